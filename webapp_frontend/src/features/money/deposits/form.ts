import type { DepositPolicy, DepositRow, Trust } from "../../../api/cabinet/wire";
import { depositsTexts } from "../../../texts/cabinet/deposits";
import { depositAmountOf, isSame } from "../../services/form";
import { typedSum } from "../sums";

export interface RowForm {
  trust: Trust;
  kind: DepositRow["kind"];
  /** As typed: rubles of a sum, or percent. */
  amount: string;
}

/** The rules while they are edited; NaN where a number is wanting. */
export interface DepositForm {
  rows: RowForm[];
  longLeadDays: number;
  regularVisits: number;
}

export function formOf({ rows, long_lead_days, regular_visits }: DepositPolicy): DepositForm {
  return {
    rows: rows.map(({ trust, kind, amount }) => ({ trust, kind, amount: typedOf(kind, amount) })),
    longLeadDays: long_lead_days,
    regularVisits: regular_visits,
  };
}

export function policyOf(form: DepositForm, version: number): DepositPolicy {
  return {
    version,
    rows: form.rows.map((row) => ({
      trust: row.trust,
      kind: row.kind,
      amount: amountOf(row) ?? 0,
    })),
    long_lead_days: form.longLeadDays,
    regular_visits: form.regularVisits,
  };
}

/** An amount as it stands in its field; empty where there is none. */
export function typedOf(kind: DepositRow["kind"], amount: number): string {
  if (kind === "percent") return String(amount);
  return kind === "fixed" ? typedSum(amount) : "";
}

/** Kopecks or percent as typed, 0 where there is none; null where it can't be. */
export function amountOf({ kind, amount }: Pick<RowForm, "kind" | "amount">): number | null {
  return depositAmountOf(kind, amount);
}

/** What is wrong with an amount; undefined where nothing is. */
export function amountProblem(row: Pick<RowForm, "kind" | "amount">): string | undefined {
  if (amountOf(row) !== null) return undefined;
  const { problems } = depositsTexts();
  return row.kind === "percent" ? problems.percent : problems.amount;
}

export function isLongLeadRight({ longLeadDays }: DepositForm): boolean {
  return longLeadDays >= 1 && longLeadDays <= 366;
}

export function isRegularRight({ regularVisits }: DepositForm): boolean {
  return regularVisits >= 1 && regularVisits <= 100;
}

export function isRight(form: DepositForm): boolean {
  const areRowsRight = form.rows.every((row) => amountOf(row) !== null);
  return areRowsRight && isLongLeadRight(form) && isRegularRight(form);
}

/** Lays what was changed between `before` and `mine` over `fresh`. */
export function rebased(before: DepositForm, mine: DepositForm, fresh: DepositForm): DepositForm {
  const old = new Map(before.rows.map((row) => [row.trust, row]));
  const own = new Map(mine.rows.map((row) => [row.trust, row]));
  const pick = (row: RowForm) => {
    const typed = own.get(row.trust) ?? row;
    return isSame(typed, old.get(row.trust)) ? row : typed;
  };
  const { longLeadDays, regularVisits } = before;
  return {
    rows: fresh.rows.map(pick),
    longLeadDays: mine.longLeadDays === longLeadDays ? fresh.longLeadDays : mine.longLeadDays,
    regularVisits: mine.regularVisits === regularVisits ? fresh.regularVisits : mine.regularVisits,
  };
}
