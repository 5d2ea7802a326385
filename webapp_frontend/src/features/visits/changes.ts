import { signal } from "@preact/signals";
import { cancelVisit, rescheduleVisit } from "../../api/endpoints";
import type { Visit } from "../../api/wire";
import { currentSlug } from "../../routing";
import { forget } from "../../storage";
import { forgetCalendars } from "../booking/calendars";
import { tenantCard } from "../tenant/tenant";
import { isExpected, visits } from "./visits";

/** The visit that has just been moved, until its screen has said so. */
export const justMoved = signal<number | null>(null);

/** Shows a visit at once as it was just answered, then asks for the whole list anew. */
export function addVisit(visit: Visit): void {
  const { coming = [], past = [] } = visits.data.value ?? {};
  const others = coming.filter(({ id }) => id !== visit.id);
  const isComing = isExpected(visit);
  visits.set({
    coming: isComing ? [...others, visit].sort(byStart) : others,
    past: isComing ? past : [visit, ...past],
  });
  visits.load();
}

/** Cancels a visit; throws ApiError. */
export async function cancel(visit: Visit): Promise<void> {
  const cancelled = await cancelVisit(currentSlug(), visit.id);
  // The same choice made again is another visit.
  forget("attempt");
  addVisit(cancelled);
  refreshTimes();
}

/** Moves a visit to another start; throws ApiError. */
export async function move(visit: Visit, startsAt: string): Promise<Visit> {
  try {
    const moved = await rescheduleVisit(currentSlug(), visit.id, startsAt);
    justMoved.value = moved.id;
    addVisit(moved);
    return moved;
  } catch (thrown) {
    // Whatever stood in the way, the list knows better than what is shown here.
    visits.load();
    throw thrown;
  } finally {
    refreshTimes();
  }
}

function refreshTimes(): void {
  forgetCalendars();
  tenantCard.load();
}

function byStart(one: Visit, other: Visit): number {
  return Date.parse(one.starts_at) - Date.parse(other.starts_at);
}
