/**
 * Money on the wire between the cabinet and the server.
 *
 * Sums are kopecks, negative where money goes back; test money is marked and never in sums.
 */

import type { PriceLine } from "../wire";

export type { PriceLine } from "../wire";

export type DepositKind = "none" | "fixed" | "percent" | "full";

/** `amount` is kopecks of a fixed deposit, percent of a percentage, else 0. */
export interface ServiceDeposit {
  kind: DepositKind;
  amount: number;
}

export interface Shop {
  account_id: string;
  state: "checking" | "connected" | "rejected";
  problem: "keys_rejected" | "other_shop" | null;
  is_test: boolean;
  /** Whether the provider registers receipts for it. */
  fiscal: boolean;
  receipts: "yookassa" | "self_employed" | "own";
  /** The provider's number of a VAT rate; 1 is none. */
  vat_code: number;
  /** The owner's only. */
  webhook_url: string | null;
  /** When the provider last knocked at that address. */
  notified_at: string | null;
  checked_at: string | null;
}

export interface ShopSettings {
  shop: Shop | null;
  /** Whether clients book without a deposit while the provider is away. */
  pay_later: boolean;
  /** Minutes for which a time is kept for who pays. */
  hold_min: number;
}

export interface ShopKeys {
  account_id: string;
  secret_key: string;
}

export interface ShopChange {
  receipts?: "self_employed" | "own";
  vat_code?: number;
  pay_later?: boolean;
  hold_min?: number;
}

export type Trust = "prepaid_only" | "no_show" | "long_lead" | "new" | "regular" | "usual";

export interface DepositRow {
  trust: Trust;
  kind: DepositKind | "as_usual";
  /** As of a service's deposit. */
  amount: number;
}

export interface DepositPolicy {
  version: number;
  /** All six, in the order in which they are tried. */
  rows: DepositRow[];
  long_lead_days: number;
  regular_visits: number;
}

export interface Deposits extends DepositPolicy {
  shop_connected: boolean;
}

export type DiscountKind = Exclude<PriceLine["kind"], "service" | "personal_price">;

/** A discount as its editor fills it in: a percent or a fixed sum; null is no limit. */
export interface DiscountFields {
  kind: DiscountKind;
  name: string;
  percent: number | null;
  fixed_kopecks: number | null;
  service_ids: number[] | null;
  audience: "everybody" | "new" | "regular";
  /** Dates of booking, both included. */
  first_on: string | null;
  last_on: string | null;
  /** When the visit starts; Monday is 0. */
  weekdays: number[] | null;
  from_time: string | null;
  until_time: string | null;
  within_min: number | null;
  every_nth: number | null;
  code: string | null;
  max_uses: number | null;
  max_uses_per_client: number | null;
  active: boolean;
}

export interface Discount extends DiscountFields {
  id: number;
  version: number;
  uses: number;
  given_kopecks: number;
}

/** What holds for one client alone. */
export interface ClientTerms {
  prepayment: "auto" | "prepaid_only" | "never";
  prices: { service: number; price_kopecks: number }[];
}

export type RefundReason =
  | "cancelled_in_time"
  | "called_off"
  | "by_master"
  | "late_payment"
  | "second_payment"
  | "undecided"
  | "external";

export interface MoneyEvent {
  at: string;
  kind: "payment" | "refund" | "cash" | "transfer" | "tip" | "attempt" | "put_aside" | "kept";
  amount_kopecks: number;
  status: string | null;
  reason: string | null;
  problem: string | null;
  note: string | null;
  is_test: boolean;
  /** Present where it may be taken back. */
  entry_id: number | null;
  /** Present where the refund is owed. */
  refund_id: number | null;
}

export interface VisitMoney {
  visit_id: number;
  version: number;
  price_kopecks: number;
  price_from: boolean;
  price_lines: PriceLine[];
  deposit_kopecks: number;
  paid_kopecks: number;
  tip_kopecks: number;
  /** The rest, to be paid on site. */
  due_kopecks: number;
  refundable_kopecks: number;
  kept_kopecks: number;
  kept_reason: string | null;
  decide_until: string | null;
  pay_until: string | null;
  can_decide: boolean;
  may_refund: boolean;
  /** The oldest first. */
  history: MoneyEvent[];
}

export interface MoneyDay {
  date: string;
  /** Less refunds, so that it may be below zero. */
  online_kopecks: number;
  onsite_kopecks: number;
  visits: number;
}

export interface MoneyMonth {
  /** YYYY-MM */
  month: string;
  totals: {
    online_kopecks: number;
    cash_kopecks: number;
    transfer_kopecks: number;
    refunds_kopecks: number;
    tips_kopecks: number;
    sum_kopecks: number;
  };
  /** Every date of the month. */
  days: MoneyDay[];
  ahead: { deposits_kopecks: number; due_kopecks: number };
  has_test: boolean;
}

interface Named {
  id: number;
  name: string;
}

export interface MoneyEntry {
  id: number;
  at: string;
  kind: "payment" | "refund" | "onsite" | "tip";
  means: "online" | "cash" | "transfer";
  amount_kopecks: number;
  is_test: boolean;
  visit_id: number;
  client: Named;
  services: string;
  starts_at: string;
}

export interface OwedRefund {
  id: number;
  visit_id: number;
  client: Named;
  amount_kopecks: number;
  status: string;
  problem: string | null;
  reason: RefundReason;
  created_at: string;
}

export interface Decision {
  visit_id: number;
  client: Named;
  services: string;
  starts_at: string;
  status: "cancelled" | "no_show";
  paid_kopecks: number;
  decide_until: string;
}

export interface SetAsidePayment {
  id: number;
  visit_id: number;
  client: Named;
  amount_kopecks: number;
  problem: string | null;
  created_at: string;
}

export interface ReceiptTask {
  id: number;
  kind: "prepayment" | "final" | "income" | "annul";
  status: string;
  amount_kopecks: number;
  /** What the payment's own receipt is for; more than the amount where a part went back. */
  payment_kopecks: number;
  visit_id: number;
  client: Named;
  services: string;
  due_on: string;
  problem: string | null;
}

/** What does not go by itself. */
export interface Attention {
  refunds: OwedRefund[];
  decisions: Decision[];
  payments: SetAsidePayment[];
  receipts: ReceiptTask[];
}
