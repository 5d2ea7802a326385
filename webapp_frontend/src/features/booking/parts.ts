import type { Start } from "../../api/wire";
import { wallOf } from "../../format/wall";

export type Part = "morning" | "day" | "evening";

const order: Part[] = ["morning", "day", "evening"];

/** A day's starts by part of day, empty parts left out. */
export function partsOf(starts: Start[]): { part: Part; starts: Start[] }[] {
  return order
    .map((part) => ({ part, starts: starts.filter((start) => partOf(start) === part) }))
    .filter((group) => group.starts.length > 0);
}

function partOf({ at }: Start): Part {
  const { time } = wallOf(at);
  if (time < "12:00") return "morning";
  return time < "17:00" ? "day" : "evening";
}
