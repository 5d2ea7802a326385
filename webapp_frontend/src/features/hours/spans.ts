import type { DayHours, WallSpan } from "../../api/cabinet/wire";

/** Minutes since a date's midnight; beyond 1440 lies the next date. */
export interface Stretch {
  from: number;
  to: number;
}

export const dayMin = 1440;

/** Minutes since midnight of "HH:MM"; NaN where that is not a time. */
export function minutesOf(time: string): number {
  const match = /^(\d\d):(\d\d)$/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
}

/** "HH:MM" of minutes since midnight; 1440 and more are told by the next date's clock. */
export function timeOf(minutes: number): string {
  const inDay = minutes % dayMin;
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
}

/** An end not after its start lies on the next date; null while a time is missing. */
export function stretchOf([start, end]: WallSpan): Stretch | null {
  const from = minutesOf(start);
  const to = minutesOf(end);
  if (Number.isNaN(from) || Number.isNaN(to)) return null;
  return { from, to: to > from ? to : to + dayMin };
}

export function stretchesOf(spans: WallSpan[]): Stretch[] {
  return spans.map(stretchOf).filter((stretch) => stretch !== null);
}

/** Whether it goes on after midnight. */
export function isOvernight(span: WallSpan): boolean {
  return (stretchOf(span)?.to ?? 0) > dayMin;
}

/** "10:00–14:00"; midnight as an end reads 24:00. */
export function spanText([from, to]: WallSpan): string {
  return `${from || "…"}–${to === "00:00" ? "24:00" : to || "…"}`;
}

/** What is left of a day's windows once its breaks are cut out, to be drawn. */
export function workedOf({ windows, breaks }: DayHours): Stretch[] {
  return stretchesOf(breaks).reduce(
    (left, pause) => left.flatMap((stretch) => without(stretch, pause)),
    stretchesOf(windows).sort(byStart),
  );
}

/** Stretches that meet or touch become one. */
export function joined(stretches: Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of [...stretches].sort(byStart)) {
    const last = result[result.length - 1];
    if (last && stretch.from <= last.to) last.to = Math.max(last.to, stretch.to);
    else result.push({ ...stretch });
  }
  return result;
}

export function byStart(one: Stretch, other: Stretch): number {
  return one.from - other.from;
}

function without({ from, to }: Stretch, cut: Stretch): Stretch[] {
  if (cut.to <= from || cut.from >= to) return [{ from, to }];
  return [
    { from, to: cut.from },
    { from: cut.to, to },
  ].filter((part) => part.from < part.to);
}
