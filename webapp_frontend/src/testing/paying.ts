import type { AskPrice, Payment, Quote, Tenant, Visit } from "../api/wire";
import { anya, visit } from "./samples";

/** A tenant with a shop that takes money. */
export const payingAnya: Tenant = {
  ...anya,
  payments: { online: true, test: false, email_needed: false },
};

/** What a manicure costs a client of whom nothing is asked in advance. */
export const plainQuote: Quote = {
  lines: visit.price_lines,
  price_kopecks: 220_000,
  price_from: false,
  promo_refusal: null,
  deposit_kopecks: 0,
  deposit_why: "usual",
  full_allowed: false,
  online: "none",
  email: null,
  hold_min: 10,
  free_cancel_until: "2026-11-27T15:00:00+03:00",
};

/** The same with a deposit of 500 rubles. */
export const depositQuote: Quote = {
  ...plainQuote,
  deposit_kopecks: 50_000,
  online: "ready",
};

/** List prices of what is asked for, with nothing due in advance. */
export function listQuote(tenant: Tenant, { services, starts_at }: AskPrice): Quote {
  const chosen = tenant.services.filter(({ id }) => services.includes(id));
  const lines = chosen.map(({ id, name, price_kopecks }) => ({
    kind: "service" as const,
    name,
    amount_kopecks: price_kopecks,
    subject_id: id,
  }));
  return {
    ...plainQuote,
    lines,
    price_kopecks: lines.reduce((sum, { amount_kopecks }) => sum + amount_kopecks, 0),
    price_from: chosen.some(({ price_from }) => price_from),
    free_cancel_until: dayBefore(starts_at),
  };
}

function dayBefore(at: string): string {
  const date = new Date(Date.parse(at.slice(0, 10)) - 86_400_000).toISOString().slice(0, 10);
  return date + at.slice(10);
}

/** An attempt to pay the deposit, whose page is there. */
export const payment: Payment = {
  id: 31,
  status: "ready",
  amount_kopecks: 50_000,
  portion: "deposit",
  url: "https://yoomoney.example/pay/31",
  problem: null,
  created_at: "2026-11-25T12:00:00+03:00",
  is_test: false,
};

/** The visit whose slot is held for ten minutes while its client pays. */
export const heldVisit: Visit = {
  ...visit,
  status: "awaiting_payment",
  deposit_kopecks: 50_000,
  pay_until: "2026-11-25T12:10:00+03:00",
  can_move: false,
  due: { deposit_kopecks: 50_000, full_kopecks: 220_000 },
  payment,
};

/** The same once its deposit is paid. */
export const paidVisit: Visit = {
  ...heldVisit,
  status: "booked",
  pay_until: null,
  can_move: true,
  paid_kopecks: 50_000,
  cancel_refund_kopecks: 50_000,
  due: { deposit_kopecks: 0, full_kopecks: 170_000 },
  payment: { ...payment, status: "succeeded", url: null },
};
