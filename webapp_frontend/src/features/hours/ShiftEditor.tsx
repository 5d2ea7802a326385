import { useState } from "preact/hooks";
import type { Shift } from "../../api/cabinet/wire";
import { today } from "../../cabinet/state";
import { addDays } from "../../format/wall";
import { hoursTexts } from "../../texts/cabinet/hours";
import { DateField } from "../../ui/DateField";
import { PillGroup } from "../../ui/Pill";
import { Switch } from "../../ui/Switch";
import { CycleEditor } from "./CycleEditor";
import { type Faults, faultAt } from "./checks";
import { cycleOf, type KnownPattern, type Pattern, patternOf, workDayOf } from "./cycle";
import { DayHoursEditor } from "./DayHoursEditor";
import { faultText } from "./faultText";
import css from "./hours.module.css";

interface Props {
  path: string;
  shift: Shift;
  faults: Faults;
  onChange: (shift: Shift) => void;
}

const patterns = ["twoTwo", "fiveTwo", "custom"] as const;

/** How days alternate, their hours, and between which dates. */
export function ShiftEditor(props: Props) {
  const { path, shift, faults, onChange } = props;
  const [isCustom, setCustom] = useState(false);
  const pattern = isCustom ? "custom" : patternOf(shift.cycle);

  function choose(chosen: Pattern): void {
    setCustom(chosen === "custom");
    if (chosen === "custom") return;
    onChange({ ...shift, cycle: cycleOf(chosen, workDayOf(shift.cycle)) });
  }

  return (
    <>
      <PillGroup
        legend={hoursTexts().pattern}
        name={`${path}.pattern`}
        look="outlined"
        options={patterns.map((value) => ({ value, label: hoursTexts().patterns[value] }))}
        value={pattern}
        onChoose={(value) => choose(value as Pattern)}
      />
      <ShiftDates {...props} />
      {pattern === "custom" ? (
        <CycleEditor
          path={`${path}.cycle`}
          cycle={shift.cycle}
          faults={faults}
          onChange={(cycle) => onChange({ ...shift, cycle })}
        />
      ) : (
        <WorkDay {...props} pattern={pattern} />
      )}
    </>
  );
}

function WorkDay({ path, shift, faults, onChange, pattern }: Props & { pattern: KnownPattern }) {
  return (
    <>
      <h2 class={css.subtitle}>{hoursTexts().workDayHours}</h2>
      <DayHoursEditor
        path={`${path}.cycle.0`}
        day={workDayOf(shift.cycle)}
        faults={faults}
        canClose={false}
        onChange={(day) => onChange({ ...shift, cycle: cycleOf(pattern, day) })}
      />
    </>
  );
}

function ShiftDates({ path, shift, faults, onChange }: Props) {
  const { first_date: first, last_date: last } = shift;
  const texts = hoursTexts();
  const wordsAt = (field: string) => {
    const fault = faultAt(faults, `${path}.${field}`);
    return fault && faultText(fault);
  };
  return (
    <>
      <DateField
        label={texts.shiftFirst}
        value={first}
        error={wordsAt("first_date")}
        onChange={(date) => onChange({ ...shift, first_date: date })}
      />
      <Switch
        label={texts.noEnd}
        isOn={last === null}
        onChange={(isEndless) =>
          onChange({ ...shift, last_date: isEndless ? null : addDays(first || today(), 30) })
        }
      />
      {last !== null && (
        <DateField
          label={texts.shiftLast}
          value={last}
          min={first}
          error={wordsAt("last_date")}
          onChange={(date) => onChange({ ...shift, last_date: date })}
        />
      )}
    </>
  );
}
