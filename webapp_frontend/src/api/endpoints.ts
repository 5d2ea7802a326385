import { request } from "./request";
import { withSession } from "./session";
import type { Availability, BookVisit, Tenant, Visit, Visits } from "./wire";

export function fetchTenant(slug: string): Promise<Tenant> {
  return request("GET", `/tenants/${slug}`);
}

/** First and last civil date in the tenant's zone, both included. */
export interface Dates {
  from: string;
  to: string;
}

export interface AvailabilityQuery extends Dates {
  /** In the order they will be done. */
  services: number[];
  /** null asks for whoever performs the services. */
  master: number | null;
}

export function fetchAvailability(slug: string, query: AvailabilityQuery): Promise<Availability> {
  const { services, master, from, to } = query;
  const chosen = master === null ? "" : `&master=${master}`;
  return request(
    "GET",
    `/tenants/${slug}/availability?services=${services}${chosen}&from=${from}&to=${to}`,
  );
}

/** The times that a visit can be moved to. */
export function fetchTimesToMove(
  slug: string,
  visit: number,
  { from, to }: Dates,
): Promise<Availability> {
  const path = `/tenants/${slug}/visits/${visit}/availability?from=${from}&to=${to}`;
  return withSession(slug, (token) => request("GET", path, { token }));
}

/** Books once per key, however often it is sent. */
export function bookVisit(slug: string, visit: BookVisit, key: string): Promise<Visit> {
  return withSession(slug, (token) =>
    request("POST", `/tenants/${slug}/visits`, { body: visit, token, idempotencyKey: key }),
  );
}

export function fetchVisits(slug: string): Promise<Visits> {
  return withSession(slug, (token) => request("GET", `/tenants/${slug}/visits`, { token }));
}

export function cancelVisit(slug: string, id: number): Promise<Visit> {
  return withSession(slug, (token) =>
    request("POST", `/tenants/${slug}/visits/${id}/cancel`, { body: { reason: null }, token }),
  );
}

/** Moves a visit; sent twice it is moved once. */
export function rescheduleVisit(slug: string, id: number, startsAt: string): Promise<Visit> {
  const body = { starts_at: startsAt };
  return withSession(slug, (token) =>
    request("POST", `/tenants/${slug}/visits/${id}/reschedule`, { body, token }),
  );
}
