import type { StaffService } from "../../../api/cabinet/wire";
import { cabinet } from "../../../cabinet/state";
import { plural } from "../../../format/numbers";
import { depositsTexts } from "../../../texts/cabinet/deposits";
import { pt } from "../../../texts/payments";
import { sum } from "../sums";
import { amountOf, type DepositForm, type RowForm } from "./form";

const rubleKopecks = 100;

/**
 * What a client reads whom a row is for, in the very words of the booking page.
 *
 * null where she reads nothing about deposits, and while what is to be paid is not known.
 */
export function previewOf(row: RowForm): string | null {
  const { preview, previewOf: previewOfService } = depositsTexts();
  const amount = amountOf(row);
  if (amount === null || row.kind === "as_usual") return null;
  if (row.kind === "none") return row.trust === "regular" ? preview(pt().noDeposit) : null;
  if (row.kind === "fixed") return preview(pt().why[row.trust](sum(amount)));
  const example = exampleService();
  if (example === undefined) return null;
  const percent = row.kind === "full" ? 100 : amount;
  return previewOfService(example.name, pt().why[row.trust](sum(partOf(example, percent))));
}

function exampleService(): StaffService | undefined {
  const services = cabinet.data.value?.services ?? [];
  return services.find((service) => !service.hidden && !service.add_on);
}

// As the server counts: whole rubles, and of a price below one ruble all of it.
function partOf({ price_kopecks }: StaffService, percent: number): number {
  if (percent === 100) return price_kopecks;
  const part = Math.floor((price_kopecks * percent) / 100 / rubleKopecks) * rubleKopecks;
  return Math.min(Math.max(part, rubleKopecks), price_kopecks);
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
