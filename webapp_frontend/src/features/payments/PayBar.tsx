import { useEffect, useState } from "preact/hooks";
import type { Tenant, Visit } from "../../api/wire";
import { money } from "../../format/numbers";
import { pt } from "../../texts/payments";
import { ActionBar } from "../../ui/ActionBar";
import { announce } from "../../ui/announce";
import { openPayment } from "./payment";
import type { PaymentActions } from "./usePayment";
import type { PortionChoice } from "./usePortion";

interface Props {
  tenant: Tenant;
  visit: Visit;
  payment: PaymentActions;
  portion: PortionChoice;
}

/** The one button of the pay screen: to the provider's page, or a new attempt. */
export function PayBar({ tenant, visit, payment, portion }: Props) {
  const [opened, setOpened] = useState<string | null>(null);
  const texts = pt().pay;
  const { state, isSlow, isSending } = payment;
  const amount = money(portion.amount_kopecks, tenant.currency);
  const url = visit.payment?.url ?? "";
  useEffect(() => {
    if (state === "ready") announce(texts.go(amount));
  }, [state, amount]);
  if (state === "ready" && !isSending) {
    return (
      <ActionBar
        label={texts.go(amount)}
        summary={opened === url ? texts.opened : noteOf(tenant)}
        onPress={() => {
          setOpened(url);
          openPayment(url);
        }}
      />
    );
  }
  if (isSending) return <ActionBar label={texts.preparing} {...busy} />;
  if (isSlow) return <ActionBar label={texts.checkAgain} onPress={payment.check} />;
  if (state === "preparing") return <ActionBar label={texts.preparing} {...busy} />;
  if (state === "checking" || state === "ending") {
    return <ActionBar label={texts.checkingShort} {...busy} />;
  }
  const label = state === "start" ? texts.start(amount) : texts.again;
  return <ActionBar label={label} summary={noteOf(tenant)} onPress={portion.start} />;
}

const busy = { isBusy: true, onPress: () => undefined };

function noteOf({ payments }: Tenant): string {
  return payments.test ? pt().book.testNote : pt().pay.note;
}
