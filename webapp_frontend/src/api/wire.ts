/** What goes over the wire. Instants are ISO 8601 with the tenant's offset, money is kopecks. */

export interface Policy {
  free_cancel_min: number;
  /** A client moves a visit herself until so many minutes before its start. */
  reschedule_min: number;
  min_notice_min: number;
  booking_horizon_days: number;
  /** How long a slot is held while its client pays. */
  hold_min: number;
}

/** How money is taken online. */
export interface Payments {
  /** Whether a shop is connected. */
  online: boolean;
  /** Whether it is a shop to try things out in: no money moves. */
  test: boolean;
  /** Whether receipts are sent by e-mail. */
  email_needed: boolean;
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
  /** Whether it is only done along with another service. */
  add_on: boolean;
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
  payments: Payments;
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

export type VisitStatus =
  | "awaiting_approval"
  | "awaiting_payment"
  | "booked"
  | "cancelled"
  | "completed"
  | "no_show";

export interface PriceLine {
  kind:
    | "service"
    | "personal_price"
    | "promo_code"
    | "first_visit"
    | "happy_hours"
    | "last_minute"
    | "nth_visit";
  name: string;
  /** Negative where something is taken off. */
  amount_kopecks: number;
  /** The service or the discount. */
  subject_id: number | null;
}

/** What a client wants to pay online: the part asked in advance, or everything. */
export type Portion = "deposit" | "full";

export type PaymentStatus =
  | "preparing"
  | "ready"
  | "checking"
  | "succeeded"
  | "canceled"
  | "failed"
  | "put_aside";

/** One attempt to pay online. */
export interface Payment {
  id: number;
  status: PaymentStatus;
  amount_kopecks: number;
  portion: Portion;
  /** The provider's page, once there is one. */
  url: string | null;
  problem: string | null;
  created_at: string;
  is_test: boolean;
}

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
  price_lines: PriceLine[];
  deposit_kopecks: number;
  /** Online and on site, less what went back. */
  paid_kopecks: number;
  /** Given back, or promised to be. */
  returned_kopecks: number;
  /** The part of it that has not been sent back yet. */
  returning_kopecks: number;
  kept_kopecks: number;
  kept_reason: string | null;
  /** The slot is held for the payment until then. */
  pay_until: string | null;
  /** The master says until then what becomes of the deposit. */
  decide_until: string | null;
  /** Too late to cancel freely, but it may be moved once along with the deposit. */
  can_carry: boolean;
  /** What goes back by itself if the visit is cancelled now. */
  cancel_refund_kopecks: number;
  /** What may be paid online now. */
  due: { deposit_kopecks: number; full_kopecks: number };
  /** The latest attempt. */
  payment: Payment | null;
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

export interface AskPrice {
  services: number[];
  master: number | null;
  starts_at: string;
  promo_code: string | null;
}

export type DepositReason = "prepaid_only" | "no_show" | "long_lead" | "new" | "regular" | "usual";

export type PromoRefusal =
  | "unknown"
  | "expired"
  | "not_yet"
  | "used_up"
  | "not_for_you"
  | "not_for_these";

/** What a visit would cost, and how it would be paid. */
export interface Quote {
  lines: PriceLine[];
  price_kopecks: number;
  price_from: boolean;
  promo_refusal: PromoRefusal | null;
  deposit_kopecks: number;
  deposit_why: DepositReason;
  /** Whether all of it may be paid online now. */
  full_allowed: boolean;
  online: "none" | "ready" | "broken";
  /** The e-mail address that the client gave before. */
  email: string | null;
  hold_min: number;
  free_cancel_until: string;
}

export interface BookVisit extends AskPrice {
  comment: string | null;
  /** null: nothing now, or nothing is due. */
  pay: Portion | null;
  /** For the receipt. */
  email: string | null;
  /** The price that the client was shown. */
  price_kopecks: number | null;
}

export interface PaidRefund {
  amount_kopecks: number;
  status: "owed" | "sent" | "succeeded" | "by_hand";
  reason: string;
  created_at: string;
  settled_at: string | null;
}

export interface PaidReceipt {
  kind: "prepayment" | "final" | "income" | "annul";
  status: string;
  link: string | null;
}

/** A payment as its client's list of them tells it. */
export interface ListedPayment {
  id: number;
  visit_id: number;
  services: string;
  starts_at: string;
  amount_kopecks: number;
  status: PaymentStatus;
  portion: Portion;
  created_at: string;
  is_test: boolean;
  method: string | null;
  refunds: PaidRefund[];
  receipts: PaidReceipt[];
}

/** What anyone may know who comes back from the provider's page. */
export interface Paid {
  status: PaymentStatus;
  amount_kopecks: number;
  visit_status: VisitStatus;
  starts_at: string;
  bot: Tenant["bot"];
}
