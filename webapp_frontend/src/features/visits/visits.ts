import { fetchVisits } from "../../api/endpoints";
import type { Visit } from "../../api/wire";
import { resource } from "../../resource";
import { currentSlug } from "../../routing";

/** The client's own visits with this tenant. */
export const visits = resource(() => fetchVisits(currentSlug()));

export function visitOf(id: number): Visit | null {
  const { coming = [], past = [] } = visits.data.value ?? {};
  return [...coming, ...past].find((visit) => visit.id === id) ?? null;
}

/** Whether the client is still to come, be it that the master has yet to say yes. */
export function isExpected({ status }: Visit): boolean {
  return status === "booked" || status === "awaiting_approval";
}
