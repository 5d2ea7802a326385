import { useState } from "preact/hooks";
import { markRefunded, retryRefund } from "../../../api/cabinet/moneyEndpoints";
import type { OwedRefund } from "../../../api/cabinet/wire";
import { say } from "../../../cabinet/Toast";
import { shortDay } from "../../../format/dates";
import { wallOf } from "../../../format/wall";
import { ct } from "../../../texts/cabinet";
import { attentionTexts } from "../../../texts/cabinet/attention";
import { Button } from "../../../ui/Button";
import { Sheet } from "../../../ui/Sheet";
import { SaveError } from "../../day/SaveError";
import css from "../money.module.css";
import { sum } from "../sums";
import { Matter, ToVisit } from "./cards";
import { refundProblem } from "./sentences";
import { useSettling } from "./useSettling";

/** A refund that has not gone, why, and what can be done about it. */
export function RefundCard({ refund }: { refund: OwedRefund }) {
  const { id, client, amount_kopecks, problem, reason, created_at, visit_id } = refund;
  const [isAsking, setAsking] = useState(false);
  const { isBusy, error, settle } = useSettling();
  const texts = attentionTexts();
  const ask = (isAsked: boolean) => () => isBusy || setAsking(isAsked);
  return (
    <Matter
      who={client.name}
      amount={sum(amount_kopecks)}
      about={`${texts.refundReason[reason]} · ${shortDay(wallOf(created_at).date)}`}
    >
      <p>{refundProblem(problem)}</p>
      {!isAsking && <SaveError error={error} />}
      <div class={css.triple}>
        <Button
          tone="filled"
          isBusy={isBusy}
          onPress={() =>
            settle(
              () => retryRefund(id),
              () => say(texts.retried),
            )
          }
        >
          {texts.retry}
        </Button>
        <Button isBusy={isBusy} onPress={ask(true)}>
          {texts.byHand}
        </Button>
        <ToVisit visit={visit_id} />
      </div>
      {isAsking && (
        <Sheet title={texts.byHandTitle} onClose={ask(false)}>
          <p>{texts.byHandText(sum(amount_kopecks), client.name)}</p>
          <SaveError error={error} />
          <Button
            tone="filled"
            isBusy={isBusy}
            onPress={() =>
              settle(
                () => markRefunded(id),
                () => say(texts.byHandDone),
              )
            }
          >
            {texts.byHand}
          </Button>
          <Button isBusy={isBusy} onPress={ask(false)}>
            {ct().shell.keep}
          </Button>
        </Sheet>
      )}
    </Matter>
  );
}
