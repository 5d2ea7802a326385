import type { DayHours } from "../../api/cabinet/wire";
import { areAlike } from "./draft";
import { closedDay, usualDay } from "./newSpans";

export type KnownPattern = "twoTwo" | "fiveTwo";
export type Pattern = KnownPattern | "custom";

const shapes = { twoTwo: [2, 2], fiveTwo: [5, 2] } as const;
export const maxCycleDays = 60;

/** Work days of the same hours, then days off, as 2/2 or 5/2; anything else is custom. */
export function patternOf(cycle: DayHours[]): Pattern {
  const work = workDayOf(cycle);
  const known = (["twoTwo", "fiveTwo"] as const).find((pattern) => {
    const wanted = cycleOf(pattern, work);
    return (
      wanted.length === cycle.length &&
      wanted.every((day, at) => areAlike(day, cycle[at] ?? closedDay))
    );
  });
  return known ?? "custom";
}

/** The first day of the cycle on which she works, else usual hours. */
export function workDayOf(cycle: DayHours[]): DayHours {
  return cycle.find(({ windows }) => windows.length > 0) ?? usualDay;
}

export function cycleOf(pattern: KnownPattern, workDay: DayHours): DayHours[] {
  const [work, free] = shapes[pattern];
  return [...Array<DayHours>(work).fill(workDay), ...Array<DayHours>(free).fill(closedDay)];
}
