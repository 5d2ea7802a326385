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
