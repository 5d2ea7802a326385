import { signal } from "@preact/signals";
import { cancelVisit, rescheduleVisit } from "../../api/endpoints";
import type { Visit, Visits } from "../../api/wire";
import { currentSlug } from "../../routing";
import { forget } from "../../storage";
import { forgetCalendars } from "../booking/calendars";
import { tenantCard } from "../tenant/tenant";
import { isExpected, singles, visits } from "./visits";

/** The visit that has just been moved, until its screen has said so. */
export const justMoved = signal<number | null>(null);

/** Shows a visit as it was just answered, wherever it is shown. */
export function showVisit(visit: Visit): void {
  singles.value = new Map([...singles.value, [visit.id, visit]]);
  if (visits.data.value) visits.set(withVisit(visits.data.value, visit));
}

/** Shows a visit at once as it was just answered, then asks for the whole list anew. */
export function addVisit(visit: Visit): void {
  showVisit(visit);
  visits.set(withVisit(visits.data.value ?? { coming: [], past: [] }, visit));
  visits.load();
}

function withVisit({ coming, past }: Visits, visit: Visit): Visits {
  const isOther = ({ id }: Visit) => id !== visit.id;
  const isComing = isExpected(visit);
  const stays = past.some(({ id }) => id === visit.id);
  if (stays && !isComing) return { coming, past: past.map((one) => (isOther(one) ? one : visit)) };
  return {
    coming: isComing ? [...coming.filter(isOther), visit].sort(byStart) : coming.filter(isOther),
    past: isComing ? past.filter(isOther) : [visit, ...past],
  };
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

/** Asks anew for what is free, after a time was taken or let go. */
export function refreshTimes(): void {
  forgetCalendars();
  tenantCard.load();
}

function byStart(one: Visit, other: Visit): number {
  return Date.parse(one.starts_at) - Date.parse(other.starts_at);
}
