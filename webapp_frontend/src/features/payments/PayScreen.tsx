import type { Tenant, Visit } from "../../api/wire";
import { returnTo } from "../../routing";
import { pt } from "../../texts/payments";
import { AppBar } from "../../ui/AppBar";
import { Button } from "../../ui/Button";
import { useCancelling } from "../visits/CancelSheet";
import { VisitFrame } from "../visits/VisitFrame";
import { VisitDetails } from "../visits/VisitScreen";
import { spanOf } from "../visits/visitTexts";
import { PayBar } from "./PayBar";
import { PayOutcome } from "./PayOutcome";
import { PayPart } from "./PayPart";
import css from "./payments.module.css";
import { isOutcome } from "./payState";
import { usePayment } from "./usePayment";
import { usePortion } from "./usePortion";

/** Paying for a visit: the way to the provider's page, and what has come of it. */
export function PayScreen({ tenant, id }: { tenant: Tenant; id: number }) {
  const goBack = () => returnTo({ name: "visit", visit: id });
  return (
    <VisitFrame tenant={tenant} id={id} onBack={goBack}>
      {(visit) => <Pay key={id} {...{ tenant, visit, goBack }} />}
    </VisitFrame>
  );
}

interface Props {
  tenant: Tenant;
  visit: Visit;
  goBack: () => void;
}

function Pay({ tenant, visit, goBack }: Props) {
  const payment = usePayment(visit);
  const portion = usePortion(visit, payment);
  const cancelling = useCancelling(visit, tenant, goBack);
  const { state } = payment;
  if (state === "over" && !payment.hasRunOut) {
    return <VisitDetails tenant={tenant} visit={visit} onBack={goBack} />;
  }
  return (
    <>
      <AppBar title={pt().pay.title} subtitle={spanOf(visit)} onBack={cancelling.onBack} />
      <main>
        {isOutcome(state) ? (
          <PayOutcome {...{ tenant, visit }} outcome={state} />
        ) : (
          <>
            <PayPart {...{ tenant, visit, payment, portion }} />
            {visit.status === "awaiting_payment" && cancelling.ask && (
              <p class={css.cancel}>
                <Button onPress={cancelling.ask}>{pt().pay.cancel}</Button>
              </p>
            )}
          </>
        )}
      </main>
      {cancelling.sheet}
      {!cancelling.sheet && !isOutcome(state) && (
        <PayBar {...{ tenant, visit, payment, portion }} />
      )}
    </>
  );
}
