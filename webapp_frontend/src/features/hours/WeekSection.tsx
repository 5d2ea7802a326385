import { useRef, useState } from "preact/hooks";
import type { DayHours } from "../../api/cabinet/wire";
import { today } from "../../cabinet/state";
import { say } from "../../cabinet/Toast";
import { daysBetween, mondayOf } from "../../format/wall";
import { hoursTexts } from "../../texts/cabinet/hours";
import { Card, SectionTitle } from "../../ui/Card";
import { type Faults, faultAt } from "./checks";
import { DayHoursEditor } from "./DayHoursEditor";
import { type DayRow, DayRows } from "./DayRows";
import { longWeekday, rangeOf, shortWeekday } from "./dayWords";
import { areAlike, type Draft } from "./draft";
import type { Hours } from "./hours";
import css from "./hours.module.css";

/** The week at a glance, and one weekday of it to edit. */
export function WeekSection({ hours, draft }: { hours: Hours; draft: Draft }) {
  const [chosen, setChosen] = useState(() => daysBetween(mondayOf(today()), today()));
  const editor = useRef<HTMLElement>(null);
  const faults = hours.faults.value;
  const day = draft.weekly[chosen];
  if (!day) return null;

  function choose(weekday: number): void {
    setChosen(weekday);
    // On a small phone the editor begins below the seven bars, out of sight.
    requestAnimationFrame(() => editor.current?.scrollIntoView({ block: "nearest" }));
  }

  return (
    <>
      <Card class={css.week}>
        <DayRows
          rows={rowsOf(draft, faults)}
          range={rangeOf(draft.weekly)}
          chosen={chosen}
          onChoose={choose}
        />
      </Card>
      <section ref={editor}>
        <SectionTitle>{longWeekday(chosen)}</SectionTitle>
        <Card>
          <DayHoursEditor
            key={chosen}
            path={`weekly.${chosen}`}
            day={day}
            faults={faults}
            onChange={(changed) => hours.change({ weekly: withDay(draft, chosen, changed) })}
          />
          <CopyTo {...{ hours, draft, from: chosen }} />
        </Card>
      </section>
      <p class={css.hint}>{hoursTexts().weekNote}</p>
    </>
  );
}

function rowsOf({ weekly }: Draft, faults: Faults): DayRow[] {
  return weekly.map((day) => ({
    label: shortWeekday(day.weekday),
    name: longWeekday(day.weekday),
    hours: day,
    isWrong: faultAt(faults, `weekly.${day.weekday}`) !== undefined,
  }));
}

function CopyTo({ hours, draft, from }: { hours: Hours; draft: Draft; from: number }) {
  const source = draft.weekly[from];
  if (!source) return null;

  function copy(to: number, same: DayHours): void {
    const before = draft.weekly;
    hours.change({ weekly: withDay(draft, to, same) });
    say(hoursTexts().copied(longWeekday(to)), {
      undo: async () => hours.change({ weekly: before }),
    });
  }

  return (
    <fieldset class={css.copy}>
      <legend class={css.copyLegend}>{hoursTexts().copyTo}</legend>
      {draft.weekly.map((day) => (
        <button
          key={day.weekday}
          type="button"
          class={css.copyDay}
          aria-pressed={areAlike(day, source)}
          disabled={day.weekday === from}
          onClick={() => !areAlike(day, source) && copy(day.weekday, source)}
        >
          <span class="visually-hidden">{longWeekday(day.weekday)}</span>
          <span aria-hidden="true">{shortWeekday(day.weekday)}</span>
        </button>
      ))}
    </fieldset>
  );
}

function withDay({ weekly }: Draft, weekday: number, { windows, breaks }: DayHours) {
  return weekly.map((day) => (day.weekday === weekday ? { ...day, windows, breaks } : day));
}
