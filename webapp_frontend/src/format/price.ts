import { t } from "../texts";
import { money } from "./numbers";

export interface Priced {
  price_kopecks: number;
  price_from?: boolean;
}

/** "2 200 ₽", or "от 3 500 ₽" where the price starts there. */
export function priceText(
  { price_kopecks, price_from }: Priced,
  { currency }: { currency: string },
): string {
  const price = money(price_kopecks, currency);
  return price_from ? t().common.priceFrom(price) : price;
}

/** The sign of a currency: "₽". */
export function currencySign(currency: string): string {
  return money(0, currency).replace(/[\d\s,.]/g, "");
}
