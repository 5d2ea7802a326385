import type { Service, Tenant } from "../../api/wire";
import { dayAndSpan, dayAndTime } from "../../format/dates";
import { type Wall, wallAfter, wallOf } from "../../format/wall";
import { t } from "../../texts";

/** Everything the pages say about a start that is chosen but not booked yet. */
export interface Slot {
  from: Wall;
  to: Wall;
  /** The last moment to cancel freely; null when that has passed already. */
  freeUntil: Wall | null;
  /** Whether cancelling is free up to the start itself. */
  isAlwaysFree: boolean;
}

export function slotOf(tenant: Tenant, service: Service, startsAt: string): Slot {
  const { timezone, policy } = tenant;
  const lastFreeMs = Date.parse(startsAt) - policy.free_cancel_min * 60_000;
  return {
    from: wallOf(startsAt),
    to: wallAfter(timezone, startsAt, service.duration_min),
    freeUntil:
      lastFreeMs > Date.now() ? wallAfter(timezone, startsAt, -policy.free_cancel_min) : null,
    isAlwaysFree: policy.free_cancel_min === 0,
  };
}

/** "пт 28 ноября, 15:00–17:00" and, on a line below, until when cancelling is free. */
export function slotSummary(tenant: Tenant, service: Service, startsAt: string): string {
  const { from, to, freeUntil, isAlwaysFree } = slotOf(tenant, service, startsAt);
  const span = dayAndSpan(from, to);
  if (freeUntil === null || isAlwaysFree) return span;
  return `${span}\n${t().time.freeUntil(dayAndTime(freeUntil))}`;
}

/** The cancelling rule for a start, in one sentence. */
export function cancelRule({ freeUntil, isAlwaysFree }: Slot): string {
  if (isAlwaysFree) return t().confirm.cancelAnytime;
  return freeUntil === null
    ? t().confirm.cancelLate
    : t().confirm.cancelFreeUntil(dayAndTime(freeUntil));
}
