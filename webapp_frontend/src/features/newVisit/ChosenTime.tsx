import type { Cabinet, Explanation } from "../../api/cabinet/wire";
import { fullDay } from "../../format/dates";
import { duration } from "../../format/numbers";
import { wallAfter, wallOf } from "../../format/wall";
import { ct } from "../../texts/cabinet";
import { Card } from "../../ui/Card";
import { type NewVisitForm, servicesOf, totalsOf } from "./form";
import css from "./newVisit.module.css";
import type { Explained } from "./useExplanation";

interface Props {
  cabinet: Cabinet;
  form: NewVisitForm;
  startsAt: string;
  explanation: Explained;
}

/** The chosen time in words, with what speaks against it. */
export function ChosenTime({ cabinet, form, startsAt, explanation }: Props) {
  const { answer, isAsking } = explanation;
  const from = wallOf(startsAt);
  const { minutes } = totalsOf(cabinet, form.services);
  const to = minutes > 0 ? `–${wallAfter(cabinet.timezone, startsAt, minutes).time}` : "";
  return (
    <div role="status">
      <Card tone={answer === null ? "plain" : toneOf(answer)} class={css.stack}>
        <p class={css.when}>
          {fullDay(from.date)} · {from.time}
          {to}
        </p>
        {isAsking && <p class={css.hint}>{ct().newVisit.checking}</p>}
        {answer && <Remarks answer={answer} shortestMin={shortestOf(cabinet, form)} />}
      </Card>
    </div>
  );
}

function toneOf({ offered, free }: Explanation): "ok" | "warn" | "bad" {
  if (!free) return "bad";
  return offered ? "ok" : "warn";
}

function Remarks({ answer, shortestMin }: { answer: Explanation; shortestMin: number }) {
  const texts = ct().newVisit;
  const { offered, free, reasons, leaves_min } = answer;
  const hole = free ? holeText(leaves_min, shortestMin) : null;
  return (
    <>
      {reasons.map(({ code, text }) => (
        <p key={code}>{text}</p>
      ))}
      {offered && reasons.length === 0 && <p>{texts.fits}</p>}
      {hole && <p>{hole}</p>}
      {!free && <p>{texts.notFree}</p>}
      {free && !offered && <p class={css.hint}>{texts.despite}</p>}
    </>
  );
}

/** The holes left beside the visit that are too short to sell. */
function holeText([before, after]: Explanation["leaves_min"], shortestMin: number): string | null {
  const texts = ct().newVisit;
  const isHole = (minutes: number) => minutes > 0 && minutes < shortestMin;
  if (isHole(before) && isHole(after)) return texts.leavesBoth(duration(before), duration(after));
  if (isHole(before)) return texts.leavesBefore(duration(before));
  return isHole(after) ? texts.leavesAfter(duration(after)) : null;
}

/** Minutes of the shortest service that clients can book with the master. */
function shortestOf(cabinet: Cabinet, { master }: NewVisitForm): number {
  const open = servicesOf(cabinet, master).filter(({ hidden }) => !hidden);
  return Math.min(...open.map(({ duration_min }) => duration_min));
}
