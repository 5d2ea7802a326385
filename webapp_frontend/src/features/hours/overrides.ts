import type { DateHours, DayHours } from "../../api/cabinet/wire";
import { daysBetween, mondayOf } from "../../format/wall";
import type { Draft } from "./draft";
import { usualDay } from "./newSpans";

/** The hours a date has of its own, if it has some. */
export function overrideOf({ overrides }: Draft, date: string): DateHours | undefined {
  return overrides.find((day) => day.date === date);
}

/** Gives a date hours of its own; they begin as those of its weekday. */
export function addDate(draft: Draft, date: string): DateHours[] {
  const weekly = draft.weekly[daysBetween(mondayOf(date), date)];
  const { windows, breaks } = weekly && weekly.windows.length > 0 ? weekly : usualDay;
  return [...draft.overrides, { date, windows, breaks }].sort((one, other) =>
    one.date < other.date ? -1 : 1,
  );
}

export function changeDate({ overrides }: Draft, date: string, changed: DayHours): DateHours[] {
  const { windows, breaks } = changed;
  return overrides.map((day) => (day.date === date ? { ...day, windows, breaks } : day));
}

export function removeDate({ overrides }: Draft, date: string): DateHours[] {
  return overrides.filter((day) => day.date !== date);
}
