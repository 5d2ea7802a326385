import { signal } from "@preact/signals";
import { fetchDays } from "../../api/cabinet/endpoints";
import type { Days, StaffDay, StaffVisit } from "../../api/cabinet/wire";
import { addDays, mondayOf, wallOf } from "../../format/wall";
import { type Resource, resource } from "../../resource";

const weeks = new Map<string, Resource<Days>>();
/** The week that is looked at, or was last. */
let shown: Resource<Days> | null = null;
const edited = signal<ReadonlyMap<number, StaffVisit>>(new Map());

/** The days of a master's week that a date lies in; not loaded by itself. */
export function weekOf(master: number, date: string): Resource<Days> {
  const monday = mondayOf(date);
  const key = weekKey(master, date);
  const week =
    weeks.get(key) ?? resource(() => fetchDays(master, { from: monday, to: addDays(monday, 6) }));
  weeks.set(key, week);
  shown = week;
  return week;
}

function weekKey(master: number, date: string): string {
  return `${master} ${mondayOf(date)}`;
}

/** A day of a week that has been loaded, with its visits as they were last heard of. */
export function dayIn(week: Resource<Days>, date: string): StaffDay | null {
  const day = week.data.value?.days.find((one) => one.date === date);
  if (!day) return null;
  const visits = day.visits.filter(isStillHers).map(latest).filter(isOn(date));
  return { ...day, visits };
}

/** A day for its grid: with visits that go on from the evening before, where the week has it. */
export function dayWithNight(week: Resource<Days>, date: string): StaffDay | null {
  const day = dayIn(week, date);
  if (day === null) return null;
  const evening = dayIn(week, addDays(date, -1))?.visits ?? [];
  const midnight = `${date}T00:00`;
  const goesOn = ({ ends_at }: StaffVisit) => ends_at.slice(0, midnight.length) > midnight;
  return { ...day, visits: [...evening.filter(goesOn), ...day.visits] };
}

/** A master's day as far as her week has been loaded; null where it has not. */
export function knownDay(master: number, date: string): StaffDay | null {
  const week = weeks.get(weekKey(master, date));
  return week ? dayIn(week, date) : null;
}

/** A visit as a week or an edit last told of it; null where neither has. */
export function knownVisit(id: number): StaffVisit | null {
  const days = [...weeks.values()].flatMap((week) => week.data.value?.days ?? []);
  const listed = days.flatMap((day) => day.visits).find((visit) => visit.id === id);
  return listed ? latest(listed) : (edited.value.get(id) ?? null);
}

/** Remembers a visit as it has just been told of. */
export function rememberVisit(visit: StaffVisit): void {
  edited.value = new Map(edited.value).set(visit.id, visit);
}

/** Takes over what an edit has answered and asks for the week that is looked at anew. */
export function takeVisit(visit: StaffVisit): void {
  rememberVisit(visit);
  refreshDays();
}

/** Asks for the week that is looked at anew, showing what is known; others are when they are. */
export function refreshDays(): void {
  for (const week of weeks.values()) {
    const known = week.data.value;
    // A load under way may have begun before the change: what it answers is not waited for.
    if (known !== null) week.set(known);
  }
  if (shown?.data.value) shown.load();
}

function latest(visit: StaffVisit): StaffVisit {
  const other = edited.value.get(visit.id);
  return other && other.version > visit.version ? other : visit;
}

// A colleague may have it since the week was loaded.
function isStillHers(visit: StaffVisit): boolean {
  return latest(visit).master.id === visit.master.id;
}

function isOn(date: string): (visit: StaffVisit) => boolean {
  return ({ status, starts_at, ends_at }) =>
    status !== "cancelled" && wallOf(starts_at).date <= date && wallOf(ends_at).date >= date;
}
