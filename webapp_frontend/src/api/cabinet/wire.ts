/**
 * What goes over the wire between the cabinet and the server.
 *
 * Instants are ISO 8601 with the tenant's offset, dates YYYY-MM-DD, wall times HH:MM in steps of
 * five minutes ("00:00" as an end is midnight), money is kopecks.
 */

import type { Load, Master, VisitStatus } from "../wire";
import type { ServiceDeposit } from "./moneyWire";

export type { Load, Master, VisitStatus } from "../wire";
export type * from "./moneyWire";
export type * from "./scheduleWire";

export type Role = "owner" | "administrator" | "master";

export interface Token {
  token: string;
  expires_at: string;
}

export interface TenantChoice {
  slug: string;
  name: string;
  role: Role;
  session: Token;
}

export interface CabinetSession extends Token {
  member: { role: Role; master_id: number | null; language: "ru" | "en" };
}

/** A stretch inside a service in which the master is free. */
export interface Pause {
  after_min: number;
  duration_min: number;
}

/** A service as its editor fills it in. */
export interface ServiceFields {
  name: string;
  description: string | null;
  group: string | null;
  duration_min: number;
  buffer_before_min: number;
  buffer_after_min: number;
  pauses: Pause[];
  price_kopecks: number;
  price_from: boolean;
  hidden: boolean;
  needs_approval: boolean;
  /** null: the master's own rule holds. */
  min_notice_min: number | null;
  booking_horizon_days: number | null;
  earliest_start: string | null;
  latest_start: string | null;
  /** Monday is 0; null is every day. */
  weekdays: number[] | null;
  master_ids: number[];
  /** Only booked together with another service. */
  add_on: boolean;
  /** null: the deposit is as usual. */
  deposit: ServiceDeposit | null;
}

export interface StaffService extends ServiceFields {
  id: number;
  version: number;
}

export interface Cabinet {
  slug: string;
  name: string;
  timezone: string;
  currency: string;
  language: "ru" | "en";
  bot_username: string | null;
  role: Role;
  master_id: number | null;
  now: string;
  masters: Master[];
  services: StaffService[];
}

export interface Span {
  starts_at: string;
  ends_at: string;
}

export interface Hole extends Span {
  /** Whether the shortest service fits. */
  sellable: boolean;
}

export interface DayTimeOff extends Span {
  id: number;
  whole_days: boolean;
  reason: string | null;
}

export interface StaffDay {
  date: string;
  source: "weekly" | "shift" | "override" | "time_off";
  load: Load;
  windows: Span[];
  breaks: Span[];
  time_off: DayTimeOff[];
  holes: Hole[];
  visits: StaffVisit[];
  booked_min: number;
  price_kopecks: number;
}

export interface Days {
  timezone: string;
  now: string;
  days: StaffDay[];
}

export interface VisitClient {
  id: number;
  name: string;
  first_name: string;
  last_name: string | null;
  phone: string | null;
  username: string | null;
  has_telegram: boolean;
  /** Visits kept before this one. */
  visits: number;
  no_shows: number;
  note: string | null;
}

export interface StaffVisitService {
  id: number;
  name: string;
  duration_min: number;
  price_kopecks: number;
}

export interface StaffVisit extends Span {
  id: number;
  version: number;
  status: VisitStatus;
  buffer_before_min: number;
  buffer_after_min: number;
  pauses: Span[];
  master: { id: number; name: string };
  client: VisitClient;
  services: StaffVisitService[];
  price_kopecks: number;
  price_from: boolean;
  /** What has been paid online and on site, less what went back. */
  paid_kopecks: number;
  tip_kopecks: number;
  /** What is to be paid in advance; 0 where nothing is. */
  deposit_kopecks: number;
  /** The part of a deposit that stays with the master, by her decision. */
  kept_kopecks: number;
  /** Until then the time waits for the deposit. */
  pay_until: string | null;
  /** Until then the master decides what becomes of the deposit; then it goes back by itself. */
  decide_until: string | null;
  comment: string | null;
  staff_note: string | null;
  outside_hours: boolean;
  move_proposed: boolean;
  booked_at: string;
  cancelled_at: string | null;
  cancel_reason: string | null;
}

export type VisitFor =
  | { id: number }
  | { first_name: string; last_name: string | null; phone: string | null };

export interface StaffBooking {
  master: number;
  starts_at: string;
  services: number[];
  client: VisitFor;
  comment: string | null;
  notify: boolean;
}

export interface Explanation {
  /** Whether clients are offered this start. */
  offered: boolean;
  /** Whether the time is free at all. */
  free: boolean;
  /** Sentences in the reader's language, the most important first. */
  reasons: { code: string; text: string }[];
  /** Free minutes left before and after; 0 is none. */
  leaves_min: [before: number, after: number];
}

export interface StaffStart {
  at: string;
  recommended: boolean;
}

export interface StaffAvailability {
  timezone: string;
  days: { date: string; load: Load; starts: StaffStart[] }[];
  /** A few suggestions, the best first. */
  best: { at: string }[];
}

export interface ClientFields {
  first_name: string;
  last_name: string | null;
  phone: string | null;
  note: string | null;
}

export interface StaffClient extends ClientFields {
  id: number;
  name: string;
  username: string | null;
  has_telegram: boolean;
  visits: number;
  no_shows: number;
  last_visit_at: string | null;
}

export interface Told {
  told: number[];
  unreachable: { visit_id: number; name: string; phone: string | null }[];
}

export interface Member {
  id: number;
  role: Role;
  master_id: number | null;
  is_self: boolean;
}

export interface Invitation {
  role: "administrator" | "master";
  master_id: number | null;
  expires_at: string;
}

export interface Members {
  members: Member[];
  invitations: Invitation[];
}

export interface NewInvitation {
  role: "administrator" | "master";
  master_id: number | null;
}

export interface InvitationLink {
  link: string;
  expires_at: string;
}
