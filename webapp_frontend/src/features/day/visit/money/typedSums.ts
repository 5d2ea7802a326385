import { cabinet } from "../../../../cabinet/state";
import { currencySign } from "../../../../format/price";
import { kopecksOf } from "../../../services/form";

/** Kopecks as they stand in a field: "1700". */
export function typed(kopecks: number): string {
  return String(kopecks / 100);
}

/** Kopecks as typed, 0 for an empty field; null where it is no sum. */
export function orZero(text: string): number | null {
  return text.trim() === "" ? 0 : kopecksOf(text);
}

/** "₽" */
export function currencySymbol(): string {
  return currencySign(cabinet.data.value?.currency ?? "RUB");
}
