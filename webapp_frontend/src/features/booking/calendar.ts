import { type ReadonlySignal, signal } from "@preact/signals";
import { type Dates, fetchAvailability, fetchTimesToMove } from "../../api/endpoints";
import { type ApiError, asApiError } from "../../api/errors";
import type { Availability, Day, Visit } from "../../api/wire";
import { addDays, daysBetween, wallOf } from "../../format/wall";
import { currentSlug } from "../../routing";
import { keptCalendar } from "./calendars";
import { type BookingWindow, datesFrom, isInside } from "./window";

/** The free times for a visit, loaded piece by piece. */
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

/** The times of services done one after another, by one master or by whoever is free. */
export function calendarFor(
  services: number[],
  master: number | null,
  window: BookingWindow,
): Calendar {
  return keptCalendar(`${services.join("+")} ${master} ${window.first} ${window.last}`, () =>
    createCalendar(window, (dates) =>
      fetchAvailability(currentSlug(), { services, master, ...dates }),
    ),
  );
}

/** The times a visit can be moved to; the one it has is none of them. */
export function calendarToMove({ id, starts_at }: Visit, window: BookingWindow): Calendar {
  return keptCalendar(`move ${id} ${starts_at} ${window.first} ${window.last}`, () =>
    createCalendar(window, async (dates) => {
      const answer = await fetchTimesToMove(currentSlug(), id, dates);
      const others = answer.days.map((day) => ({
        ...day,
        starts: day.starts.filter(({ at }) => at !== starts_at),
      }));
      return { ...answer, days: others };
    }),
  );
}

function createCalendar(
  window: BookingWindow,
  fetchTimes: (dates: Dates) => Promise<Availability>,
): Calendar {
  const days = signal<ReadonlyMap<string, Day>>(new Map());
  const errors = signal<ReadonlyMap<string, ApiError>>(new Map());
  // By date, so that two overlapping wishes ask the server once.
  const underWay = new Map<string, Promise<void>>();

  async function fetchDays(dates: string[], from: string, to: string): Promise<void> {
    errors.value = withError(errors.value, dates, null);
    try {
      const loaded = await fetchTimes({ from, to });
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

/** The first start on a date or after it, else the first at all; null when there is none. */
export async function firstStartFrom(
  { firstStartAfter }: Calendar,
  { first }: BookingWindow,
  date: string,
): Promise<string | null> {
  const earliest = await firstStartAfter(addDays(first, -1));
  if (earliest === null || wallOf(earliest).date >= date) return earliest;
  return (await firstStartAfter(addDays(date, -1))) ?? earliest;
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

/** Whether every day up to the horizon is known and none has a time. */
export function isAllTaken({ days }: Calendar, { first, last }: BookingWindow): boolean {
  return datesFrom(first, daysBetween(first, last) + 1).every(
    (date) => days.value.get(date)?.starts.length === 0,
  );
}

/** Whether a start is among the free ones; null as long as its day is not known. */
export function isFree({ days }: Calendar, startsAt: string): boolean | null {
  const day = days.value.get(wallOf(startsAt).date);
  return day ? day.starts.some(({ at }) => at === startsAt) : null;
}
