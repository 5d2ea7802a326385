import { useState } from "preact/hooks";
import { finishReceipt } from "../../../api/cabinet/moneyEndpoints";
import type { ReceiptTask } from "../../../api/cabinet/wire";
import { today } from "../../../cabinet/state";
import { say } from "../../../cabinet/Toast";
import { shortDay } from "../../../format/dates";
import { attentionTexts } from "../../../texts/cabinet/attention";
import { Button } from "../../../ui/Button";
import { Sheet } from "../../../ui/Sheet";
import { TextInput } from "../../../ui/TextInput";
import { SaveError } from "../../day/SaveError";
import css from "../money.module.css";
import { sum } from "../sums";
import { Matter, ToVisit } from "./cards";
import { useSettling } from "./useSettling";

/** A receipt that is to be made by hand. */
export function ReceiptCard({ receipt }: { receipt: ReceiptTask }) {
  const { kind, amount_kopecks, client, services, due_on, visit_id } = receipt;
  const [isAsking, setAsking] = useState(false);
  const texts = attentionTexts();
  const due = (due_on < today() ? texts.overdue : texts.dueOn)(shortDay(due_on));
  return (
    <Matter
      who={texts.receiptKind[kind]}
      amount={sum(amount_kopecks)}
      about={`${client.name} · ${services} · ${due}`}
    >
      <p>{todoOf(receipt)}</p>
      <div class={css.pair}>
        <Button tone="filled" onPress={() => setAsking(true)}>
          {texts.done}
        </Button>
        <ToVisit visit={visit_id} />
      </div>
      {isAsking && <DoneSheet receipt={receipt} onClose={() => setAsking(false)} />}
    </Matter>
  );
}

/** What is to be done about a receipt. */
function todoOf({ kind, status, amount_kopecks, payment_kopecks }: ReceiptTask): string {
  const { receiptTodo, receiptFailed, annulPart } = attentionTexts();
  if (status !== "todo") return receiptFailed;
  if (kind !== "annul" || amount_kopecks === payment_kopecks) return receiptTodo[kind];
  return annulPart(
    sum(amount_kopecks),
    sum(payment_kopecks),
    sum(payment_kopecks - amount_kopecks),
  );
}

function DoneSheet({ receipt, onClose }: { receipt: ReceiptTask; onClose: () => void }) {
  const [link, setLink] = useState("");
  const { isBusy, error, settle } = useSettling();
  const { doneTitle, link: label, linkHint, linkWrong, done, doneSaid } = attentionTexts();
  const given = link.trim();
  const isRight = given === "" || /^https:\/\/\S+\.\S+$/.test(given);
  return (
    <Sheet title={doneTitle} onClose={() => isBusy || onClose()}>
      {receipt.kind !== "annul" && (
        <TextInput
          label={label}
          hint={linkHint}
          error={isRight ? undefined : linkWrong}
          maxLength={500}
          autoComplete="off"
          value={link}
          onChange={setLink}
        />
      )}
      <SaveError error={error} />
      <Button
        tone="filled"
        isBusy={isBusy || !isRight}
        onPress={() =>
          settle(
            () => finishReceipt(receipt.id, given || null),
            () => say(doneSaid),
          )
        }
      >
        {done}
      </Button>
    </Sheet>
  );
}
