import { type ReadonlySignal, signal } from "@preact/signals";
import { fetchAvailability } from "../../api/endpoints";
import { type ApiError, asApiError } from "../../api/errors";
import type { Day } from "../../api/wire";
import { addDays } from "../../format/wall";
import { currentSlug } from "../../routing";
import { type BookingWindow, datesFrom, isInside } from "./window";

/** The free times of one service with one master (or whoever is free), loaded piece by piece. */
export interface Calendar {
  /** Days known so far, by date. */
  days: ReadonlySignal<ReadonlyMap<string, Day>>;
  /** What was wrong with the last load of a day that is not known, by date. */
  errors: ReadonlySignal<ReadonlyMap<string, ApiError>>;
  /** Makes sure that the days from a date on are known, within the window. Never throws. */
  ensure(from: string, days: number): Promise<void>;
  /** The first start after a date, loading ahead as far as needed; null when there is none. */
  firstStartAfter(date: string): Promise<string | null>;
}

const pieceDays = 28;
const calendars = new Map<string, Calendar>();

export function calendarFor(
  service: number,
  master: number | null,
  window: BookingWindow,
): Calendar {
  const key = [service, master, window.first, window.last].join();
  const calendar = calendars.get(key) ?? createCalendar(service, master, window);
  calendars.set(key, calendar);
  return calendar;
}

/** Drops what is known, once a time turned out taken or was just booked. */
export function forgetCalendars(): void {
  calendars.clear();
}

function createCalendar(service: number, master: number | null, window: BookingWindow): Calendar {
  const days = signal<ReadonlyMap<string, Day>>(new Map());
  const errors = signal<ReadonlyMap<string, ApiError>>(new Map());
  // By date, so that two overlapping wishes ask the server once.
  const underWay = new Map<string, Promise<void>>();

  async function fetchDays(dates: string[], from: string, to: string): Promise<void> {
    errors.value = withError(errors.value, dates, null);
    try {
      const loaded = await fetchAvailability(currentSlug(), { service, master, from, to });
      days.value = new Map([...days.value, ...loaded.days.map((day) => [day.date, day] as const)]);
    } catch (thrown) {
      errors.value = withError(errors.value, dates, asApiError(thrown));
    }
  }

  async function ensure(from: string, count: number): Promise<void> {
    const unknown = datesFrom(from, count).filter(
      (date) => isInside(window, date) && !days.value.has(date),
    );
    const fresh = unknown.filter((date) => !underWay.has(date));
    const [first, last] = [fresh[0], fresh[fresh.length - 1]];
    if (first !== undefined && last !== undefined) {
      const loading = fetchDays(fresh, first, last).finally(() => {
        for (const date of fresh) underWay.delete(date);
      });
      for (const date of fresh) underWay.set(date, loading);
    }
    await Promise.all(unknown.map((date) => underWay.get(date)));
  }

  async function firstStartAfter(date: string): Promise<string | null> {
    for (let from = addDays(date, 1); from <= window.last; from = addDays(from, pieceDays)) {
      await ensure(from, pieceDays);
      const found = firstStartIn(days.value, from, pieceDays);
      const hasFailed = datesFrom(from, pieceDays).some((day) => errors.value.has(day));
      if (found !== null || hasFailed) return found;
    }
    return null;
  }

  return { days, errors, ensure, firstStartAfter };
}

function withError(
  errors: ReadonlyMap<string, ApiError>,
  dates: string[],
  error: ApiError | null,
): ReadonlyMap<string, ApiError> {
  const others = [...errors].filter(([date]) => !dates.includes(date));
  return new Map([...others, ...(error ? dates.map((date) => [date, error] as const) : [])]);
}

/** The first start among so many days from a date on. */
export function firstStartIn(
  days: ReadonlyMap<string, Day>,
  from: string,
  count: number,
): string | null {
  for (let index = 0; index < count; index += 1) {
    const start = days.get(addDays(from, index))?.starts[0];
    if (start) return start.at;
  }
  return null;
}

/** The first starts of the next few days with any, as far as the days are known without a gap. */
export function startsFrom(days: ReadonlyMap<string, Day>, from: string, count: number): string[] {
  const found: string[] = [];
  for (
    let day = days.get(from);
    day && found.length < count;
    day = days.get(addDays(day.date, 1))
  ) {
    found.push(...day.starts.slice(0, 1).map(({ at }) => at));
  }
  return found;
}
