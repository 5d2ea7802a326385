import { CircleCheck } from "lucide";
import { useEffect } from "preact/hooks";
import type { Attention } from "../../../api/cabinet/wire";
import { back } from "../../../cabinet/routing";
import { attentionTexts } from "../../../texts/cabinet/attention";
import { AppBar } from "../../../ui/AppBar";
import { SectionTitle } from "../../../ui/Card";
import { ErrorState, Message } from "../../../ui/Message";
import { Skeleton } from "../../../ui/Skeleton";
import { usePolling } from "../../payments/usePolling";
import { attention } from "./attention";
import { DecisionCard, PaymentCard } from "./cards";
import { ReceiptCard } from "./ReceiptCard";
import { RefundCard } from "./RefundCard";

/** Matters of money that do not go by themselves, each with what to do about it. */
export function AttentionScreen() {
  useEffect(() => {
    attention.load();
  }, []);
  const known = attention.data.value;
  // A refund may go at any moment: nobody should return by hand what has gone by itself.
  usePolling(attention.load, known !== null && known.refunds.length > 0);
  const error = attention.error.value;
  return (
    <>
      <AppBar title={attentionTexts().title} onBack={() => back({ name: "money", month: null })} />
      <main>
        {known && <Matters {...known} />}
        {!known && error && <ErrorState error={error} onRetry={attention.load} />}
        {!known && !error && <Skeleton heights={[140, 140]} />}
      </main>
    </>
  );
}

function Matters({ refunds, decisions, payments, receipts }: Attention) {
  const texts = attentionTexts();
  if ([refunds, decisions, payments, receipts].every((list) => list.length === 0)) {
    return <Message icon={CircleCheck} title={texts.noneTitle} text={texts.none} />;
  }
  return (
    <>
      {refunds.length > 0 && <SectionTitle>{texts.refunds}</SectionTitle>}
      {refunds.map((refund) => (
        <RefundCard key={refund.id} refund={refund} />
      ))}
      {decisions.length > 0 && <SectionTitle>{texts.decisions}</SectionTitle>}
      {decisions.map((decision) => (
        <DecisionCard key={decision.visit_id} decision={decision} />
      ))}
      {payments.length > 0 && <SectionTitle>{texts.payments}</SectionTitle>}
      {payments.map((payment) => (
        <PaymentCard key={payment.id} payment={payment} />
      ))}
      {receipts.length > 0 && <SectionTitle>{texts.receipts}</SectionTitle>}
      {receipts.map((receipt) => (
        <ReceiptCard key={receipt.id} receipt={receipt} />
      ))}
    </>
  );
}
