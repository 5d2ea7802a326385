import type { Hole, Span, StaffDay, StaffVisit } from "../../../api/cabinet/wire";
import { daysBetween, wallOf } from "../../../format/wall";

/** From and to in minutes of a date's wall clock. */
export interface Stretch {
  from: number;
  to: number;
}

export type Piece = Stretch & { key: string } & (
    | { kind: "break" }
    | { kind: "timeOff"; id: number; reason: string | null; wholeDays: boolean }
    | { kind: "hole"; hole: Hole }
    | { kind: "visit"; visit: StaffVisit; isInPause: boolean }
  );

const dayMin = 1440;

/** Minutes from a date's midnight to an instant, by the tenant's clock; may lie outside the date. */
export function minuteOf(date: string, iso: string): number {
  const wall = wallOf(iso);
  const [hours = 0, minutes = 0] = wall.time.split(":").map(Number);
  return daysBetween(date, wall.date) * dayMin + hours * 60 + minutes;
}

/** The part of a span that lies on a date. */
export function stretchOf(date: string, { starts_at, ends_at }: Span): Stretch {
  return {
    from: Math.max(0, minuteOf(date, starts_at)),
    to: Math.min(dayMin, minuteOf(date, ends_at)),
  };
}

/** What there is in a day, in the order of time; `within` cuts off what lies outside it. */
export function piecesOf(day: StaffDay, within: Stretch = { from: 0, to: dayMin }): Piece[] {
  const on = (span: Span) => stretchOf(day.date, span);
  const pieces: Piece[] = [
    ...day.breaks.map((span) => ({
      kind: "break" as const,
      key: `b${span.starts_at}`,
      ...on(span),
    })),
    ...day.time_off.map((off) => ({
      kind: "timeOff" as const,
      key: `t${off.id}`,
      id: off.id,
      reason: off.reason,
      wholeDays: off.whole_days,
      ...on(off),
    })),
    ...day.holes.map((hole) => ({
      kind: "hole" as const,
      key: `h${hole.starts_at}`,
      hole,
      ...on(hole),
    })),
    ...visitPieces(day),
  ];
  return pieces
    .map((piece) => ({
      ...piece,
      from: Math.max(piece.from, within.from),
      to: Math.min(piece.to, within.to),
    }))
    .filter(({ from, to }) => from < to)
    .sort((one, other) => one.from - other.from);
}

function visitPieces({ date, visits }: StaffDay): Piece[] {
  const sorted = [...visits].sort((one, other) => one.starts_at.localeCompare(other.starts_at));
  return sorted.map((visit, index) => ({
    kind: "visit" as const,
    key: `v${visit.id}`,
    visit,
    // No two visits overlap, so one that begins inside another stands in its pause.
    isInPause: sorted
      .slice(0, index)
      .some(({ ends_at }) => Date.parse(ends_at) > Date.parse(visit.starts_at)),
    ...stretchOf(date, visit),
  }));
}

/** The hours that a day's grid shows: working hours, visits and an hour around them. */
export function rangeOf(day: StaffDay): Stretch {
  const stretches = [...day.windows, ...day.visits].map((span) => stretchOf(day.date, span));
  const from = Math.min(...stretches.map((stretch) => stretch.from), 600);
  const to = Math.max(...stretches.map((stretch) => stretch.to), 1080);
  return {
    from: Math.max(0, Math.floor(from / 60) * 60 - 60),
    to: Math.min(dayMin, Math.ceil(to / 60) * 60 + 60),
  };
}

/** The stretches of a range in which nobody works. */
export function closedIn(day: StaffDay, range: Stretch): Stretch[] {
  const closed: Stretch[] = [];
  let from = range.from;
  for (const span of day.windows) {
    const open = stretchOf(day.date, span);
    if (open.from > from) closed.push({ from, to: open.from });
    from = Math.max(from, open.to);
  }
  return from < range.to ? [...closed, { from, to: range.to }] : closed;
}
