import { useState } from "preact/hooks";
import { keepDeposit } from "../../../../api/cabinet/moneyEndpoints";
import type { VisitMoney } from "../../../../api/cabinet/wire";
import { say } from "../../../../cabinet/Toast";
import { visitMoneyTexts } from "../../../../texts/cabinet/visitMoney";
import { TextField } from "../../../../ui/TextField";
import { TextInput } from "../../../../ui/TextInput";
import { sign, sum, sumOrZero } from "../../../money/sums";
import { MoneySheet } from "./MoneySheet";
import { refundWrong } from "./parts";

interface Props {
  money: VisitMoney;
  onClose: () => void;
}

const shortestReason = 3;

/** Keeps a part of a deposit for a reason that the client is told; the rest goes back. */
export function KeepSheet({ money, onClose }: Props) {
  const { visit_id, version, refundable_kopecks: most } = money;
  const [amount, setAmount] = useState("");
  const [reason, setReason] = useState("");
  const texts = visitMoneyTexts();
  const kept = sumOrZero(amount) ?? 0;
  const problem = keepingWrong(kept, most);
  const isReasoned = reason.trim().length >= shortestReason;

  async function act(): Promise<VisitMoney> {
    const keeping = { version, amount_kopecks: kept, reason: reason.trim() };
    const left = await keepDeposit(visit_id, keeping);
    say(texts.keptSaid(sum(kept)));
    return left;
  }

  return (
    <MoneySheet
      title={texts.keepTitle}
      label={kept > 0 ? texts.keepIt(sum(kept)) : texts.keep}
      visit={visit_id}
      isValid={kept >= 1 && problem === undefined && isReasoned}
      {...{ act, onClose }}
    >
      <p>{texts.keepText}</p>
      <TextInput
        label={texts.keepAmount(sign())}
        hint={texts.keepRest(sum(Math.max(0, most - kept)))}
        inputMode="decimal"
        autoComplete="off"
        maxLength={10}
        value={amount}
        error={amount === "" ? undefined : problem}
        onChange={setAmount}
      />
      <TextField
        label={texts.keepReason}
        hint={texts.keepReasonHint}
        maxLength={300}
        leftText={texts.left}
        value={reason}
        onChange={setReason}
      />
    </MoneySheet>
  );
}

/** Why so much of a deposit can't be kept; undefined where it can. */
function keepingWrong(kept: number, of: number): string | undefined {
  if (kept > of) return visitMoneyTexts().tooMuch(sum(of));
  return kept === of ? undefined : refundWrong(of - kept, of);
}
