/** What goes over the wire. Instants are ISO 8601 with the tenant's offset, money is kopecks. */

export interface Policy {
  free_cancel_min: number;
  /** A client moves a visit herself until so many minutes before its start. */
  reschedule_min: number;
  min_notice_min: number;
  booking_horizon_days: number;
}

export interface Master {
  id: number;
  name: string;
  title: string | null;
}

export interface NextStart {
  at: string;
  master: number;
}

export interface Service {
  id: number;
  name: string;
  description: string | null;
  group: string | null;
  duration_min: number;
  price_kopecks: number;
  price_from: boolean;
  /** Whether the master says yes to each booking first. */
  needs_approval: boolean;
  master_ids: number[];
  next_starts: NextStart[];
}

export interface Tenant {
  slug: string;
  name: string;
  tagline: string | null;
  about: string | null;
  address: string | null;
  directions: string | null;
  timezone: string;
  currency: string;
  bot: { username: string; link: string } | null;
  policy: Policy;
  masters: Master[];
  services: Service[];
}

export type Load = "free" | "few" | "full" | "closed";

export interface Start {
  at: string;
  recommended: boolean;
}

export interface Day {
  date: string;
  load: Load;
  starts: Start[];
}

export interface Availability {
  timezone: string;
  days: Day[];
}

export interface Session {
  token: string;
  expires_at: string;
  client: { first_name: string | null; last_name: string | null; language: "ru" | "en" };
}

export type VisitStatus = "awaiting_approval" | "booked" | "cancelled" | "completed" | "no_show";

export interface VisitService {
  id: number;
  name: string;
  duration_min: number;
  price_kopecks: number;
  price_from: boolean;
}

export interface Visit {
  id: number;
  status: VisitStatus;
  starts_at: string;
  ends_at: string;
  master: { id: number; name: string };
  services: VisitService[];
  price_kopecks: number;
  price_from: boolean;
  comment: string | null;
  address: string | null;
  free_cancel_until: string;
  can_cancel: boolean;
  reschedule_until: string;
  can_move: boolean;
  /** The master has asked the client to choose another time. */
  move_proposed: boolean;
  calendar_url: string;
  booked_at: string;
  cancelled_at: string | null;
}

export interface Visits {
  coming: Visit[];
  past: Visit[];
}

export interface BookVisit {
  services: number[];
  master: number | null;
  starts_at: string;
  comment: string | null;
}
