import { useEffect } from "preact/hooks";
import type { VisitMoney as Money, StaffVisit } from "../../../../api/cabinet/wire";
import { dayAndTime } from "../../../../format/dates";
import { wallOf } from "../../../../format/wall";
import { t } from "../../../../texts";
import { visitMoneyTexts } from "../../../../texts/cabinet/visitMoney";
import { Button } from "../../../../ui/Button";
import { Card } from "../../../../ui/Card";
import { type Fact, Facts } from "../../../../ui/Facts";
import { sum } from "../../../money/sums";
import { priceOf } from "../../visitTexts";
import type { VisitStep } from "../VisitSheets";
import css from "../visit.module.css";
import { MoneyHistory } from "./MoneyHistory";
import { moneyOf } from "./money";
import { refundsOf } from "./parts";

interface Props {
  visit: StaffVisit;
  onStep: (step: VisitStep) => void;
}

/** What a visit costs, what of that has been paid, and what can be done about it. */
export function VisitMoney({ visit, onStep }: Props) {
  const resource = moneyOf(visit.id);
  useEffect(() => {
    resource.load();
  }, [visit.id, visit.version]);
  const money = resource.data.value;
  if (money === null) {
    return <PriceOnly visit={visit} onRetry={resource.error.value ? resource.load : undefined} />;
  }
  return (
    <>
      <Card>
        <Facts facts={[...priceFacts(money, visit), ...paidFacts(money, visit)]} />
        {money.kept_reason && (
          <p class={css.hint}>{visitMoneyTexts().keptReason(money.kept_reason)}</p>
        )}
      </Card>
      <Awaited money={money} onStep={onStep} />
      <Actions money={money} visit={visit} onStep={onStep} />
      <MoneyHistory money={money} />
    </>
  );
}

/** The price, while what has been paid is not known. */
function PriceOnly({ visit, onRetry }: { visit: StaffVisit; onRetry: (() => void) | undefined }) {
  const { services } = visit;
  const { total, cannotLoad } = visitMoneyTexts();
  const facts = services.map(({ name, price_kopecks }) => ({
    term: name,
    value: services.length === 1 ? priceOf(visit) : sum(price_kopecks),
  }));
  const whole = services.length === 1 ? [] : [{ term: total, value: priceOf(visit) }];
  return (
    <Card>
      <Facts facts={[...facts, ...whole]} />
      {onRetry && (
        <div role="alert" class={css.choice}>
          <p>{cannotLoad}</p>
          <Button onPress={onRetry}>{t().common.retry}</Button>
        </div>
      )}
    </Card>
  );
}

function priceFacts({ price_lines }: Money, visit: StaffVisit): Fact[] {
  const { total } = visitMoneyTexts();
  const [only, ...others] = price_lines;
  if (only && others.length === 0) return [{ term: only.name, value: priceOf(visit) }];
  const lines = price_lines.map(({ name, amount_kopecks }) => ({
    term: name,
    value: sum(amount_kopecks),
  }));
  return [...lines, { term: total, value: priceOf(visit) }];
}

function paidFacts(money: Money, { status }: StaffVisit): Fact[] {
  const texts = visitMoneyTexts();
  const { deposit_kopecks, paid_kopecks, tip_kopecks, kept_kopecks } = money;
  const { promised, returned } = refundsOf(money);
  const isPaid = paid_kopecks >= deposit_kopecks;
  const isToCome = isDepositToCome(money, status);
  const awaited = status === "awaiting_payment" ? Math.max(0, deposit_kopecks - paid_kopecks) : 0;
  const due = money.due_kopecks - awaited;
  const deposit = (isPaid ? texts.depositPaid : texts.depositAwaited)(sum(deposit_kopecks));
  const facts: [term: string, value: string, isThere: boolean][] = [
    [texts.deposit, deposit, deposit_kopecks > 0 && (isPaid || isToCome)],
    [texts.paid, sum(paid_kopecks), paid_kopecks !== 0],
    [texts.promised, sum(promised), promised > 0],
    [texts.returned, sum(returned), returned > 0],
    [texts.kept, sum(kept_kopecks), kept_kopecks > 0],
    [texts.tip, sum(tip_kopecks), tip_kopecks > 0],
    [texts.due, sum(due), due > 0],
  ];
  return facts.filter(([, , isThere]) => isThere).map(([term, value]) => ({ term, value }));
}

// What was given back, or was never paid for a visit that is off, nobody waits for.
function isDepositToCome({ history }: Money, status: StaffVisit["status"]): boolean {
  const isAhead = status !== "cancelled" && status !== "no_show" && status !== "completed";
  return isAhead && history.every(({ kind }) => kind !== "refund");
}

/** What the client, or the master, is waited for. */
function Awaited({ money, onStep }: { money: Money; onStep: Props["onStep"] }) {
  const texts = visitMoneyTexts();
  const { pay_until, can_decide, decide_until, refundable_kopecks } = money;
  if (can_decide && decide_until !== null) {
    return (
      <Card tone="warn">
        <p>{texts.decide(sum(refundable_kopecks), dayAndTime(wallOf(decide_until)))}</p>
        <div class={css.choice}>
          <Button tone="filled" onPress={() => onStep("refund")}>
            {texts.refundAll}
          </Button>
          <Button onPress={() => onStep("keep")}>{texts.keep}</Button>
        </div>
      </Card>
    );
  }
  if (pay_until === null) return null;
  return <Card tone="warn">{texts.payUntil(wallOf(pay_until).time)}</Card>;
}

function Actions({ money, visit, onStep }: Props & { money: Money }) {
  const { onsite, refund } = visitMoneyTexts();
  const canNote = ["booked", "awaiting_payment", "completed"].includes(visit.status);
  const canRefund = money.may_refund && money.refundable_kopecks > 0 && !money.can_decide;
  if (!canNote && !canRefund) return null;
  return (
    <div class={css.pair}>
      {canNote && <Button onPress={() => onStep("onsite")}>{onsite}</Button>}
      {canRefund && <Button onPress={() => onStep("refund")}>{refund}</Button>}
    </div>
  );
}
