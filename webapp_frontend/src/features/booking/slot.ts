import type { Tenant } from "../../api/wire";
import { dayAndSpan, dayAndTime } from "../../format/dates";
import { type Wall, wallAfter, wallOf } from "../../format/wall";
import { t } from "../../texts";
import type { Deadline } from "./policy";

/** Everything the pages say about a start that is chosen but not booked yet. */
export interface Slot {
  from: Wall;
  to: Wall;
  /** Until when cancelling is free. */
  cancel: Deadline;
  move: Deadline;
}

interface Lasting {
  duration_min: number;
}

export function slotOf(tenant: Tenant, { duration_min }: Lasting, startsAt: string): Slot {
  const { timezone, policy } = tenant;
  return {
    from: wallOf(startsAt),
    to: wallAfter(timezone, startsAt, duration_min),
    cancel: deadline(timezone, startsAt, policy.free_cancel_min),
    move: deadline(timezone, startsAt, policy.reschedule_min),
  };
}

function deadline(timezone: string, startsAt: string, minutes: number): Deadline {
  const isAhead = Date.parse(startsAt) - minutes * 60_000 > Date.now();
  return {
    until: isAhead ? wallAfter(timezone, startsAt, -minutes) : null,
    isStart: minutes === 0,
  };
}

/** "пт 28 ноября, 15:00–17:00" and, on a line below, until when cancelling is free. */
export function slotSummary(tenant: Tenant, lasting: Lasting, startsAt: string): string {
  const { from, to, cancel } = slotOf(tenant, lasting, startsAt);
  const span = dayAndSpan(from, to);
  if (cancel.until === null || cancel.isStart) return span;
  return `${span}\n${t().time.freeUntil(dayAndTime(cancel.until))}`;
}
