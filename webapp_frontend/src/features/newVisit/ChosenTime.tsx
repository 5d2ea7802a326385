import type { Cabinet } from "../../api/cabinet/wire";
import { fullDay } from "../../format/dates";
import { wallAfter, wallOf } from "../../format/wall";
import { newVisitTexts } from "../../texts/cabinet/newVisit";
import { Card } from "../../ui/Card";
import { type Explained, useExplanation, warningsOf } from "../day/explain";
import { type NewVisitForm, totalsOf } from "./form";
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
  const { form, startsAt } = props;
  const { master, services } = form;
  const explained = useExplanation({ master, services }, startsAt);
  const { tone, remarks } = verdictOn(explained, master);
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
function verdictOn(explained: Explained, master: number): Verdict {
  const texts = newVisitTexts();
  if (explained.state === "loading") return { tone: "plain", remarks: [texts.checking] };
  if (explained.state === "failed") return { tone: "plain", remarks: [] };
  const { explanation } = explained;
  // A visit that can't stand there leaves no holes either.
  if (!explanation.free) {
    const reasons = warningsOf({ ...explanation, leaves_min: [0, 0] }, master);
    return { tone: "bad", remarks: [...reasons, texts.notFree] };
  }
  const warnings = warningsOf(explanation, master);
  if (warnings.length === 0) return { tone: "ok", remarks: [texts.fits] };
  return { tone: "warn", remarks: [...warnings, texts.despite] };
}
