import { useState } from "preact/hooks";
import { noteOnsite, type OnsitePayment } from "../../../../api/cabinet/moneyEndpoints";
import type { VisitMoney } from "../../../../api/cabinet/wire";
import { say } from "../../../../cabinet/Toast";
import { visitMoneyTexts } from "../../../../texts/cabinet/visitMoney";
import { PillGroup } from "../../../../ui/Pill";
import { TextInput } from "../../../../ui/TextInput";
import { sign, sum, sumOrZero, typedSum } from "../../../money/sums";
import { MoneySheet } from "./MoneySheet";

interface Props {
  money: VisitMoney;
  onClose: () => void;
}

/** What the client has paid at the visit itself, the rest by default. */
export function OnsiteSheet({ money, onClose }: Props) {
  const { visit_id, version, due_kopecks } = money;
  const [amount, setAmount] = useState(due_kopecks > 0 ? typedSum(due_kopecks) : "");
  const [tip, setTip] = useState("");
  const [means, setMeans] = useState<OnsitePayment["means"]>("cash");
  const texts = visitMoneyTexts();
  const [amount_kopecks, tip_kopecks] = [sumOrZero(amount), sumOrZero(tip)];
  const isNothing = amount_kopecks === 0 && tip_kopecks === 0;

  async function act(): Promise<VisitMoney> {
    const paid = { amount_kopecks: amount_kopecks ?? 0, tip_kopecks: tip_kopecks ?? 0, means };
    const left = await noteOnsite(visit_id, { version, ...paid });
    say(texts.noted(sum(paid.amount_kopecks + paid.tip_kopecks)));
    return left;
  }

  const problem = (kopecks: number | null) => (kopecks === null ? texts.amountWrong : undefined);
  return (
    <MoneySheet
      title={texts.onsiteTitle}
      label={texts.note}
      visit={visit_id}
      isValid={amount_kopecks !== null && tip_kopecks !== null && !isNothing}
      {...{ act, onClose }}
    >
      <TextInput
        label={texts.amount(sign())}
        inputMode="decimal"
        autoComplete="off"
        maxLength={10}
        value={amount}
        error={problem(amount_kopecks)}
        onChange={setAmount}
      />
      <TextInput
        label={texts.tipAmount(sign())}
        hint={isNothing ? texts.nothingToNote : texts.optional}
        inputMode="decimal"
        autoComplete="off"
        maxLength={10}
        value={tip}
        error={problem(tip_kopecks)}
        onChange={setTip}
      />
      <PillGroup
        legend={texts.means}
        name="onsite-means"
        look="outlined"
        options={(["cash", "transfer"] as const).map((value) => ({
          value,
          label: texts.meansNames[value],
        }))}
        value={means}
        onChoose={(value) => setMeans(value as OnsitePayment["means"])}
      />
    </MoneySheet>
  );
}
