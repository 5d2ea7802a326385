import { cancelVisit, fetchVisits } from "../../api/endpoints";
import type { Visit } from "../../api/wire";
import { resource } from "../../resource";
import { currentSlug } from "../../routing";
import { forget } from "../../storage";
import { forgetCalendars } from "../booking/calendar";
import { tenantCard } from "../tenant/tenant";

/** The client's own visits with this tenant. */
export const visits = resource(() => fetchVisits(currentSlug()));

export function visitOf(id: number): Visit | null {
  const { coming = [], past = [] } = visits.data.value ?? {};
  return [...coming, ...past].find((visit) => visit.id === id) ?? null;
}

/** Shows a visit at once as it was just answered, then asks for the whole list anew. */
export function addVisit(visit: Visit): void {
  const { coming = [], past = [] } = visits.data.value ?? {};
  const others = coming.filter(({ id }) => id !== visit.id);
  const isComing = visit.status === "booked";
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
  forgetCalendars();
  tenantCard.load();
}

function byStart(one: Visit, other: Visit): number {
  return Date.parse(one.starts_at) - Date.parse(other.starts_at);
}
