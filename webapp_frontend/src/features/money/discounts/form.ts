import type { Discount, DiscountFields, DiscountKind } from "../../../api/cabinet/wire";
import { discountsTexts } from "../../../texts/cabinet/discounts";
import { everyDay, kopecksOf } from "../../services/form";
import { typedSum } from "../sums";

/** A discount while it is edited: texts as typed, empty where there is no limit. */
export interface DiscountForm {
  kind: DiscountKind;
  name: string;
  by: "percent" | "fixed";
  /** Percent, or rubles. */
  amount: string;
  /** None is all of them. */
  serviceIds: number[];
  audience: DiscountFields["audience"];
  firstOn: string;
  lastOn: string;
  /** Monday is 0; all seven is no limit. */
  weekdays: number[];
  from: string;
  until: string;
  withinMin: number | null;
  everyNth: number | null;
  code: string;
  maxUses: string;
  maxUsesPerClient: string;
  active: boolean;
}

/** A new discount of a kind, with what mostly goes with it. */
export function emptyForm(kind: DiscountKind): DiscountForm {
  return {
    kind,
    name: kind === "nth_visit" ? "" : discountsTexts().kinds[kind],
    by: "percent",
    amount: "10",
    serviceIds: [],
    audience: "everybody",
    firstOn: "",
    lastOn: "",
    weekdays: everyDay,
    from: kind === "happy_hours" ? "10:00" : "",
    until: kind === "happy_hours" ? "14:00" : "",
    withinMin: kind === "last_minute" ? 180 : null,
    everyNth: kind === "nth_visit" ? 5 : null,
    code: "",
    maxUses: "",
    maxUsesPerClient: kind === "promo_code" ? "1" : "",
    active: true,
  };
}

export function formOf(discount: Discount): DiscountForm {
  const { percent, fixed_kopecks } = discount;
  return {
    kind: discount.kind,
    name: discount.name,
    by: percent === null ? "fixed" : "percent",
    amount: percent === null ? typedSum(fixed_kopecks ?? 0) : String(percent),
    serviceIds: discount.service_ids ?? [],
    audience: discount.audience,
    firstOn: discount.first_on ?? "",
    lastOn: discount.last_on ?? "",
    weekdays: discount.weekdays ?? everyDay,
    from: discount.from_time ?? "",
    until: discount.until_time ?? "",
    withinMin: discount.within_min,
    everyNth: discount.every_nth,
    code: discount.code ?? "",
    maxUses: String(discount.max_uses ?? ""),
    maxUsesPerClient: String(discount.max_uses_per_client ?? ""),
    active: discount.active,
  };
}

export function fieldsOf(form: DiscountForm): DiscountFields {
  return {
    kind: form.kind,
    name: form.name.trim(),
    percent: form.by === "percent" ? percentOf(form.amount) : null,
    fixed_kopecks: form.by === "fixed" ? kopecksOf(form.amount) : null,
    service_ids: form.serviceIds.length === 0 ? null : form.serviceIds,
    audience: form.audience,
    first_on: form.firstOn || null,
    last_on: form.lastOn || null,
    weekdays: form.weekdays.length === everyDay.length ? null : form.weekdays,
    from_time: form.from || null,
    until_time: form.until || null,
    within_min: form.withinMin,
    every_nth: form.everyNth,
    code: form.kind === "promo_code" ? spelled(form.code) : null,
    max_uses: countOf(form.maxUses),
    max_uses_per_client: countOf(form.maxUsesPerClient),
    active: form.active,
  };
}

/** Whole percent as typed; null where it is none. */
export function percentOf(typed: string): number | null {
  const percent = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  return percent >= 1 && percent <= 100 ? percent : null;
}

/** A number of times as typed; null where there is no limit, or no number. */
export function countOf(typed: string): number | null {
  const count = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : 0;
  return count > 0 ? count : null;
}

/** A code as it is kept: in capitals, without spaces. */
export function spelled(code: string): string {
  return code.replace(/\s/g, "").toUpperCase();
}

/** Whether there is any limit beside the kind's own. */
export function hasLimits(form: DiscountForm): boolean {
  const { serviceIds, audience, weekdays, kind } = form;
  const own = kind === "happy_hours" ? "" : form.from + form.until;
  const texts = [form.firstOn, form.lastOn, form.maxUses, form.maxUsesPerClient, own];
  const areDaysOwn = kind === "happy_hours" || weekdays.length === everyDay.length;
  return serviceIds.length > 0 || audience !== "everybody" || !areDaysOwn || texts.join("") !== "";
}

// What is easily mistaken for something else is left out.
const letters = "ACDEFGHJKLMNPQRTUVWXY34679";

/** A code that nobody guesses and everybody reads. */
export function madeUpCode(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return Array.from(bytes, (byte) => letters[byte % letters.length]).join("");
}
