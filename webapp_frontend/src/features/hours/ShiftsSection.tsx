import { today } from "../../cabinet/state";
import { say } from "../../cabinet/Toast";
import { addDays } from "../../format/wall";
import { hoursTexts } from "../../texts/cabinet/hours";
import { focusHeading } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Card, SectionTitle } from "../../ui/Card";
import { cycleOf, workDayOf } from "./cycle";
import type { Draft } from "./draft";
import type { Hours } from "./hours";
import css from "./hours.module.css";
import { ShiftEditor } from "./ShiftEditor";

/** Patterns of working days and days off, each laid over a range of dates. */
export function ShiftsSection({ hours, draft }: { hours: Hours; draft: Draft }) {
  const { shifts } = draft;
  const { shiftsNote, shiftsNone, addShift, removeShift, shiftRemoved, shift: name } = hoursTexts();

  function remove(at: number): void {
    hours.change({ shifts: shifts.filter((_, place) => place !== at) });
    focusHeading();
    say(shiftRemoved, { undo: async () => hours.change({ shifts }) });
  }

  return (
    <>
      <p class={css.hint}>{shiftsNote}</p>
      {shifts.length === 0 && <p class={css.none}>{shiftsNone}</p>}
      {shifts.map((shift, at) => (
        <section key={at} aria-label={name(at + 1)}>
          {shifts.length > 1 && <SectionTitle>{name(at + 1)}</SectionTitle>}
          <Card>
            <ShiftEditor
              path={`shifts.${at}`}
              shift={shift}
              faults={hours.faults.value}
              onChange={(changed) =>
                hours.change({ shifts: shifts.map((it, place) => (place === at ? changed : it)) })
              }
            />
            <Button tone="danger" onPress={() => remove(at)}>
              {removeShift}
            </Button>
          </Card>
        </section>
      ))}
      <p class={css.add}>
        <Button onPress={() => hours.change({ shifts: [...shifts, newShift(draft)] })}>
          {addShift}
        </Button>
      </p>
    </>
  );
}

/** Two days on, two off, from tomorrow or once the last range is over. */
function newShift({ shifts, weekly }: Draft): Draft["shifts"][number] {
  const busyUntil = shifts.map((shift) => shift.last_date ?? shift.first_date);
  const last = [today(), ...busyUntil].sort().pop() ?? today();
  const work = workDayOf(shifts[shifts.length - 1]?.cycle ?? weekly);
  const { windows, breaks } = work;
  return {
    first_date: addDays(last, 1),
    last_date: null,
    cycle: cycleOf("twoTwo", { windows, breaks }),
  };
}
