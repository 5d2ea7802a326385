import type { DayHours } from "../../api/cabinet/wire";
import { weekdayShort } from "../../format/dates";
import { addDays } from "../../format/wall";
import { hoursTexts } from "../../texts/cabinet/hours";
import { dayMin, isOvernight, joined, type Stretch, spanText, stretchesOf, timeOf } from "./spans";

export const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;

const someMonday = "2024-01-01";

/** "пн" for 0 */
export function shortWeekday(weekday: number): string {
  return weekdayShort(addDays(someMonday, weekday));
}

/** "Понедельник" for 0 */
export function longWeekday(weekday: number): string {
  return hoursTexts().weekdays[weekday] ?? "";
}

/** From the first hour to the last: "10:00–19:00", or that it is a day off. */
export function spanOfDay({ windows }: DayHours): string {
  const open = joined(stretchesOf(windows));
  const [first, last] = [open[0], open[open.length - 1]];
  if (!first || !last) return hoursTexts().dayOff;
  return spanText([timeOf(first.from), timeOf(last.to)]);
}

/** All of it: "10:00–14:00, 15:00–19:00, перерыв 16:00–16:15". */
export function hoursOfDay({ windows, breaks }: DayHours): string {
  if (windows.length === 0) return hoursTexts().dayOff;
  const worked = windows.map(spanText).join(", ");
  if (breaks.length === 0) return worked;
  return `${worked}, ${hoursTexts().withBreak(breaks.map(spanText).join(", "))}`;
}

/** "до 02:00 следующего дня" where a span goes on after midnight. */
export function overnightNote(span: [string, string]): string | undefined {
  return isOvernight(span) ? hoursTexts().nextDay(span[1]) : undefined;
}

/** The hours that a picture of these days has to show, whole ones and not fewer than 8 to 22. */
export function rangeOf(days: DayHours[]): Stretch {
  const all = days.flatMap(({ windows }) => stretchesOf(windows));
  const from = Math.min(8 * 60, ...all.map((stretch) => stretch.from));
  const to = Math.max(22 * 60, ...all.map((stretch) => stretch.to));
  return { from: Math.floor(from / 60) * 60, to: Math.min(Math.ceil(to / 60) * 60, 2 * dayMin) };
}

/** "а", "а и б", "а, б и в"; of more than three the rest is counted. */
export function listed(items: string[]): string {
  const { and, andMore } = hoursTexts();
  if (items.length > 3) return andMore(items.slice(0, 3).join(", "), items.length - 3);
  if (items.length < 2) return items.join("");
  return and(items.slice(0, -1).join(", "), items[items.length - 1] ?? "");
}
