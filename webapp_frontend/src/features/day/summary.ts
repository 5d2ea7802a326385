import type { StaffDay } from "../../api/cabinet/wire";
import { duration, plural } from "../../format/numbers";
import { ct } from "../../texts/cabinet";
import { sum, visitCount } from "./visitTexts";

/** "5 визитов · 9 400 ₽ · окно 45 мин" */
export function summaryOf(day: StaffDay): string {
  const parts = [visitCount(day.visits.length)];
  if (day.price_kopecks > 0) parts.push(sum(day.price_kopecks));
  const holes = holesText(day);
  return [...parts, ...(holes === null ? [] : [holes])].join(" · ");
}

function holesText({ holes: [first, ...others] }: StaffDay): string | null {
  if (first === undefined) return null;
  const { hole, holes } = ct().day;
  return others.length === 0 ? hole(duration(minutesOf(first))) : plural(others.length + 1, holes);
}

/** Real minutes between two instants. */
export function minutesOf({ starts_at, ends_at }: { starts_at: string; ends_at: string }): number {
  return (Date.parse(ends_at) - Date.parse(starts_at)) / 60_000;
}
