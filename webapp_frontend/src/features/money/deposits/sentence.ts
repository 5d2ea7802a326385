import { plural } from "../../../format/numbers";
import { depositsTexts } from "../../../texts/cabinet/deposits";
import { sum } from "../sums";
import { amountOf, type DepositForm, type RowForm } from "./form";

/** What a client reads whom a row is for; null while its amount is wanting. */
export function sentenceOf(row: RowForm, form: DepositForm): string | null {
  const { part, full, none, noneRegular, prepaidOnly } = depositsTexts().sentence;
  const amount = amountOf(row);
  if (amount === null || row.kind === "as_usual") return null;
  if (row.kind === "none") return row.trust === "regular" ? noneRegular : none;
  if (row.trust === "prepaid_only") return prepaidOnly;
  if (row.kind === "full") return full(whyOf(row, form));
  return part(row.kind === "percent" ? `${amount} %` : sum(amount), whyOf(row, form));
}

function whyOf({ trust }: RowForm, { longLeadDays }: DepositForm): string {
  const { sentence, days } = depositsTexts();
  const why = sentence.why[trust];
  return typeof why === "string" ? why : why(plural(longLeadDays, days));
}

/** Whom a row is for, in a sentence. */
export function whoHintOf(trust: RowForm["trust"], form: DepositForm): string {
  const { whoHint, days, visits } = depositsTexts();
  if (trust === "long_lead") return whoHint.long_lead(countOf(form.longLeadDays, days));
  if (trust === "regular") return whoHint.regular(countOf(form.regularVisits, visits));
  return whoHint[trust];
}

function countOf(count: number, forms: Parameters<typeof plural>[1]): string {
  return Number.isNaN(count) ? "…" : plural(count, forms);
}
