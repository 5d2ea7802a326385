import { request } from "./request";
import { withSession } from "./session";
import type { Availability, BookVisit, Tenant, Visit, Visits } from "./wire";

export function fetchTenant(slug: string): Promise<Tenant> {
  return request("GET", `/tenants/${slug}`);
}

export interface AvailabilityQuery {
  service: number;
  /** null asks for whoever performs the service. */
  master: number | null;
  /** First and last civil date in the tenant's zone, both included. */
  from: string;
  to: string;
}

export function fetchAvailability(slug: string, query: AvailabilityQuery): Promise<Availability> {
  const { service, master, from, to } = query;
  const chosen = master === null ? "" : `&master=${master}`;
  return request(
    "GET",
    `/tenants/${slug}/availability?services=${service}${chosen}&from=${from}&to=${to}`,
  );
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
