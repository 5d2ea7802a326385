import { say } from "../../cabinet/Toast";
import { shortDay } from "../../format/dates";
import { hoursTexts } from "../../texts/cabinet/hours";
import { focusHeading } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { DayHoursEditor } from "./DayHoursEditor";
import type { Draft } from "./draft";
import type { Hours } from "./hours";
import { changeDate, removeDate } from "./overrides";

interface Props {
  hours: Hours;
  draft: Draft;
  /** One that has hours of its own. */
  date: string;
}

/** The hours of one date, and the way back to the usual ones. */
export function DateHoursEditor({ hours, draft, date }: Props) {
  const at = draft.overrides.findIndex((day) => day.date === date);
  const day = draft.overrides[at];
  if (!day) return null;

  function remove(): void {
    const before = draft.overrides;
    hours.change({ overrides: removeDate(draft, date) });
    focusHeading();
    say(hoursTexts().dateRemoved(shortDay(date)), {
      undo: async () => hours.change({ overrides: before }),
    });
  }

  return (
    <>
      <DayHoursEditor
        path={`overrides.${at}`}
        day={day}
        faults={hours.faults.value}
        onChange={(changed) => hours.change({ overrides: changeDate(draft, date, changed) })}
      />
      <Button tone="danger" onPress={remove}>
        {hoursTexts().usualHours}
      </Button>
    </>
  );
}
