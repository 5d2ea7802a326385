import type { Cabinet, Explanation } from "../../api/cabinet/wire";
import { fullDay } from "../../format/dates";
import { wallAfter, wallOf } from "../../format/wall";
import { ct } from "../../texts/cabinet";
import { Card } from "../../ui/Card";
import { type Explained, useExplanation, warningsOf } from "../day/explain";
import { type NewVisitForm, servicesOf, totalsOf } from "./form";
import css from "./newVisit.module.css";

interface Props {
  cabinet: Cabinet;
  form: NewVisitForm;
  startsAt: string;
}

/** The chosen time in words, with what speaks against it. */
export function ChosenTime(props: Props) {
  return (
    <div role="status">
      {props.form.services.length === 0 ? (
        <Card>
          <When {...props} />
        </Card>
      ) : (
        <Checked {...props} />
      )}
    </div>
  );
}

function When({ cabinet, form, startsAt }: Props) {
  const from = wallOf(startsAt);
  const { minutes } = totalsOf(cabinet, form.services);
  const to = minutes > 0 ? `–${wallAfter(cabinet.timezone, startsAt, minutes).time}` : "";
  return (
    <p class={css.when}>
      {fullDay(from.date)} · {from.time}
      {to}
    </p>
  );
}

function Checked(props: Props) {
  const { cabinet, form, startsAt } = props;
  const { master, services } = form;
  const explained = useExplanation({ master, services }, startsAt);
  const { tone, remarks } = verdictOn(explained, shortestOf(cabinet, master));
  return (
    <Card tone={tone} class={css.stack}>
      <When {...props} />
      {remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
    </Card>
  );
}

interface Verdict {
  tone: "plain" | "ok" | "warn" | "bad";
  remarks: string[];
}

/** What to say of the time; when nothing could be heard the server still checks on saving. */
function verdictOn(explained: Explained, shortestMin: number): Verdict {
  const texts = ct().newVisit;
  if (explained.state === "loading") return { tone: "plain", remarks: [texts.checking] };
  if (explained.state === "failed") return { tone: "plain", remarks: [] };
  const warnings = warningsOf(withSmallHoles(explained.explanation, shortestMin));
  if (!explained.explanation.free) return { tone: "bad", remarks: [...warnings, texts.notFree] };
  if (warnings.length === 0) return { tone: "ok", remarks: [texts.fits] };
  return { tone: "warn", remarks: [...warnings, texts.despite] };
}

/** A hole in which something can still be sold is nothing to warn of. */
function withSmallHoles(explanation: Explanation, shortestMin: number): Explanation {
  const small = (minutes: number) => (minutes < shortestMin ? minutes : 0);
  const [before, after] = explanation.leaves_min;
  return { ...explanation, leaves_min: [small(before), small(after)] };
}

/** Minutes of the shortest service that clients can book with the master. */
function shortestOf(cabinet: Cabinet, master: number): number {
  const open = servicesOf(cabinet, master).filter(({ hidden }) => !hidden);
  return Math.min(...open.map(({ duration_min }) => duration_min));
}
