import { useState } from "preact/hooks";
import type { StaffVisit } from "../../api/cabinet/wire";
import { zone } from "../../cabinet/state";
import { duration } from "../../format/numbers";
import { wallAfter, wallOf } from "../../format/wall";
import { ct } from "../../texts/cabinet";
import { Stepper } from "../../ui/Stepper";
import { knownDay } from "./days";
import { EditSheet } from "./EditSheet";
import { resize } from "./edits";
import { lengthWarnings } from "./lengthWarnings";
import css from "./sheets.module.css";
import { lengthOf } from "./visitTexts";

interface Props {
  visit: StaffVisit;
  /** The length to begin with, where one was dragged. */
  minutes?: number;
  onClose: () => void;
}

/** Asks how long a visit takes. */
export function LengthSheet({ visit, minutes: first, onClose }: Props) {
  const [minutes, setMinutes] = useState(first ?? lengthOf(visit));
  const { lengthTitle, lengthLabel, lengthTaken, until } = ct().day.visit;
  const isValid = minutes >= 5 && minutes % 5 === 0;
  const end = wallAfter(zone(), visit.starts_at, isValid ? minutes : 0);
  const day = knownDay(visit.master.id, wallOf(visit.starts_at).date);
  const warnings = day && isValid ? lengthWarnings(day, visit, minutes) : [];
  return (
    <EditSheet
      title={lengthTitle}
      {...{ visit, isValid, onClose }}
      isTold={false}
      act={(notify) => resize(visit, minutes, notify)}
      taken={lengthTaken}
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
      <div role="status">
        {warnings.length > 0 && (
          <ul class={css.warnings}>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        )}
      </div>
    </EditSheet>
  );
}
