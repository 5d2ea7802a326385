import { useId, useState } from "preact/hooks";
import type { NewTimeOff } from "../../api/cabinet/wire";
import { today, zone } from "../../cabinet/state";
import { hoursTexts } from "../../texts/cabinet/hours";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { DateField } from "../../ui/DateField";
import { PillGroup } from "../../ui/Pill";
import { TextInput } from "../../ui/TextInput";
import { TimeRange } from "../../ui/TimeRange";
import { overnightNote } from "./dayWords";
import { faultText } from "./faultText";
import css from "./hours.module.css";
import { faultOf, type TimeOffField, type TimeOffForm, timeOffOf } from "./timeOff";

const kinds = ["days", "hours"] as const;

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
  const errorAt = (field: TimeOffField) => (fault?.[0] === field ? faultText(fault[1]) : undefined);
  const change = (changes: Partial<TimeOffForm>) => setForm({ ...form, ...changes });

  function press(): void {
    setTried(faultOf(form) !== null);
    if (faultOf(form) !== null) return;
    onAdd(timeOffOf(form, zone()));
    setForm(empty);
  }

  return (
    <Card>
      <KindChoice form={form} change={change} />
      {form.kind === "days" ? (
        <AwayDays {...{ form, change, errorAt }} />
      ) : (
        <AwayHours {...{ form, change, errorAt }} />
      )}
      <TextInput
        label={hoursTexts().reason}
        placeholder={hoursTexts().reasonHint}
        maxLength={200}
        value={form.reason}
        onChange={(reason) => change({ reason })}
      />
      <Button onPress={press}>{hoursTexts().addTimeOff}</Button>
    </Card>
  );
}

interface AwayProps {
  form: TimeOffForm;
  change: (changes: Partial<TimeOffForm>) => void;
  errorAt: (field: TimeOffField) => string | undefined;
}

function KindChoice({ form, change }: Pick<AwayProps, "form" | "change">) {
  return (
    <PillGroup
      legend={hoursTexts().kind}
      name="time-off-kind"
      look="outlined"
      options={kinds.map((value) => ({ value, label: hoursTexts().kinds[value] }))}
      value={form.kind}
      onChoose={(kind) => change({ kind: kind as TimeOffForm["kind"] })}
    />
  );
}

function AwayDays({ form, change, errorAt }: AwayProps) {
  return (
    <>
      <DateField
        label={hoursTexts().firstDay}
        value={form.first}
        min={today()}
        error={errorAt("first")}
        // Most absences are of one day: the end follows the beginning until it is set.
        onChange={(first) => change({ first, ...(form.last <= form.first && { last: first }) })}
      />
      <DateField
        label={hoursTexts().lastDay}
        value={form.last}
        min={form.first || today()}
        error={errorAt("last")}
        onChange={(last) => change({ last })}
      />
    </>
  );
}

function AwayHours({ form, change, errorAt }: AwayProps) {
  const errorId = useId();
  const { day, time, timeFrom, timeTo } = hoursTexts();
  const error = errorAt("to");
  return (
    <>
      <DateField
        label={day}
        value={form.first}
        min={today()}
        error={errorAt("first")}
        onChange={(first) => change({ first })}
      />
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
