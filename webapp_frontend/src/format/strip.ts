import type { Load } from "../api/wire";
import type { StripDay } from "../ui/WeekStrip";
import { dayOfMonth, monthOf, monthYear, weekdayShort } from "./dates";
import { addDays } from "./wall";

const levels: Record<Load, StripDay["level"]> = {
  free: "high",
  few: "half",
  full: "low",
  closed: "none",
};

interface Known {
  /** How much of the day is left; undefined while that is not known. */
  load: Load | undefined;
  /** What else a screen reader says of it. */
  words?: string[] | undefined;
  isEnabled: boolean;
}

/** A date as a strip of days shows it. */
export function stripDay(date: string, { load, words = [], isEnabled }: Known): StripDay {
  return {
    value: date,
    top: weekdayShort(date),
    main: dayOfMonth(date),
    rest: [monthOf(date), ...words].join(", "),
    level: load ? levels[load] : "none",
    isEnabled,
  };
}

/** "ноябрь 2026", with both names where the week lies in two months. */
export function monthsOf(monday: string): string {
  const [first, last] = [monthYear(monday), monthYear(addDays(monday, 6))];
  return first === last ? first : `${first.replace(/ \d+$/, "")} – ${last}`;
}
