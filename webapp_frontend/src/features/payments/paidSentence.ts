import type { Paid, Tenant } from "../../api/wire";
import { dayAndTime } from "../../format/dates";
import { money } from "../../format/numbers";
import { wallOf } from "../../format/wall";
import { paidTexts } from "../../texts/paid";

export interface Sentence {
  mark: "good" | "bad" | "wait" | "look";
  title: string;
  text: string;
}

/** What is said to who comes back from the provider's page. */
export function paidSentence(paid: Paid, { currency }: Tenant, isSlow: boolean): Sentence {
  const texts = paidTexts();
  const amount = money(paid.amount_kopecks, currency);
  if (paid.status === "canceled" || paid.status === "failed") {
    return { mark: "bad", title: texts.declinedTitle, text: texts.declined };
  }
  if (paid.status === "put_aside") {
    return { mark: "look", title: texts.putAsideTitle, text: texts.putAside };
  }
  if (paid.status !== "succeeded") {
    return isSlow
      ? { mark: "wait", title: texts.waitingTitle, text: texts.waiting }
      : { mark: "wait", title: texts.checkingTitle, text: texts.checking };
  }
  if (paid.visit_status === "cancelled") {
    return { mark: "look", title: texts.lateTitle, text: texts.late(amount) };
  }
  const isAhead = paid.visit_status === "booked";
  const text = isAhead
    ? texts.paid(amount, dayAndTime(wallOf(paid.starts_at)))
    : texts.paidOnly(amount);
  return { mark: "good", title: texts.paidTitle, text };
}
