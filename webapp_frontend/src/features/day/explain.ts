import { useEffect, useState } from "preact/hooks";
import { explainStart, type StartQuery } from "../../api/cabinet/endpoints";
import type { Explanation } from "../../api/cabinet/wire";
import { type ApiError, asApiError } from "../../api/errors";
import { masterId } from "../../cabinet/state";
import { duration } from "../../format/numbers";
import { ct } from "../../texts/cabinet";
import { servicesWith } from "./visitTexts";

export type Explained =
  | { state: "loading" }
  | { state: "here"; explanation: Explanation }
  | { state: "failed"; error: ApiError };

/** What the server says of a start for some services, asked anew whenever one of them changes. */
export function useExplanation(query: StartQuery, startsAt: string): Explained {
  const [answer, setAnswer] = useState<Explained & { of: string }>();
  const key = JSON.stringify([query, startsAt]);
  useEffect(() => {
    let isWanted = true;
    const take = (explained: Explained) => isWanted && setAnswer({ ...explained, of: key });
    explainStart({ ...query, starts_at: startsAt }).then(
      (explanation) => take({ state: "here", explanation }),
      (thrown: unknown) => take({ state: "failed", error: asApiError(thrown) }),
    );
    return () => {
      isWanted = false;
    };
  }, [key]);
  return answer?.of === key ? answer : { state: "loading" };
}

// How early and how far ahead clients may book, and on which grid, binds clients only.
const clientsOnly = ["too_soon", "too_far_ahead", "off_grid"];

/** What to know before a start is taken: why it is unusual, which holes it leaves to nobody's use. */
export function warningsOf(
  { reasons, leaves_min }: Explanation,
  master: number = masterId.value,
): string[] {
  const shortest = shortestService(master);
  const leaves = leaves_min
    .filter((minutes) => minutes > 0 && minutes < shortest)
    .map((minutes) => ct().day.drop.leaves(duration(minutes)));
  return [...reasons.filter(({ code }) => !clientsOnly.includes(code)).map(sentenceOf), ...leaves];
}

/** A reason as a sentence among sentences: the server's come without a full stop. */
export function sentenceOf({ text }: { text: string }): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** Minutes of the shortest service that clients can book with a master. */
function shortestService(master: number): number {
  const offered = servicesWith(master).filter(({ hidden }) => !hidden);
  return Math.min(...offered.map(({ duration_min }) => duration_min));
}
