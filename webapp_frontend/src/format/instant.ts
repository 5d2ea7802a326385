import { utcOf, type Wall, wallAt } from "./wall";

const dayMs = 86_400_000;

/**
 * The instant at which the clock in a zone shows a wall time, as ISO with the zone's offset.
 *
 * A time that the clock shows twice is its first occurrence; one that it skips takes the offset
 * before the gap, so the answer shows a later time.
 */
export function instantOf(zone: string, wall: Wall): string {
  const asUtc = msOf(wall);
  const before = offsetAt(zone, asUtc - dayMs);
  const after = offsetAt(zone, asUtc + dayMs);
  const shown = [asUtc - before, asUtc - after]
    .sort((one, other) => one - other)
    .find((ms) => msOf(wallAt(zone, ms)) === asUtc);
  return isoAt(zone, shown ?? asUtc - before);
}

/** An instant, in milliseconds since the epoch, as ISO with the zone's offset then. */
export function isoAt(zone: string, epochMs: number): string {
  const { date, time } = wallAt(zone, epochMs);
  const minutes = offsetAt(zone, epochMs) / 60_000;
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${date}T${time}:00${minutes < 0 ? "-" : "+"}${two(hours)}:${two(rest)}`;
}

/** Milliseconds by which the zone's clock is ahead of UTC at an instant. */
function offsetAt(zone: string, epochMs: number): number {
  const wholeMinute = Math.floor(epochMs / 60_000) * 60_000;
  return msOf(wallAt(zone, wholeMinute)) - wholeMinute;
}

function msOf({ date, time }: Wall): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return utcOf(date) + (hours * 60 + minutes) * 60_000;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
