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

function holesText({ holes }: StaffDay): string | null {
  if (holes.length === 0) return null;
  const minutes = holes.reduce((total, hole) => total + minutesOf(hole), 0);
  const { hole, holesOf, holes: words } = ct().day;
  return holes.length === 1
    ? hole(duration(minutes))
    : holesOf(plural(holes.length, words), duration(minutes));
}

/** Real minutes between two instants. */
export function minutesOf({ starts_at, ends_at }: { starts_at: string; ends_at: string }): number {
  return (Date.parse(ends_at) - Date.parse(starts_at)) / 60_000;
}
