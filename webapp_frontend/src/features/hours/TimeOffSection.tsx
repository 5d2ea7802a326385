import { Trash2 } from "lucide";
import type { TimeOff } from "../../api/cabinet/wire";
import { say } from "../../cabinet/Toast";
import { hoursTexts } from "../../texts/cabinet/hours";
import { announce, focusHeading } from "../../ui/announce";
import { Card } from "../../ui/Card";
import { Icon } from "../../ui/Icon";
import { type Fault, faultAt } from "./checks";
import type { Draft } from "./draft";
import { faultText } from "./faultText";
import type { Hours } from "./hours";
import css from "./hours.module.css";
import { TimeOffAdder } from "./TimeOffAdder";
import { startOf, whenOff } from "./timeOff";

/** Vacations and hours away, and one more to add. */
export function TimeOffSection({ hours, draft }: { hours: Hours; draft: Draft }) {
  const { timeOffNone, timeOffNote, timeOffAdded, timeOffRemoved } = hoursTexts();
  const before = draft.time_off;

  function add(timeOff: TimeOff): void {
    const all = [...before, timeOff];
    hours.change({ time_off: all.sort((one, other) => (startOf(one) < startOf(other) ? -1 : 1)) });
    announce(timeOffAdded(whenOff(timeOff)));
  }

  function remove(timeOff: TimeOff): void {
    hours.change({ time_off: before.filter((it) => it !== timeOff) });
    focusHeading();
    say(timeOffRemoved(whenOff(timeOff)), { undo: async () => hours.change({ time_off: before }) });
  }

  return (
    <>
      <p class={css.hint}>{timeOffNote}</p>
      {before.length === 0 ? (
        <p class={css.none}>{timeOffNone}</p>
      ) : (
        <Card class={css.list}>
          <ul>
            {before.map((timeOff, at) => (
              <TimeOffRow
                key={`${startOf(timeOff)} ${at}`}
                timeOff={timeOff}
                fault={faultAt(hours.faults.value, `time_off.${at}`)}
                onRemove={() => remove(timeOff)}
              />
            ))}
          </ul>
        </Card>
      )}
      <TimeOffAdder onAdd={add} />
    </>
  );
}

interface RowProps {
  timeOff: TimeOff;
  fault: Fault | undefined;
  onRemove: () => void;
}

function TimeOffRow({ timeOff, fault, onRemove }: RowProps) {
  const when = whenOff(timeOff);
  return (
    <li class={css.row}>
      <span class={css.rowText}>
        {when}
        {timeOff.reason && <span class={css.small}>{timeOff.reason}</span>}
        {fault && <span class={css.error}> {faultText(fault)}</span>}
      </span>
      <button
        type="button"
        class={css.iconButton}
        aria-label={hoursTexts().removeTimeOff(when)}
        onClick={onRemove}
      >
        <Icon of={Trash2} size={20} />
      </button>
    </li>
  );
}
