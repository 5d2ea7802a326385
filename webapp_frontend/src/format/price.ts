import { t } from "../texts";
import { money } from "./numbers";

/** "2 200 ₽", or "от 3 500 ₽" where the price starts there. */
export function priceText(kopecks: number, isFrom: boolean, currency: string): string {
  const price = money(kopecks, currency);
  return isFrom ? t().common.priceFrom(price) : price;
}

/** The sign of a currency: "₽". */
export function currencySign(currency: string): string {
  return money(0, currency).replace(/[\d\s,.]/g, "");
}
