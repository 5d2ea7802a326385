import { cabinet } from "../../cabinet/state";
import { money } from "../../format/numbers";
import { currencySign } from "../../format/price";

/** "2 200 ₽" in the tenant's currency. */
export function sum(kopecks: number): string {
  return money(kopecks, currency());
}

/** "+2 200 ₽", "−500 ₽" */
export function signed(kopecks: number): string {
  return `${kopecks < 0 ? "−" : "+"}${sum(Math.abs(kopecks))}`;
}

/** "₽" */
export function sign(): string {
  return currencySign(currency());
}

/** Kopecks as one types them into a field: "2200", "99,5". */
export function typedSum(kopecks: number): string {
  return String(kopecks / 100);
}

function currency(): string {
  return cabinet.data.value?.currency ?? "RUB";
}
