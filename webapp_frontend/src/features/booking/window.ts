import type { Tenant } from "../../api/wire";
import { addDays, mondayOf, wallOf } from "../../format/wall";
import { todayAt } from "../tenant/tenant";

/** The civil dates one may book for, both included. */
export interface BookingWindow {
  first: string;
  last: string;
}

export function bookingWindow(tenant: Tenant): BookingWindow {
  const first = todayAt(tenant);
  return { first, last: addDays(first, tenant.policy.booking_horizon_days) };
}

export function isInside({ first, last }: BookingWindow, date: string): boolean {
  return first <= date && date <= last;
}

/** A start while it can still be booked, else null. */
export function bookable(window: BookingWindow, startsAt: string | null): string | null {
  if (startsAt === null || Date.parse(startsAt) <= Date.now()) return null;
  return isInside(window, wallOf(startsAt).date) ? startsAt : null;
}

/** So many civil dates in a row. */
export function datesFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, days) => addDays(first, days));
}

/** The seven dates of the week that starts on a Monday. */
export function weekFrom(monday: string): string[] {
  return datesFrom(monday, 7);
}

/** The Monday so many weeks on, or null where that week lies outside the window. */
export function otherWeek(window: BookingWindow, monday: string, weeks: 1 | -1): string | null {
  const other = addDays(monday, 7 * weeks);
  return other >= mondayOf(window.first) && other <= window.last ? other : null;
}
