import { locale, t } from "../texts";
import { daysBetween, offsetMin, utcOf, type Wall } from "./wall";

const formats = new Map<string, Intl.DateTimeFormat>();

// Wall dates are formatted as if they were UTC, so no zone can shift them.
function format(date: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale()} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  const formatter = known ?? new Intl.DateTimeFormat(locale(), { timeZone: "UTC", ...options });
  if (!known) formats.set(key, formatter);
  return formatter.format(utcOf(date));
}

/** "пт" */
export function weekdayShort(date: string): string {
  return format(date, { weekday: "short" });
}

/** "28" */
export function dayOfMonth(date: string): string {
  return String(Number(date.slice(8)));
}

/** "28 ноября" */
export function dayMonth(date: string): string {
  return format(date, { day: "numeric", month: "long" });
}

/** "ноября", as it stands after the day's number */
export function monthOf(date: string): string {
  return dayMonth(date).replace(/^\d+ /, "");
}

/** "пятница, 28 ноября" */
export function fullDay(date: string): string {
  return `${format(date, { weekday: "long" })}, ${dayMonth(date)}`;
}

/** "пт 28 ноября" */
export function shortDay(date: string): string {
  return `${weekdayShort(date)} ${dayMonth(date)}`;
}

/** "ноябрь 2026" */
export function monthYear(date: string): string {
  return `${format(date, { month: "long" })} ${date.slice(0, 4)}`;
}

/** "сегодня", "завтра", else "пт 28" and from the next month on "пт 4 дек." */
export function nearDay(date: string, today: string): string {
  const days = daysBetween(today, date);
  if (days === 0) return t().dates.today;
  if (days === 1) return t().dates.tomorrow;
  if (date.slice(0, 7) === today.slice(0, 7)) return `${weekdayShort(date)} ${dayOfMonth(date)}`;
  return `${weekdayShort(date)} ${format(date, { day: "numeric", month: "short" })}`;
}

/** "пт 28 ноября, 15:00" */
export function dayAndTime(wall: Wall): string {
  return `${shortDay(wall.date)}, ${wall.time}`;
}

/** "пт 28 ноября, 15:00–17:00"; an end on another day is named in full. */
export function dayAndSpan(from: Wall, to: Wall): string {
  return to.date === from.date
    ? `${dayAndTime(from)}–${to.time}`
    : `${dayAndTime(from)} – ${dayAndTime(to)}`;
}

/** The zone of an ISO instant by its city and offset: "Москва, UTC+3". */
export function zoneName(zone: string, iso: string): string {
  // Chromium ships no Russian names of cities, so the frequent ones are among our texts.
  const city = t().zones[zone] ?? zone.replace(/^.*\//, "").replaceAll("_", " ");
  const minutes = offsetMin(iso);
  const hours = Math.trunc(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `${city}, UTC${minutes < 0 ? "−" : "+"}${hours}${rest ? `:${rest}` : ""}`;
}
