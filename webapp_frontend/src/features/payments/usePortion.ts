import { useEffect, useState } from "preact/hooks";
import type { Portion, Visit } from "../../api/wire";
import { isEmail, keepEmail, knownEmail } from "./email";
import { isUnderWay } from "./payment";
import type { PaymentActions } from "./usePayment";

/** How much a client chooses to pay online, and the address for the receipt where one is missing. */
export function usePortion(visit: Visit, payment: PaymentActions) {
  const { due } = visit;
  const ways: Portion[] = [
    ...(due.deposit_kopecks > 0 ? ["deposit" as const] : []),
    ...(due.full_kopecks > due.deposit_kopecks ? ["full" as const] : []),
  ];
  const active = visit.payment !== null && isUnderWay(visit.payment) ? visit.payment : null;
  const [picked, pick] = useState<Portion | null>(null);
  const [email, setEmail] = useState(knownEmail());
  const [needsEmail, setNeedsEmail] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const wished = active?.portion ?? picked;
  const way = wished !== null && ways.includes(wished) ? wished : (ways[0] ?? "full");
  const isMissing = needsEmail && !isEmail(email);
  const dueNow = way === "deposit" ? due.deposit_kopecks : due.full_kopecks;
  const isRefused = payment.error?.code === "receipt_email_needed";
  useEffect(() => {
    if (isRefused) setNeedsEmail(true);
  }, [isRefused]);

  function start(portion: Portion): void {
    setChecked(needsEmail);
    if (isMissing) return;
    const address = email.trim();
    keepEmail(address);
    payment.start(portion, address === "" ? null : address);
  }

  return {
    ways,
    way,
    amount_kopecks: active?.amount_kopecks ?? dueNow,
    email,
    setEmail,
    needsEmail,
    isEmailWrong: isMissing && isChecked,
    /** Starts an attempt with what is chosen. */
    start: () => start(way),
    /** Chooses another amount; an attempt under way gives place to one of that amount. */
    choose(portion: Portion): void {
      pick(portion);
      if (active !== null) start(portion);
    },
  };
}

/** What a client has chosen and can choose. */
export type PortionChoice = ReturnType<typeof usePortion>;
