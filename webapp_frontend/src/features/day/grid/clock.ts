import { zone } from "../../../cabinet/state";
import { instantOf } from "../../../format/instant";
import { addDays, type Wall } from "../../../format/wall";

/** How tall a minute is, in px. */
export const minutePx = 1.2;
/** What times snap to while they are dragged or pressed. */
export const snapMin = 15;

/** The wall clock so many minutes after a date's midnight. */
export function wallIn(date: string, minute: number): Wall {
  const days = Math.floor(minute / 1440);
  const rest = minute - days * 1440;
  const two = (value: number) => String(value).padStart(2, "0");
  return {
    date: addDays(date, days),
    time: `${two(Math.floor(rest / 60))}:${two(rest % 60)}`,
  };
}

/** The instant at which the tenant's clock shows a minute of a date, as ISO. */
export function instantIn(date: string, minute: number): string {
  return instantOf(zone(), wallIn(date, minute));
}

/** The nearest quarter of an hour. */
export function snapped(minute: number): number {
  return Math.round(minute / snapMin) * snapMin;
}
