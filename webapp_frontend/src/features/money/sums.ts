import { cabinet } from "../../cabinet/state";
import { money } from "../../format/numbers";
import { currencySign } from "../../format/price";
import { kopecksOf } from "../services/form";

/** "2 200 ₽" in the tenant's currency; "−500 ₽" below zero. */
export function sum(kopecks: number): string {
  const amount = money(Math.abs(kopecks), currency());
  return kopecks < 0 ? `−${amount}` : amount;
}

/** "+2 200 ₽", "−500 ₽" */
export function signed(kopecks: number): string {
  return kopecks < 0 ? sum(kopecks) : `+${sum(kopecks)}`;
}

/** "₽" */
export function sign(): string {
  return currencySign(currency());
}

/** Kopecks as typed, 0 for an empty field; null where it is no sum. */
export function sumOrZero(typed: string): number | null {
  return typed.trim() === "" ? 0 : kopecksOf(typed);
}

/** Kopecks as one types them into a field: "2200", "99,5". */
export function typedSum(kopecks: number): string {
  return String(kopecks / 100);
}

function currency(): string {
  return cabinet.data.value?.currency ?? "RUB";
}
