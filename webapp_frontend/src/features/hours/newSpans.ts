import type { DayHours, WallSpan } from "../../api/cabinet/wire";
import { byStart, dayMin, stretchesOf, timeOf } from "./spans";

export const usualDay: DayHours = { windows: [["10:00", "19:00"]], breaks: [] };
export const closedDay: DayHours = { windows: [], breaks: [] };

const hour = 60;

/** An interval after the last one of the day; null where nothing more fits before midnight. */
export function nextWindow({ windows }: DayHours): WallSpan | null {
  const end = Math.max(0, ...stretchesOf(windows).map(({ to }) => to));
  const from = end + hour;
  if (from + hour > dayMin) return null;
  return [timeOf(from), timeOf(Math.min(from + 4 * hour, dayMin))];
}

/** Half an hour in the middle of the longest interval, on a half hour where it can be. */
export function nextBreak({ windows }: DayHours): WallSpan | null {
  const longest = stretchesOf(windows)
    .sort(byStart)
    .sort((one, other) => other.to - other.from - (one.to - one.from))[0];
  if (!longest || longest.to - longest.from < hour) return null;
  const middle = (longest.from + longest.to) / 2;
  const from = Math.max(longest.from, Math.floor(middle / 30) * 30);
  return [timeOf(from), timeOf(from + 30)];
}
