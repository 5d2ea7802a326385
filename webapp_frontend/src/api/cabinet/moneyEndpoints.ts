import { ask, cabinetPath, queryOf, send } from "./asking";
import { download } from "./download";
import type { DateRange } from "./endpoints";
import type {
  Attention,
  ClientTerms,
  DepositPolicy,
  Deposits,
  Discount,
  DiscountFields,
  MoneyEntry,
  MoneyMonth,
  ShopChange,
  ShopKeys,
  ShopSettings,
  VisitMoney,
} from "./wire";

export function fetchShop(): Promise<ShopSettings> {
  return ask("/shop");
}

export function connectShop(keys: ShopKeys): Promise<ShopSettings> {
  return send("PUT", "/shop", keys);
}

export function changeShop(change: ShopChange): Promise<ShopSettings> {
  return send("PATCH", "/shop", change);
}

export function checkShop(): Promise<ShopSettings> {
  return send("POST", "/shop/check", {});
}

export function disconnectShop(): Promise<ShopSettings> {
  return send("DELETE", "/shop");
}

export function fetchDeposits(): Promise<Deposits> {
  return ask("/deposits");
}

export function saveDeposits(policy: DepositPolicy): Promise<Deposits> {
  return send("PUT", "/deposits", policy);
}

export function fetchDiscounts(): Promise<{ discounts: Discount[] }> {
  return ask("/discounts");
}

export function addDiscount(discount: DiscountFields): Promise<Discount> {
  return send("POST", "/discounts", discount);
}

export function saveDiscount(
  id: number,
  discount: DiscountFields & { version: number },
): Promise<Discount> {
  return send("PUT", `/discounts/${id}`, discount);
}

export function fetchTerms(client: number): Promise<ClientTerms> {
  return ask(`/clients/${client}/terms`);
}

export function saveTerms(client: number, terms: ClientTerms): Promise<ClientTerms> {
  return send("PUT", `/clients/${client}/terms`, terms);
}

export function fetchVisitMoney(visit: number): Promise<VisitMoney> {
  return ask(`/visits/${visit}/money`);
}

interface Edit {
  version: number;
}

/** Gives money back; null is all there is. */
export function refundVisit(
  visit: number,
  refund: Edit & { amount_kopecks: number | null; words: string | null },
): Promise<VisitMoney> {
  return send("POST", `/visits/${visit}/refund`, refund);
}

/** Keeps so much of a deposit; the rest goes back. */
export function keepDeposit(
  visit: number,
  keeping: Edit & { amount_kopecks: number; reason: string },
): Promise<VisitMoney> {
  return send("POST", `/visits/${visit}/keep`, keeping);
}

export interface OnsitePayment {
  amount_kopecks: number;
  tip_kopecks: number;
  means: "cash" | "transfer";
}

export function noteOnsite(visit: number, payment: Edit & OnsitePayment): Promise<VisitMoney> {
  return send("POST", `/visits/${visit}/onsite`, payment);
}

/** Takes back what was noted down by mistake. */
export function voidOnsite(visit: number, entry: number, edit: Edit): Promise<VisitMoney> {
  return send("POST", `/visits/${visit}/onsite/${entry}/void`, edit);
}

export function retryRefund(refund: number): Promise<void> {
  return send("POST", `/refunds/${refund}/retry`, {});
}

export function markRefunded(refund: number): Promise<void> {
  return send("POST", `/refunds/${refund}/by-hand`, {});
}

/** `month` is YYYY-MM. */
export function fetchMonth(month: string): Promise<MoneyMonth> {
  return ask("/money", { month });
}

/** At most 31 days. */
export function fetchEntries(range: DateRange): Promise<{ entries: MoneyEntry[] }> {
  return ask("/money/entries", { ...range });
}

/** The entries as a table for Excel; at most 366 days. */
export function fetchEntriesTable(range: DateRange): Promise<string> {
  return download(cabinetPath(`/money.csv${queryOf({ ...range })}`));
}

export function fetchAttention(): Promise<Attention> {
  return ask("/money/attention");
}

export function finishReceipt(receipt: number, link: string | null): Promise<void> {
  return send("POST", `/receipts/${receipt}/done`, { link });
}
