import { useEffect, useState } from "preact/hooks";
import type { ApiError } from "../../api/errors";
import type { Tenant } from "../../api/wire";
import { isInsideTelegram } from "../../telegram";
import { isEmail } from "../payments/email";
import type { Choice } from "./choice";
import { draft } from "./draft";
import { type Plan, planOf } from "./plan";
import { bookingError } from "./submit";
import { type Priced, useQuote } from "./useQuote";

export interface Paying extends Priced {
  /** How the visit is to be paid; null until its price is known. */
  plan: Plan | null;
  email: string;
  /** Whether an e-mail address is asked for. */
  needsEmail: boolean;
  isEmailWrong: boolean;
  /** Tells whether the booking may be sent; what is missing is marked if it may not. */
  check: () => boolean;
}

const aboutMoney = new Set<ApiError["code"]>([
  "price_changed",
  "promo_code_refused",
  "payments_unavailable",
]);

/** What the visit in the draft costs and how it is paid, with what the client has filled in. */
export function usePaying(tenant: Tenant, choice: Choice, startsAt: string): Paying {
  const { master, promoCode, way, email } = draft.value;
  const services = choice.services.map(({ id }) => id);
  const asked = { services, master, starts_at: startsAt, promo_code: promoCode };
  const priced = useQuote(isInsideTelegram() ? asked : null);
  const [isChecked, setChecked] = useState(false);
  const error = bookingError();
  useEffect(() => {
    if (error !== null && aboutMoney.has(error.code)) priced.reload();
  }, [error]);
  const { quote } = priced;
  const plan = quote && planOf(quote, way, choice.needs_approval);
  const address = email ?? quote?.email ?? "";
  const needsEmail = tenant.payments.email_needed && (plan?.now_kopecks ?? 0) > 0;
  const isMissing = needsEmail && !isEmail(address);
  const isRefused = error?.code === "receipt_email_needed";
  return {
    ...priced,
    plan,
    email: address.trim(),
    needsEmail,
    isEmailWrong: isMissing && (isChecked || isRefused),
    check() {
      setChecked(true);
      if (isMissing) document.querySelector<HTMLElement>("input[type=email]")?.focus();
      return !isMissing;
    },
  };
}
