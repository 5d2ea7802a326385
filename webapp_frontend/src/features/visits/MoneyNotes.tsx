import type { Tenant, Visit } from "../../api/wire";
import { go } from "../../routing";
import { pt } from "../../texts/payments";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { payLabel } from "./moneyTexts";
import { isPutAside } from "./visits";
import css from "./visits.module.css";
import { momentOf } from "./visitTexts";

/** What stands to be said or done about a visit's money. */
export function MoneyNotes({ visit, tenant }: { visit: Visit; tenant: Tenant }) {
  const { kept_reason, decide_until } = visit;
  const { keptReason, decide } = pt().visit;
  return (
    <>
      {isPutAside(visit) && <Card tone="warn">{pt().pay.putAside}</Card>}
      {kept_reason && <Card>{keptReason(kept_reason)}</Card>}
      {decide_until && <Card tone="warn">{decide(momentOf(decide_until))}</Card>}
      <PayMore visit={visit} tenant={tenant} />
    </>
  );
}

/** The way to pay what is left, where nobody waits for it. */
function PayMore({ visit, tenant }: { visit: Visit; tenant: Tenant }) {
  const label = payLabel(visit, tenant);
  if (label === null || visit.status === "awaiting_payment" || isPutAside(visit)) return null;
  return (
    <p class={css.payMore}>
      <Button onPress={() => go({ name: "pay", visit: visit.id })}>{label}</Button>
    </p>
  );
}
