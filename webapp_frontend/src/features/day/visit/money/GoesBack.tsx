import { visitMoneyTexts } from "../../../../texts/cabinet/visitMoney";
import { sum } from "../../../money/sums";
import { moneyOf } from "./money";

/** What goes back to the client by itself if her visit is called off; nothing where nothing does. */
export function GoesBack({ visit }: { visit: number }) {
  const back = moneyOf(visit).data.value?.refundable_kopecks ?? 0;
  return back > 0 ? <p>{visitMoneyTexts().goesBack(sum(back))}</p> : null;
}
