import { useState } from "preact/hooks";
import type { DayHours } from "../../api/cabinet/wire";
import { hoursTexts } from "../../texts/cabinet/hours";
import { Button } from "../../ui/Button";
import { type Faults, faultAt } from "./checks";
import { maxCycleDays } from "./cycle";
import { DayHoursEditor } from "./DayHoursEditor";
import { DayRows } from "./DayRows";
import { rangeOf } from "./dayWords";
import css from "./hours.module.css";
import { closedDay } from "./newSpans";

interface Props {
  path: string;
  cycle: DayHours[];
  faults: Faults;
  onChange: (cycle: DayHours[]) => void;
}

/** A cycle of any length, day by day. */
export function CycleEditor({ path, cycle, faults, onChange }: Props) {
  const [chosen, setChosen] = useState(0);
  const { cycleDay, addCycleDay, removeCycleDay } = hoursTexts();
  const at = Math.min(chosen, cycle.length - 1);
  const rows = cycle.map((hours, place) => ({
    label: String(place + 1),
    name: cycleDay(place + 1),
    hours,
    isWrong: faultAt(faults, `${path}.${place}`) !== undefined,
  }));
  return (
    <>
      <DayRows {...{ rows, range: rangeOf(cycle), chosen: at, onChoose: setChosen }} />
      <div class={css.adders}>
        {cycle.length < maxCycleDays && (
          <Button onPress={() => onChange([...cycle, closedDay])}>{addCycleDay}</Button>
        )}
        {cycle.length > 1 && (
          <Button onPress={() => onChange(cycle.slice(0, -1))}>{removeCycleDay}</Button>
        )}
      </div>
      <h2 class={css.subtitle}>{cycleDay(at + 1)}</h2>
      <DayHoursEditor
        key={at}
        path={`${path}.${at}`}
        day={cycle[at] ?? closedDay}
        faults={faults}
        onChange={(day) => onChange(cycle.map((it, place) => (place === at ? day : it)))}
      />
    </>
  );
}
