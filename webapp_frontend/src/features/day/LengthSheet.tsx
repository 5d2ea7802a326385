import { useState } from "preact/hooks";
import type { StaffDay, StaffVisit } from "../../api/cabinet/wire";
import { zone } from "../../cabinet/state";
import { duration } from "../../format/numbers";
import { wallAfter } from "../../format/wall";
import { ct } from "../../texts/cabinet";
import { Stepper } from "../../ui/Stepper";
import { EditSheet } from "./EditSheet";
import { resize } from "./edits";
import css from "./sheets.module.css";
import { lengthOf } from "./visitTexts";

interface Props {
  visit: StaffVisit;
  /** The visit's day, where it is known, to warn about its hours. */
  day?: StaffDay | null;
  /** The length to begin with, where one was dragged. */
  minutes?: number;
  onClose: () => void;
}

/** Asks how long a visit takes. */
export function LengthSheet({ visit, day, minutes: first, onClose }: Props) {
  const [minutes, setMinutes] = useState(first ?? lengthOf(visit));
  const { lengthTitle, lengthLabel, until } = ct().day.visit;
  const isValid = minutes >= 5 && minutes % 5 === 0;
  const end = wallAfter(zone(), visit.starts_at, isValid ? minutes : 0);
  return (
    <EditSheet
      title={lengthTitle}
      {...{ visit, isValid, onClose }}
      isTold={false}
      act={(notify) => resize(visit, minutes, notify)}
    >
      <Stepper
        label={lengthLabel}
        value={minutes}
        onChange={setMinutes}
        step={5}
        min={5}
        max={1440}
        hint={isValid ? `${duration(minutes)}, ${until(end.time)}` : undefined}
      />
      {day && isValid && endsOutside(day, visit, minutes) && (
        <p role="status" class={css.warnings}>
          {ct().day.drop.outside}
        </p>
      )}
    </EditSheet>
  );
}

function endsOutside(day: StaffDay, visit: StaffVisit, minutes: number): boolean {
  const starts = Date.parse(visit.starts_at);
  const ends = starts + minutes * 60_000;
  return !day.windows.some(
    ({ starts_at, ends_at }) => Date.parse(starts_at) <= starts && ends <= Date.parse(ends_at),
  );
}
