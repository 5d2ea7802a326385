import type { BookingRules } from "../../api/cabinet/wire";
import { dayMonth } from "../../format/dates";
import { duration, plural } from "../../format/numbers";
import { addDays } from "../../format/wall";
import { hoursTexts } from "../../texts/cabinet/hours";
import type { SelectOption } from "../../ui/SelectField";
import { timeOf } from "./spans";

const notices = [0, 30, 60, 120, 180, 360, 720, 1440, 2880];
const horizons = [7, 14, 21, 30, 45, 60, 90, 180, 365];
const steps = [5, 10, 15, 20, 30, 40, 45, 60];
export const roundings = [5, 10, 15] as const;
const hideDays = [3, 7, 14, 30, 60];

export function noticeOptions(chosen: number): SelectOption[] {
  return options(notices, chosen, (minutes) => lengthOf(minutes));
}

export function horizonOptions(chosen: number): SelectOption[] {
  return options(horizons, chosen, days);
}

export function hideDaysOptions(chosen: number): SelectOption[] {
  return options(hideDays, chosen, days);
}

export function stepOptions(chosen: number): SelectOption[] {
  return options(steps, chosen, duration);
}

export function noticeText({ min_notice_min: minutes }: BookingRules): string {
  const { noticeText: text, noticeNoneText } = hoursTexts().rules;
  return minutes === 0 ? noticeNoneText : text(lengthOf(minutes));
}

export function horizonText({ booking_horizon_days: ahead }: BookingRules, today: string): string {
  return hoursTexts().rules.horizonText(dayMonth(addDays(today, ahead)));
}

/** Shows by three times what the grid makes of a day that begins at 10:00, or goes on at 10:40. */
export function gridText({ grid, slot_step_min: step, round_min: round }: BookingRules): string {
  const { clockText, freeText } = hoursTexts().rules;
  const first = grid === "clock" ? Math.ceil(600 / step) * step : Math.ceil(640 / round) * round;
  const times = [0, 1, 2].map((count) => timeOf(first + count * step)).join(", ");
  return grid === "clock" ? clockText(times) : freeText(times);
}

function lengthOf(minutes: number): string {
  if (minutes === 0) return hoursTexts().rules.noticeNone;
  return minutes >= 1440 && minutes % 1440 === 0 ? days(minutes / 1440) : duration(minutes);
}

function days(count: number): string {
  return plural(count, hoursTexts().rules.days);
}

/** The usual values, and the chosen one should it be another. */
function options(
  usual: number[],
  chosen: number,
  labelOf: (value: number) => string,
): SelectOption[] {
  return [...new Set([...usual, chosen])]
    .sort((one, other) => one - other)
    .map((value) => ({ value: String(value), label: labelOf(value) }));
}
