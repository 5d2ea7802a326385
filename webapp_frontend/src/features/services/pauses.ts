import type { Pause } from "../../api/cabinet/wire";
import { inOrder } from "./form";

export interface Segment {
  kind: "work" | "pause";
  minutes: number;
}

/** The service from start to end as stretches of work and pause; what overlaps counts once. */
export function segmentsOf(durationMin: number, pauses: Pause[]): Segment[] {
  const segments: Segment[] = [];
  const add = (kind: Segment["kind"], minutes: number) => {
    if (minutes > 0) segments.push({ kind, minutes });
  };
  let at = 0;
  for (const { after_min, duration_min } of inOrder(pauses)) {
    const from = Math.min(Math.max(after_min, at), durationMin);
    const to = Math.min(Math.max(after_min + duration_min, from), durationMin);
    add("work", from - at);
    add("pause", to - from);
    at = to;
  }
  add("work", durationMin - at);
  return segments;
}

/** A pause that fits after the last one, in the middle of what is left; null where none does. */
export function nextPause(pauses: Pause[], durationMin: number): Pause | null {
  const last = inOrder(pauses).pop();
  const workedFrom = last === undefined ? 0 : last.after_min + last.duration_min;
  const left = durationMin - workedFrom;
  if (!(left >= 15)) return null;
  const third = Math.max(5, Math.floor(left / 15) * 5);
  return { after_min: workedFrom + third, duration_min: third };
}
