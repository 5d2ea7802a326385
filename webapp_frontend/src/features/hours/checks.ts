import type { DayHours, ScheduleDraft, Shift, WallSpan } from "../../api/cabinet/wire";
import { byStart, dayMin, joined, type Stretch, stretchesOf, stretchOf } from "./spans";

/** What we find wrong with what was filled in; the words stand in the texts. */
export type OwnFault =
  | "timeMissing"
  | "notInFives"
  | "windowsOverlap"
  | "breaksOverlap"
  | "breakOutside"
  | "dateMissing"
  | "datesReversed"
  | "shiftsOverlap";

/** What is wrong at a place: found by us, or said by the server in the reader's language. */
export type Fault = OwnFault | { said: string };

/** Faults by the path of the field, as the server names it: "weekly.2.windows.0". */
export type Faults = ReadonlyMap<string, Fault>;

export const noFaults: Faults = new Map();

/** Everything that keeps the draft from being saved. */
export function faultsOf({ weekly, overrides, shifts }: ScheduleDraft): Faults {
  return new Map([
    ...weekly.flatMap((day, at) => dayFaults(`weekly.${at}`, day, dayBefore(weekly, at))),
    ...overrides.flatMap((day, at) => dayFaults(`overrides.${at}`, day)),
    ...shifts.flatMap((shift, at) => shiftFaults(shift, at, shifts)),
  ]);
}

/** What the server refused, at the fields it names. */
export function faultsIn(fields: Record<string, string[]>): Faults {
  return new Map(Object.entries(fields).map(([path, said]) => [path, { said: said.join(" ") }]));
}

/** The first fault at a path or below it. */
export function faultAt(faults: Faults, path: string): Fault | undefined {
  for (const [at, fault] of faults) {
    if (at === path || at.startsWith(`${path}.`)) return fault;
  }
  return undefined;
}

/** Weeks and cycles come round: before their first day lies their last. */
function dayBefore<T>(days: T[], at: number): T | undefined {
  return days[(at || days.length) - 1];
}

type Found = [path: string, fault: Fault];

function dayFaults(path: string, day: DayHours, before?: DayHours): Found[] {
  const { windows, breaks } = day;
  const spill = stretchesOf(before?.windows ?? []).map(onNextDate);
  const open = joined([...stretchesOf(windows), ...spill]);
  return [
    ...timeFaults(`${path}.windows`, windows),
    ...overlapFaults(`${path}.windows`, windows, "windowsOverlap"),
    ...timeFaults(`${path}.breaks`, breaks),
    ...overlapFaults(`${path}.breaks`, breaks, "breaksOverlap"),
    ...breaks.flatMap((pause, at): Found[] =>
      isInside(stretchOf(pause), open) ? [] : [[`${path}.breaks.${at}`, "breakOutside"]],
    ),
  ];
}

function timeFaults(path: string, spans: WallSpan[]): Found[] {
  return spans.flatMap((span, at): Found[] => {
    const stretch = stretchOf(span);
    if (stretch === null) return [[`${path}.${at}`, "timeMissing"]];
    const isInFives = stretch.from % 5 === 0 && stretch.to % 5 === 0;
    return isInFives ? [] : [[`${path}.${at}`, "notInFives"]];
  });
}

function overlapFaults(path: string, spans: WallSpan[], fault: Fault): Found[] {
  const placed = spans
    .map((span, at) => ({ at, ...(stretchOf(span) ?? { from: Number.NaN, to: Number.NaN }) }))
    .sort(byStart);
  return placed.flatMap(({ at, from }, place): Found[] => {
    const before = placed[place - 1];
    return before && from < before.to ? [[`${path}.${at}`, fault]] : [];
  });
}

/** A break after midnight cuts what is still open from the evening before. */
function isInside(pause: Stretch | null, open: Stretch[]): boolean {
  if (pause === null) return true;
  return open.some(({ from, to }) => from <= pause.from && pause.to <= to);
}

function onNextDate({ from, to }: Stretch): Stretch {
  return { from: from - dayMin, to: to - dayMin };
}

function shiftFaults(shift: Shift, at: number, all: Shift[]): Found[] {
  const path = `shifts.${at}`;
  const { first_date: first, last_date: last, cycle } = shift;
  const found: Found[] = cycle.flatMap((day, place) =>
    dayFaults(`${path}.cycle.${place}`, day, dayBefore(cycle, place)),
  );
  if (!first) found.push([`${path}.first_date`, "dateMissing"]);
  else if (last !== null && last < first) found.push([`${path}.last_date`, "datesReversed"]);
  else if (all.slice(0, at).some((other) => meet(shift, other))) {
    found.push([`${path}.first_date`, "shiftsOverlap"]);
  }
  return found;
}

function meet(one: Shift, other: Shift): boolean {
  const endsBefore = ({ last_date: last }: Shift, { first_date: first }: Shift) =>
    last !== null && last < first;
  return !endsBefore(one, other) && !endsBefore(other, one);
}
