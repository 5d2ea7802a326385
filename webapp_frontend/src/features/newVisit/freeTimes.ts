import { type ReadonlySignal, signal } from "@preact/signals";
import { fetchStaffAvailability } from "../../api/cabinet/endpoints";
import type { StaffAvailability } from "../../api/cabinet/wire";
import { type ApiError, asApiError } from "../../api/errors";
import { addDays, daysBetween } from "../../format/wall";

export type FreeDay = StaffAvailability["days"][number];

/** When some services fit a master's calendar, loaded four weeks at a time. */
export interface FreeTimes {
  /** Days known so far, by date. */
  days: ReadonlySignal<ReadonlyMap<string, FreeDay>>;
  /** The suggested starts of the first four weeks; null until known. */
  best: ReadonlySignal<string[] | null>;
  error: ReadonlySignal<ApiError | null>;
  /** Makes sure that a date is known. Never throws: the error is in `error`. */
  ensure(date: string): Promise<void>;
}

const pieceDays = 28;

/** Free times from the date `first` on; nothing is asked before the first `ensure`. */
export function createFreeTimes(master: number, services: number[], first: string): FreeTimes {
  const days = signal<ReadonlyMap<string, FreeDay>>(new Map());
  const best = signal<string[] | null>(null);
  const error = signal<ApiError | null>(null);
  const asked = new Set<string>();

  async function ensure(date: string): Promise<void> {
    const piece = Math.max(0, Math.floor(daysBetween(first, date) / pieceDays));
    const from = addDays(first, piece * pieceDays);
    if (asked.has(from)) return;
    asked.add(from);
    error.value = null;
    try {
      const to = addDays(from, pieceDays - 1);
      const answer = await fetchStaffAvailability({ master, services, from, to });
      days.value = new Map([...days.value, ...answer.days.map((day) => [day.date, day] as const)]);
      if (piece === 0) best.value = answer.best.map(({ at }) => at);
    } catch (thrown) {
      asked.delete(from);
      error.value = asApiError(thrown);
    }
  }

  return { days, best, error, ensure };
}
