import { locale } from "../texts";

/** Kopecks as money: "2 200 ₽"; kopecks are shown only where there are some. */
export function money(kopecks: number, currency: string): string {
  const fraction = kopecks % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat(locale(), {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: fraction,
    maximumFractionDigits: fraction,
  }).format(kopecks / 100);
}

/** Minutes as "1 ч 15 мин". */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [];
  if (hours > 0) parts.push(unit(hours, "hour"));
  if (rest > 0 || hours === 0) parts.push(unit(rest, "minute"));
  return parts.join(" ");
}

function unit(value: number, name: "hour" | "minute"): string {
  return new Intl.NumberFormat(locale(), {
    style: "unit",
    unit: name,
    unitDisplay: "short",
  }).format(value);
}

export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** A number with the form of the word that fits it: "21 окошко". */
export function plural(count: number, forms: PluralForms): string {
  const form = forms[new Intl.PluralRules(locale()).select(count)] ?? forms.other;
  return `${new Intl.NumberFormat(locale()).format(count)} ${form}`;
}
