import { KeepSheet } from "./KeepSheet";
import { moneyOf } from "./money";
import { OnsiteSheet } from "./OnsiteSheet";
import { RefundSheet } from "./RefundSheet";

export type MoneyStep = "onsite" | "refund" | "keep";

interface Props {
  step: MoneyStep;
  visit: number;
  onClose: () => void;
}

/** A question about a visit's money; the button that asks it stands beside the money itself. */
export function MoneySheets({ step, visit, onClose }: Props) {
  const money = moneyOf(visit).data.value;
  if (money === null) return null;
  switch (step) {
    case "onsite":
      return <OnsiteSheet money={money} onClose={onClose} />;
    case "refund":
      return <RefundSheet money={money} onClose={onClose} />;
    case "keep":
      return <KeepSheet money={money} onClose={onClose} />;
  }
}
