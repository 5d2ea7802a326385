import type { BookingRules, DayHours, ScheduleDraft, TimeOff } from "../../api/cabinet/wire";

/** A master's hours and rules as they are being edited. */
export interface Draft extends ScheduleDraft {
  rules: BookingRules;
}

/** The hours alone, as they are previewed and saved. */
export function planOf({ weekly, overrides, shifts, time_off }: ScheduleDraft): ScheduleDraft {
  return { weekly, overrides, shifts, time_off };
}

/** The part of a schedule that is edited. */
export function draftOf(schedule: Draft): Draft {
  return { ...planOf(schedule), rules: schedule.rules };
}

export function areSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether two days have the same hours. */
export function areAlike(one: DayHours, other: DayHours): boolean {
  return areSame([one.windows, one.breaks], [other.windows, other.breaks]);
}

/**
 * Lays what was changed between `before` and `mine` over `fresh`.
 *
 * What both sides changed is taken from `mine`: its owner was asked and said so.
 */
export function rebased(before: Draft, mine: Draft, fresh: Draft): Draft {
  return {
    weekly: merged(before.weekly, mine.weekly, fresh.weekly, ({ weekday }) => String(weekday)),
    overrides: merged(before.overrides, mine.overrides, fresh.overrides, ({ date }) => date),
    // Ranges of shifts must not meet, so one cannot be taken from each side.
    shifts: areSame(before.shifts, mine.shifts) ? fresh.shifts : mine.shifts,
    time_off: merged(before.time_off, mine.time_off, fresh.time_off, timeOffKey),
    rules: mergedRules(before.rules, mine.rules, fresh.rules),
  };
}

function merged<T>(before: T[], mine: T[], fresh: T[], keyOf: (item: T) => string): T[] {
  const old = new Map(before.map((item) => [keyOf(item), item]));
  const result = new Map(fresh.map((item) => [keyOf(item), item]));
  for (const item of mine) {
    if (!areSame(item, old.get(keyOf(item)))) result.set(keyOf(item), item);
    old.delete(keyOf(item));
  }
  for (const removed of old.keys()) result.delete(removed);
  return [...result.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, it]) => it);
}

function mergedRules(before: BookingRules, mine: BookingRules, fresh: BookingRules): BookingRules {
  const changed = Object.entries(mine).filter(
    ([name, value]) => value !== before[name as keyof BookingRules],
  );
  return { ...fresh, ...Object.fromEntries(changed) };
}

function timeOffKey(timeOff: TimeOff): string {
  const [from, to] =
    "first_date" in timeOff
      ? [timeOff.first_date, timeOff.last_date]
      : [timeOff.starts_at, timeOff.ends_at];
  return `${from} ${to} ${timeOff.id ?? ""}`;
}
