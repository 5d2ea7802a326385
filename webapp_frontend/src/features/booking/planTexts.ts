import type { Quote, Tenant } from "../../api/wire";
import { dayAndTime } from "../../format/dates";
import { money } from "../../format/numbers";
import { priceText } from "../../format/price";
import { wallOf } from "../../format/wall";
import { pt } from "../../texts/payments";
import type { Sum } from "../../ui/Sums";
import type { Plan } from "./plan";
import { policyText } from "./policy";
import type { Slot } from "./slot";

/** What of the price is paid when, below its total; nothing where all of it is paid on site. */
export function partsOf(quote: Quote, { way, now_kopecks }: Plan, tenant: Tenant): Sum[] {
  const { depositNow, depositLater, allNow, onSite } = pt().price;
  const { price_kopecks, price_from, deposit_kopecks, online } = quote;
  const now = money(now_kopecks, tenant.currency);
  if (now_kopecks > 0 && way === "full") return [{ term: allNow, value: now, tone: "strong" }];
  if (now_kopecks > 0) {
    const rest = priceText({ price_kopecks: price_kopecks - now_kopecks, price_from }, tenant);
    return [
      { term: depositNow, value: now, tone: "strong" },
      { term: onSite, value: rest },
    ];
  }
  if (way !== "site" || deposit_kopecks === 0 || online === "none") return [];
  return [{ term: depositLater, value: money(deposit_kopecks, tenant.currency) }];
}

/** Whether one may still cancel without consequences. */
export function isFree({ free_cancel_until }: Quote): boolean {
  return Date.parse(free_cancel_until) > Date.now();
}

/** Why money is asked, and when it comes back: what a client has to know before she pays. */
export function termsText(quote: Quote, plan: Plan, tenant: Tenant, slot: Slot): string {
  const { why, noDeposit, afterApproval } = pt();
  const { deposit_why, deposit_kopecks, online } = quote;
  const rules = policyText(slot.cancel, slot.move);
  const deposit = money(deposit_kopecks, tenant.currency);
  if (plan.now_kopecks > 0) {
    const isWhole = plan.way === "full" || deposit_kopecks === quote.price_kopecks;
    const isAsked = plan.way === "deposit" || deposit_why === "prepaid_only";
    const reason = isAsked ? `${why[deposit_why](deposit)} ` : "";
    return `${reason}${refundText(quote, slot, isWhole)}`;
  }
  if (plan.isBroken || online === "none") return rules;
  if (deposit_kopecks > 0) return `${afterApproval(deposit)} ${rules}`;
  return deposit_why === "regular" ? `${noDeposit} ${rules}` : rules;
}

function refundText(quote: Quote, { cancel }: Slot, isWhole: boolean): string {
  const { anytime, until, depositUntil, late, lateThen, ...carried } = pt().refund;
  const isCarried = quote.deposit_kopecks > 0;
  if (!isFree(quote)) return isCarried ? `${late} ${carried.carry}` : late;
  if (cancel.isStart) return anytime;
  const when = dayAndTime(wallOf(quote.free_cancel_until));
  if (isWhole) return `${until(when)} ${isCarried ? carried.carryLater : lateThen}`;
  return `${depositUntil(when)} ${carried.carryThen}`;
}
