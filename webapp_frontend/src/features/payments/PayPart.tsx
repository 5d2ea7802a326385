import type { Tenant, Visit } from "../../api/wire";
import { money } from "../../format/numbers";
import { priceText } from "../../format/price";
import { t } from "../../texts";
import { pt } from "../../texts/payments";
import { Card } from "../../ui/Card";
import { errorText } from "../../ui/Message";
import { type Sum, Sums } from "../../ui/Sums";
import { whatOf } from "../visits/visitTexts";
import { Countdown } from "./Countdown";
import { EmailField } from "./EmailField";
import { PayNote } from "./PayNote";
import css from "./payments.module.css";
import type { PaymentActions } from "./usePayment";
import type { PortionChoice } from "./usePortion";
import { WayChoice } from "./WayChoice";
import { WriteToMaster } from "./WriteToMaster";

interface Props {
  tenant: Tenant;
  visit: Visit;
  payment: PaymentActions;
  portion: PortionChoice;
}

/** What is paid for, how much, how long the slot is held, and how the attempt stands. */
export function PayPart({ tenant, visit, payment, portion }: Props) {
  const { pay_until, due } = visit;
  const { error, state } = payment;
  const isHeld = pay_until !== null && state !== "ending";
  // While money may be on its way another attempt would only be paid twice.
  const mayChoose = state !== "checking" && state !== "ending";
  return (
    <>
      <Card class={css.stack}>
        <p class={css.what}>{whatOf(visit, tenant)}</p>
        {isHeld && <Countdown until={pay_until} onEnd={payment.check} />}
        {visit.status === "booked" && <p class={css.hint}>{pt().pay.optional}</p>}
      </Card>
      <PayNote state={state} isSlow={payment.isSlow} tenant={tenant} />
      <WayChoice
        ways={mayChoose ? portion.ways : []}
        value={portion.way}
        amounts={{ deposit: due.deposit_kopecks, full: due.full_kopecks }}
        currency={tenant.currency}
        onChoose={portion.choose}
      />
      <Card>
        <Sums sums={sumsOf(visit, portion.amount_kopecks, tenant)} />
      </Card>
      {error && (
        <div role="alert">
          <Card tone="bad" class={css.stack}>
            <p>{errorText(error)}</p>
            {error.code === "payments_unavailable" && <WriteToMaster tenant={tenant} />}
          </Card>
        </div>
      )}
      {portion.needsEmail && (
        <EmailField
          value={portion.email}
          isWrong={portion.isEmailWrong}
          onChange={portion.setEmail}
        />
      )}
    </>
  );
}

function sumsOf(visit: Visit, payable: number, tenant: Tenant): Sum[] {
  const { price_kopecks, price_from, paid_kopecks, deposit_kopecks } = visit;
  const { currency } = tenant;
  // While the shop takes nothing, the deposit is wanted all the same.
  const amount = payable || Math.max(0, deposit_kopecks - paid_kopecks);
  const rest = price_kopecks - paid_kopecks - amount;
  const paid = { term: pt().visit.paid, value: money(paid_kopecks, currency) };
  const onSite = priceText({ price_kopecks: rest, price_from }, tenant);
  return [
    { term: t().common.total, value: priceText(visit, tenant) },
    ...(paid_kopecks > 0 ? [paid] : []),
    { term: pt().pay.amount, value: money(amount, currency), tone: "strong" },
    ...(rest > 0 ? [{ term: pt().price.onSite, value: onSite }] : []),
  ];
}
