import type { Calendar } from "./calendar";

// Apart from the calendar itself, which the first screen does without.
const calendars = new Map<string, Calendar>();

/** The calendar known by a key, made if there is none yet. */
export function keptCalendar(key: string, create: () => Calendar): Calendar {
  const calendar = calendars.get(key) ?? create();
  calendars.set(key, calendar);
  return calendar;
}

/** Drops what is known, once a time turned out taken or was just booked. */
export function forgetCalendars(): void {
  calendars.clear();
}
