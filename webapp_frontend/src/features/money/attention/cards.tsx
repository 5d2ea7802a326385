import type { ComponentChildren } from "preact";
import type { Decision, SetAsidePayment } from "../../../api/cabinet/wire";
import { go } from "../../../cabinet/routing";
import { dayAndTime, shortDay } from "../../../format/dates";
import { wallOf } from "../../../format/wall";
import { attentionTexts } from "../../../texts/cabinet/attention";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import css from "../money.module.css";
import { sum } from "../sums";
import { knownOr } from "./sentences";

interface MatterProps {
  who: string;
  amount: string;
  /** What it is about, in a line or two below. */
  about: string;
  children: ComponentChildren;
}

/** One matter: whose, how much, what about; below it what to know and to do. */
export function Matter({ who, amount, about, children }: MatterProps) {
  return (
    <Card class={css.stack}>
      <div class={css.head}>
        <h3>{who}</h3>
        <b class={css.amount}>{amount}</b>
      </div>
      <p class={css.hint}>{about}</p>
      {children}
    </Card>
  );
}

export function ToVisit({ visit }: { visit: number }) {
  return <Button onPress={() => go({ name: "visit", visit })}>{attentionTexts().toVisit}</Button>;
}

/** A deposit that is the master's to keep or to give back. */
export function DecisionCard({ decision }: { decision: Decision }) {
  const { client, services, starts_at, status, paid_kopecks, decide_until, visit_id } = decision;
  const texts = attentionTexts();
  return (
    <Matter
      who={client.name}
      amount={sum(paid_kopecks)}
      about={`${texts.decision[status]} · ${services} · ${dayAndTime(wallOf(starts_at))}`}
    >
      <p>{texts.decideUntil(sum(paid_kopecks), dayAndTime(wallOf(decide_until)))}</p>
      <Button tone="filled" onPress={() => go({ name: "visit", visit: visit_id })}>
        {texts.decide}
      </Button>
    </Matter>
  );
}

/** A payment that does not match what was asked for. */
export function PaymentCard({ payment }: { payment: SetAsidePayment }) {
  const { client, amount_kopecks, problem, created_at, visit_id } = payment;
  const { paymentProblem, paymentAdvice } = attentionTexts();
  return (
    <Matter
      who={client.name}
      amount={sum(amount_kopecks)}
      about={shortDay(wallOf(created_at).date)}
    >
      <p>
        {knownOr(paymentProblem, problem)} {paymentAdvice}
      </p>
      <ToVisit visit={visit_id} />
    </Matter>
  );
}
