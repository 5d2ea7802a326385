import type { Visit } from "../../api/wire";

/** What may come of paying. */
export type Outcome = "over" | "put_aside" | "paid" | "nothing";

/** What the pay screen shows. */
export type PayState =
  | Outcome
  /** The way to pay is there. */
  | "ready"
  /** The provider is being asked for it. */
  | "preparing"
  /** Whether money has come is not known yet. */
  | "checking"
  /** Nothing is under way: the client may start. */
  | "start"
  | "declined"
  | "failed"
  /** The slot is held no longer; what has come of it is about to be known. */
  | "ending";

/**
 * How paying for a visit stands.
 *
 * `settled` is the payment that had succeeded before the client came here: what she pays now is
 * another one.
 */
export function payState(visit: Visit, settled: number | null): PayState {
  const { status, payment } = visit;
  const isHeld = status === "awaiting_payment";
  if (status === "cancelled") return "over";
  if (payment?.status === "put_aside") return "put_aside";
  if (payment?.status === "succeeded" && isHeld) return "checking";
  if (payment?.status === "succeeded" && payment.id !== settled) return "paid";
  if (payment?.status === "checking") return "checking";
  if (isHeld && isTimeUp(visit)) return "ending";
  if (payment?.status === "ready" && payment.url !== null) return "ready";
  if (payment?.status === "ready" || payment?.status === "preparing") return "preparing";
  // Money is awaited and can't be taken: the shop is out of order.
  if (isNothingDue(visit)) return isHeld ? "failed" : "nothing";
  if (payment?.status === "canceled") return "declined";
  return payment?.status === "failed" ? "failed" : "start";
}

// A phone's clock may be fast: the server, which then asks for nothing any more, has to agree.
function isTimeUp(visit: Visit): boolean {
  const { pay_until } = visit;
  return pay_until !== null && Date.parse(pay_until) <= Date.now() && isNothingDue(visit);
}

function isNothingDue({ due }: Visit): boolean {
  return due.deposit_kopecks === 0 && due.full_kopecks === 0;
}

/** Whether the state may change without the client doing anything. */
export function isWaiting(state: PayState): boolean {
  return ["ready", "preparing", "checking", "ending"].includes(state);
}

/** Whether there is nothing left to do on the pay screen. */
export function isOutcome(state: PayState): state is Outcome {
  return ["over", "put_aside", "paid", "nothing"].includes(state);
}
