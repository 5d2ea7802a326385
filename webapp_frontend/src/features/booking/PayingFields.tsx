import type { Tenant } from "../../api/wire";
import { pt } from "../../texts/payments";
import { Card } from "../../ui/Card";
import { EmailField } from "../payments/EmailField";
import { WayChoice } from "../payments/WayChoice";
import { WriteToMaster } from "../payments/WriteToMaster";
import css from "./BookingError.module.css";
import { choose } from "./draft";
import { PromoCode } from "./PromoCode";
import type { Plan } from "./plan";
import { bookingError } from "./submit";
import type { Paying } from "./usePaying";

interface Props {
  tenant: Tenant;
  paying: Paying;
  plan: Plan;
}

/** How much a client pays now, where she may choose, and whether the shop is out of order. */
export function PayingWay({ tenant, paying, plan }: Props) {
  const { quote } = paying;
  const amounts = { deposit: quote?.deposit_kopecks ?? 0, full: quote?.price_kopecks ?? 0 };
  return (
    <>
      <WayChoice
        ways={plan.ways}
        value={plan.way}
        amounts={amounts}
        currency={tenant.currency}
        onChoose={(way) => choose({ way })}
      />
      {plan.isBroken && <Broken tenant={tenant} />}
    </>
  );
}

/** Why this can't be booked now; a refusal that has just said so is not repeated. */
function Broken({ tenant }: { tenant: Tenant }) {
  if (bookingError()?.code === "payments_unavailable") return null;
  return (
    <div role="alert">
      <Card tone="warn" class={css.error}>
        <p>{pt().broken}</p>
        <WriteToMaster tenant={tenant} />
      </Card>
    </div>
  );
}

/** What else a client fills in: a promo code, and where the receipt goes. */
export function PayingFields({ paying }: { paying: Paying }) {
  return (
    <>
      <PromoCode refusal={paying.quote?.promo_refusal ?? null} isCertain={paying.isCertain} />
      {paying.needsEmail && (
        <EmailField
          value={paying.email}
          isWrong={paying.isEmailWrong}
          onChange={(email) => choose({ email })}
        />
      )}
    </>
  );
}
