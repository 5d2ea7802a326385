import { zone } from "../../cabinet/state";
import { dayAndTime } from "../../format/dates";
import { wallAt } from "../../format/wall";

/** "пт 28 ноября, 15:00" by the tenant's clock, whatever offset the instant is written with. */
export function momentOf(iso: string): string {
  return dayAndTime(wallAt(zone(), Date.parse(iso)));
}
