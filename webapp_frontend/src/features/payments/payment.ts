import type { Payment, Visit } from "../../api/wire";
import { hasHost, openLink } from "../../telegram";

/** Whether an attempt to pay may still come to something. */
export function isUnderWay({ status }: Pick<Payment, "status">): boolean {
  return status === "preparing" || status === "ready" || status === "checking";
}

/** Whether a visit's client is about to pay. */
export function isPaying({ status, payment }: Visit): boolean {
  return status === "awaiting_payment" || (payment !== null && isUnderWay(payment));
}

/**
 * Opens the provider's page: outside the Mini App, where banks' own apps can be reached, or in
 * place of a page in a browser. Call it in the tap itself, else a browser takes it for a pop-up.
 */
export function openPayment(url: string): void {
  if (hasHost()) openLink(url);
  else location.assign(url);
}
