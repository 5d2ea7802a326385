import { useState } from "preact/hooks";
import { refundVisit } from "../../../../api/cabinet/moneyEndpoints";
import type { VisitMoney } from "../../../../api/cabinet/wire";
import { say } from "../../../../cabinet/Toast";
import { visitMoneyTexts } from "../../../../texts/cabinet/visitMoney";
import { PillGroup } from "../../../../ui/Pill";
import { TextField } from "../../../../ui/TextField";
import { TextInput } from "../../../../ui/TextInput";
import { sign, sum, sumOrZero } from "../../../money/sums";
import { MoneySheet } from "./MoneySheet";
import { refundWrong } from "./parts";

interface Props {
  money: VisitMoney;
  onClose: () => void;
}

/** Gives back all there is, or a part of it with a word to the client. */
export function RefundSheet({ money, onClose }: Props) {
  const { visit_id, version, refundable_kopecks: most } = money;
  const [isPart, setPart] = useState(false);
  const [part, setTyped] = useState("");
  const [words, setWords] = useState("");
  const texts = visitMoneyTexts();
  const wanted = isPart ? (sumOrZero(part) ?? 0) : most;
  const problem = refundWrong(wanted, most);

  async function act(): Promise<VisitMoney> {
    const amount_kopecks = isPart ? wanted : null;
    const refund = { version, amount_kopecks, words: words.trim() || null };
    const left = await refundVisit(visit_id, refund);
    say(texts.refunded(sum(wanted)));
    return left;
  }

  return (
    <MoneySheet
      title={texts.refundTitle}
      label={wanted > 0 ? texts.refundIt(sum(wanted)) : texts.refund}
      visit={visit_id}
      isValid={problem === undefined}
      isDanger
      {...{ act, onClose }}
    >
      <p>{texts.refundText}</p>
      <PillGroup
        legend={texts.refundHow}
        name="refund-how"
        look="outlined"
        options={[
          { value: "all", label: texts.refundWhole(sum(most)) },
          { value: "part", label: texts.refundPart },
        ]}
        value={isPart ? "part" : "all"}
        onChoose={(value) => setPart(value === "part")}
      />
      {isPart && (
        <TextInput
          label={texts.amount(sign())}
          inputMode="decimal"
          autoComplete="off"
          maxLength={10}
          value={part}
          error={part === "" ? undefined : problem}
          onChange={setTyped}
        />
      )}
      <TextField
        label={texts.words}
        hint={texts.wordsHint}
        maxLength={300}
        leftText={texts.left}
        value={words}
        onChange={setWords}
      />
    </MoneySheet>
  );
}
