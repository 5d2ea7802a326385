import { signal } from "@preact/signals";
import { fetchEntries, fetchMonth } from "../../api/cabinet/moneyEndpoints";
import type { MoneyEntry, MoneyMonth } from "../../api/cabinet/wire";
import { today } from "../../cabinet/state";
import { addDays } from "../../format/wall";
import { type Resource, resource } from "../../resource";

/** A month of money, with everything that moved in it. */
export interface KnownMonth {
  picture: Resource<MoneyMonth>;
  entries: Resource<{ entries: MoneyEntry[] }>;
}

const known = new Map<string, KnownMonth>();

/** The same for a month each time, so that coming back shows it at once. */
export function monthOf(month: string): KnownMonth {
  const found = known.get(month) ?? {
    picture: resource(() => fetchMonth(month)),
    entries: resource(() => fetchEntries(datesOf(month))),
  };
  known.set(month, found);
  return found;
}

/** The day whose entries are looked at; null is the whole month. */
export const chosenDay = signal<string | null>(null);

/** The present month in the tenant's zone, as YYYY-MM. */
export function thisMonth(): string {
  return today().slice(0, 7);
}

/** The month so many months later (earlier if negative). */
export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** First and last date of a month. */
export function datesOf(month: string): { from: string; to: string } {
  return { from: `${month}-01`, to: addDays(`${monthAfter(month, 1)}-01`, -1) };
}
