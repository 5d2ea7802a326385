import { useId, useState } from "preact/hooks";
import type { NewTimeOff } from "../../api/cabinet/wire";
import { today, zone } from "../../cabinet/state";
import { ct } from "../../texts/cabinet";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { DateField } from "../../ui/DateField";
import { PillGroup } from "../../ui/Pill";
import { TextInput } from "../../ui/TextInput";
import { TimeRange } from "../../ui/TimeRange";
import { overnightNote } from "./dayWords";
import css from "./hours.module.css";
import { faultOf, type TimeOffField, type TimeOffForm, timeOffOf } from "./timeOff";

const empty: TimeOffForm = {
  kind: "days",
  first: "",
  last: "",
  from: "12:00",
  to: "14:00",
  reason: "",
};

/** Whole days or hours to be away. */
export function TimeOffAdder({ onAdd }: { onAdd: (timeOff: NewTimeOff) => void }) {
  const [form, setForm] = useState(empty);
  const [isTried, setTried] = useState(false);
  const fault = isTried ? faultOf(form) : null;
  const texts = ct().hours;
  const wordsAt = (field: TimeOffField) =>
    fault?.[0] === field ? texts.faults[fault[1]] : undefined;
  const change = (changes: Partial<TimeOffForm>) => setForm({ ...form, ...changes });

  function press(): void {
    setTried(faultOf(form) !== null);
    if (faultOf(form) !== null) return;
    onAdd(timeOffOf(form, zone()));
    setForm(empty);
  }

  return (
    <Card>
      <PillGroup
        legend={texts.kind}
        name="time-off-kind"
        look="outlined"
        options={(["days", "hours"] as const).map((value) => ({
          value,
          label: texts.kinds[value],
        }))}
        value={form.kind}
        onChoose={(kind) => change({ kind: kind as TimeOffForm["kind"] })}
      />
      <DateField
        label={form.kind === "days" ? texts.firstDay : texts.day}
        value={form.first}
        min={today()}
        error={wordsAt("first")}
        // Most absences are of one day: the end follows the beginning until it is set.
        onChange={(first) => change({ first, ...(form.last <= form.first && { last: first }) })}
      />
      {form.kind === "days" ? (
        <DateField
          label={texts.lastDay}
          value={form.last}
          min={form.first || today()}
          error={wordsAt("last")}
          onChange={(last) => change({ last })}
        />
      ) : (
        <AwayTime {...{ form, change, error: wordsAt("to") }} />
      )}
      <TextInput
        label={texts.reason}
        placeholder={texts.reasonHint}
        maxLength={200}
        value={form.reason}
        onChange={(reason) => change({ reason })}
      />
      <Button onPress={press}>{texts.addTimeOff}</Button>
    </Card>
  );
}

interface AwayProps {
  form: TimeOffForm;
  change: (changes: Partial<TimeOffForm>) => void;
  error: string | undefined;
}

function AwayTime({ form, change, error }: AwayProps) {
  const errorId = useId();
  const { time, timeFrom, timeTo } = ct().hours;
  return (
    <>
      <TimeRange
        label={time}
        fromLabel={timeFrom}
        toLabel={timeTo}
        value={[form.from, form.to]}
        note={overnightNote([form.from, form.to])}
        isInvalid={error !== undefined}
        errorId={errorId}
        onChange={([from, to]) => change({ from, to })}
      />
      {error && (
        <p id={errorId} class={css.error} role="alert">
          {error}
        </p>
      )}
    </>
  );
}
