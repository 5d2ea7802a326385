import { signal } from "@preact/signals";
import { fetchVisits } from "../../api/endpoints";
import type { Visit } from "../../api/wire";
import { resource } from "../../resource";
import { currentSlug } from "../../routing";

/** The client's own visits with this tenant. */
export const visits = resource(() => fetchVisits(currentSlug()));

/** Visits as they were answered one by one: the list may leave out what was never paid for. */
export const singles = signal<ReadonlyMap<number, Visit>>(new Map());

export function visitOf(id: number): Visit | null {
  const { coming = [], past = [] } = visits.data.value ?? {};
  return [...coming, ...past].find((visit) => visit.id === id) ?? singles.value.get(id) ?? null;
}

/** Whether the client is still to come, be it that the master has yet to say yes or money to come. */
export function isExpected({ status }: Visit): boolean {
  return status === "booked" || status === "awaiting_approval" || status === "awaiting_payment";
}

/** Whether the latest payment came otherwise than agreed, and the master looks into it. */
export function isPutAside({ payment }: Visit): boolean {
  return payment?.status === "put_aside";
}
