import { useState } from "preact/hooks";
import { voidOnsite } from "../../../../api/cabinet/moneyEndpoints";
import type { MoneyEvent, VisitMoney } from "../../../../api/cabinet/wire";
import { go } from "../../../../cabinet/routing";
import { say } from "../../../../cabinet/Toast";
import { dayAndTime } from "../../../../format/dates";
import { wallOf } from "../../../../format/wall";
import { attentionTexts } from "../../../../texts/cabinet/attention";
import { visitMoneyTexts } from "../../../../texts/cabinet/visitMoney";
import { Card, SectionTitle } from "../../../../ui/Card";
import { Tag } from "../../../../ui/Tag";
import { refundProblem } from "../../../money/attention/sentences";
import { sum } from "../../../money/sums";
import { MoneySheet } from "./MoneySheet";
import css from "./money.module.css";

/** What has happened to a visit's money, the oldest first; nothing where nothing has. */
export function MoneyHistory({ money }: { money: VisitMoney }) {
  const [voided, setVoided] = useState<MoneyEvent | null>(null);
  const { history } = visitMoneyTexts();
  if (money.history.length === 0) return null;
  return (
    <section>
      <SectionTitle>{history}</SectionTitle>
      <Card class={css.list}>
        <ol>
          {money.history.map((event, index) => (
            <Event key={index} event={event} money={money} onVoid={() => setVoided(event)} />
          ))}
        </ol>
      </Card>
      {voided && <VoidSheet money={money} event={voided} onClose={() => setVoided(null)} />}
    </section>
  );
}

// The list of what needs attention hides younger refunds: most go within seconds.
const listedAfterMs = 60_000;

interface EventProps {
  event: MoneyEvent;
  money: VisitMoney;
  onVoid: () => void;
}

function Event({ event, money, onVoid }: EventProps) {
  const { at, kind, amount_kopecks, is_test, problem, entry_id, refund_id } = event;
  const texts = visitMoneyTexts();
  const facts = [dayAndTime(wallOf(at)), statusOf(event), reasonOf(event), event.note];
  return (
    <li class={css.event}>
      <div class={css.text}>
        <p>
          {texts.kinds[kind]} {is_test && <Tag tone="warn">{texts.test}</Tag>}
        </p>
        <p class={css.hint}>{facts.filter(Boolean).join(" · ")}</p>
        {refund_id !== null && <p class={css.hint}>{refundProblem(problem)}</p>}
        {entry_id !== null && (
          <button type="button" class={css.link} onClick={onVoid}>
            {texts.void}
            <span class="visually-hidden">
              : {texts.kinds[kind]}, {sum(amount_kopecks)}
            </span>
          </button>
        )}
        {money.may_refund && isListed(event) && (
          <button type="button" class={css.link} onClick={() => go({ name: "attention" })}>
            {texts.sortOut}
          </button>
        )}
      </div>
      <b class={amount_kopecks < 0 ? css.minus : css.amount}>{sum(amount_kopecks)}</b>
    </li>
  );
}

/** Whether an owed refund stands among what needs attention. */
function isListed({ refund_id, problem, at }: MoneyEvent): boolean {
  if (refund_id === null) return false;
  return problem !== null || Date.now() - Date.parse(at) > listedAfterMs;
}

// A payment that succeeded says so by being there.
function statusOf({ status }: MoneyEvent): string {
  const { statuses } = visitMoneyTexts();
  const found = Object.entries(statuses).find(([name]) => name === status);
  return found?.[1] ?? "";
}

function reasonOf({ reason }: MoneyEvent): string | undefined {
  const { refundReason } = attentionTexts();
  return Object.entries(refundReason).find(([code]) => code === reason)?.[1];
}

interface VoidProps {
  money: VisitMoney;
  event: MoneyEvent;
  onClose: () => void;
}

function VoidSheet({ money, event, onClose }: VoidProps) {
  const { kinds, voidTitle, voidText, void: label, voided } = visitMoneyTexts();
  return (
    <MoneySheet
      title={voidTitle}
      label={label}
      visit={money.visit_id}
      isDanger
      act={async () => {
        const { visit_id, version } = money;
        const left = await voidOnsite(visit_id, event.entry_id ?? 0, { version });
        say(voided);
        return left;
      }}
      onClose={onClose}
    >
      <p>{voidText(kinds[event.kind], sum(event.amount_kopecks))}</p>
    </MoneySheet>
  );
}
