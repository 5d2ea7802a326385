import { useState } from "preact/hooks";
import { today } from "../../cabinet/state";
import { shortDay } from "../../format/dates";
import { hoursTexts } from "../../texts/cabinet/hours";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { DateField } from "../../ui/DateField";
import { type Fault, faultAt } from "./checks";
import { DateHoursEditor } from "./DateHoursEditor";
import { hoursOfDay } from "./dayWords";
import type { Draft } from "./draft";
import { faultText } from "./faultText";
import type { Hours } from "./hours";
import css from "./hours.module.css";
import { addDate } from "./overrides";

/** Dates with hours of their own. */
export function DatesSection({ hours, draft }: { hours: Hours; draft: Draft }) {
  const [open, setOpen] = useState<string | null>(null);
  const { datesNone, datesNote } = hoursTexts();
  return (
    <>
      <p class={css.hint}>{datesNote}</p>
      {draft.overrides.length === 0 && <p class={css.none}>{datesNone}</p>}
      {draft.overrides.map((day, at) => (
        <Card key={day.date} class={css.entry}>
          <button
            type="button"
            class={css.entryHead}
            aria-expanded={open === day.date}
            onClick={() => setOpen(open === day.date ? null : day.date)}
          >
            <span class={css.entryTitle}>{shortDay(day.date)}</span>
            <span class={faultAt(hours.faults.value, `overrides.${at}`) ? css.wrong : css.daySpan}>
              {hoursOfDay(day)}
            </span>
          </button>
          <Refused fault={hours.faults.value.get(`overrides.${at}.date`)} />
          {open === day.date && <DateHoursEditor {...{ hours, draft, date: day.date }} />}
        </Card>
      ))}
      <AddDate
        draft={draft}
        onAdd={(date) => {
          hours.change({ overrides: addDate(draft, date) });
          setOpen(date);
        }}
      />
    </>
  );
}

function Refused({ fault }: { fault: Fault | undefined }) {
  return fault ? (
    <p class={css.error} role="alert">
      {faultText(fault)}
    </p>
  ) : null;
}

function AddDate({ draft, onAdd }: { draft: Draft; onAdd: (date: string) => void }) {
  const [date, setDate] = useState("");
  const [error, setError] = useState<string>();
  const { newDate, addDate: add, dateTaken, faults } = hoursTexts();

  function press(): void {
    const isTaken = draft.overrides.some((day) => day.date === date);
    const wrong = date < today() ? faults.dateMissing : isTaken ? dateTaken : undefined;
    setError(wrong);
    if (wrong !== undefined) return;
    onAdd(date);
    setDate("");
  }

  return (
    <Card>
      <DateField {...{ label: newDate, value: date, min: today(), error, onChange: setDate }} />
      <Button onPress={press}>{add}</Button>
    </Card>
  );
}
