import { nearDay } from "../../format/dates";
import { wallOf } from "../../format/wall";
import type { PillOption } from "../../ui/Pill";

/** A start as a pill of two lines: "пт 28" above "15:00". */
export function startPill(at: string, today: string): PillOption {
  const { date, time } = wallOf(at);
  return { value: at, top: nearDay(date, today), label: time };
}
