import type { Visit } from "../../api/wire";

/** What the pay screen shows. */
export type PayState =
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
  | "put_aside"
  /** The slot is held no longer, as far as this page's clock tells. */
  | "ending"
  | "over"
  | "paid"
  /** Nothing is due. */
  | "nothing";

/**
 * How paying for a visit stands.
 *
 * `settled` is the payment that had succeeded before the client came here: what she pays now is
 * another one.
 */
export function payState(visit: Visit, settled: number | null): PayState {
  const { status, payment, pay_until, due } = visit;
  if (status === "cancelled") return "over";
  if (payment?.status === "put_aside") return "put_aside";
  if (status !== "awaiting_payment" && payment?.status === "succeeded" && payment.id !== settled) {
    return "paid";
  }
  if (payment?.status === "succeeded" && status === "awaiting_payment") return "checking";
  if (payment?.status === "checking") return "checking";
  if (pay_until !== null && Date.parse(pay_until) <= Date.now()) return "ending";
  if (payment?.status === "ready" && payment.url !== null) return "ready";
  if (payment?.status === "ready" || payment?.status === "preparing") return "preparing";
  if (due.deposit_kopecks === 0 && due.full_kopecks === 0) return "nothing";
  if (payment?.status === "canceled") return "declined";
  return payment?.status === "failed" ? "failed" : "start";
}

/** Whether the state may change without the client doing anything. */
export function isWaiting(state: PayState): boolean {
  return ["ready", "preparing", "checking", "ending"].includes(state);
}
