import { useEffect, useRef, useState } from "preact/hooks";
import { checkPayment, startPayment } from "../../api/payments";
import type { Portion, Visit } from "../../api/wire";
import { currentSlug, go } from "../../routing";
import { haptic } from "../../telegram";
import { refreshTimes, showVisit } from "../visits/changes";
import { useAttempt } from "../visits/useAttempt";
import { visits } from "../visits/visits";
import { isUnderWay } from "./payment";
import { isWaiting, payState } from "./payState";
import { useIsLong } from "./useIsLong";
import { usePolling } from "./usePolling";

/** Paying for a visit: how it stands, and what the client can do. */
export function usePayment(visit: Visit) {
  const [arrival] = useState(visit);
  const hold = useRef(visit.pay_until);
  if (visit.pay_until !== null) hold.current = visit.pay_until;
  const attempt = useAttempt();
  const state = payState(visit, settledIn(arrival));
  const isDone = state === "paid" || hasBeenBooked(arrival, visit);
  const { payment } = visit;
  const mayStillCome = state === "over" && payment !== null && isUnderWay(payment);

  async function check(): Promise<void> {
    // Without a network the page says so by itself, and the next turn asks again.
    await checkPayment(currentSlug(), visit.id).then(showVisit, () => undefined);
  }

  async function send(pay: Portion, email: string | null): Promise<void> {
    try {
      showVisit(await startPayment(currentSlug(), visit.id, { pay, email }));
    } catch (thrown) {
      // It may have been paid elsewhere meanwhile.
      await check();
      throw thrown;
    }
  }

  usePolling(check, !attempt.isSending && (isWaiting(state) || mayStillCome));
  useEffect(() => {
    if (state === "over") refreshTimes();
    if (!isDone) return;
    haptic({ type: "notification", notification_type: "success" });
    visits.load();
    if (arrival.status === "awaiting_payment") {
      go({ name: "booked", visit: visit.id }, { replace: true });
    }
  }, [state, isDone]);

  return {
    state: isDone ? ("paid" as const) : state,
    ...attempt,
    isSlow: useIsLong(isWaiting(state) && state !== "ready" ? state : null),
    /** Whether the slot was let go because its time ran out. */
    hasRunOut: hasRunOut(hold.current, visit),
    check,
    start: (pay: Portion, email: string | null) => attempt.attempt(() => send(pay, email)),
  };
}

/** How a payment stands, and what its client can do. */
export type PaymentActions = ReturnType<typeof usePayment>;

/** The payment that was over and done with before the client came. */
function settledIn({ status, payment }: Visit): number | null {
  const isSettled = status !== "awaiting_payment" && payment?.status === "succeeded";
  return isSettled ? payment.id : null;
}

// Both are the server's instants, so that the phone's clock does not matter.
function hasRunOut(heldUntil: string | null, { cancelled_at }: Visit): boolean {
  if (heldUntil === null) return false;
  return cancelled_at === null || Date.parse(cancelled_at) >= Date.parse(heldUntil);
}

// The master may say yes without the money, or take it by hand.
function hasBeenBooked(arrival: Visit, { status }: Visit): boolean {
  return arrival.status === "awaiting_payment" && (status === "booked" || status === "completed");
}
