import type { VisitMoney } from "../../../../api/cabinet/wire";
import { visitMoneyTexts } from "../../../../texts/cabinet/visitMoney";
import { sum } from "../../../money/sums";

const leastKopecks = 100;

/** Why so much of what was paid online can't go back; undefined where it can. */
export function refundWrong(back: number, of: number): string | undefined {
  const { tooMuch, tooLittle } = visitMoneyTexts();
  if (back > of) return tooMuch(sum(of));
  const isTooLittle = back < leastKopecks || (back < of && of - back < leastKopecks);
  return isTooLittle ? tooLittle(sum(leastKopecks)) : undefined;
}

/** Kopecks that are on their way back to the client, and those that have come there. */
export function refundsOf({ history }: VisitMoney): { promised: number; returned: number } {
  const refunds = { promised: 0, returned: 0 };
  for (const { kind, status, amount_kopecks } of history) {
    if (kind !== "refund") continue;
    const isPromised = status === "owed" || status === "sent";
    refunds[isPromised ? "promised" : "returned"] -= amount_kopecks;
  }
  return refunds;
}
