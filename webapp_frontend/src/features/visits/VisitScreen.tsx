import type { Tenant, Visit } from "../../api/wire";
import { fullDay } from "../../format/dates";
import { duration } from "../../format/numbers";
import { wallOf } from "../../format/wall";
import { back, go } from "../../routing";
import { t } from "../../texts";
import { pt } from "../../texts/payments";
import { ActionBar } from "../../ui/ActionBar";
import { AppBar } from "../../ui/AppBar";
import { Card } from "../../ui/Card";
import { Prices } from "../booking/Prices";
import { bookAgain } from "./bookAgain";
import { useCancelling } from "./CancelSheet";
import { MoneyNotes } from "./MoneyNotes";
import { MovedNote, MoveWish } from "./MoveNotes";
import { moneyParts, payLabel } from "./moneyTexts";
import { StatusLine } from "./StatusLine";
import { VisitActions } from "./VisitActions";
import { VisitFrame } from "./VisitFrame";
import { isExpected, isPutAside } from "./visits";
import css from "./visits.module.css";
import { lengthOf, linesOf, masterOf, placeOf, rulesOf } from "./visitTexts";

/** One visit with all that can be done about it. */
export function VisitScreen({ tenant, id }: { tenant: Tenant; id: number }) {
  return (
    <VisitFrame tenant={tenant} id={id} onBack={goBack}>
      {(visit) => <VisitDetails tenant={tenant} visit={visit} onBack={goBack} />}
    </VisitFrame>
  );
}

interface DetailsProps {
  tenant: Tenant;
  visit: Visit;
  onBack: () => void;
}

export function VisitDetails({ tenant, visit, onBack }: DetailsProps) {
  const cancelling = useCancelling(visit, tenant, onBack);
  const isComing = isExpected(visit);
  const place = placeOf(visit, tenant);
  const from = wallOf(visit.starts_at);
  const length = duration(lengthOf(visit));
  const rules = visit.can_cancel && rulesOf(visit);
  return (
    <>
      <AppBar title={t().visits.visit} subtitle={tenant.name} onBack={cancelling.onBack} />
      <main>
        <MovedNote visit={visit} />
        <MoveWish visit={visit} />
        <Card>
          <StatusLine visit={visit} />
          <h2 class={css.when}>
            {fullDay(from.date)} · {from.time}
          </h2>
          <p class={css.hint}>{t().confirm.until(wallOf(visit.ends_at).time, length)}</p>
          {place && <p class={css.address}>{place}</p>}
        </Card>
        {isComing && <VisitActions visit={visit} onCancel={cancelling.ask} />}
        {rules && <p class={css.rules}>{rules}</p>}
        <Prices
          tenant={tenant}
          lines={linesOf(visit)}
          services={visit.services}
          total={visit}
          master={masterOf(visit, tenant)}
          parts={moneyParts(visit, tenant)}
        />
        <MoneyNotes visit={visit} tenant={tenant} />
        {visit.comment && (
          <Card>
            <p class={css.hint}>{t().visits.wish}</p>
            <p class={css.comment}>{visit.comment}</p>
          </Card>
        )}
      </main>
      {cancelling.sheet}
      {cancelling.sheet ? null : <VisitBar visit={visit} tenant={tenant} />}
    </>
  );
}

/** What is most likely wanted: to pay where money is awaited, to book again afterwards. */
function VisitBar({ visit, tenant }: { visit: Visit; tenant: Tenant }) {
  if (visit.status === "awaiting_payment" && !isPutAside(visit)) {
    const label = payLabel(visit, tenant) ?? pt().pay.title;
    return <ActionBar label={label} onPress={() => go({ name: "pay", visit: visit.id })} />;
  }
  if (isExpected(visit)) return null;
  return <ActionBar label={t().visits.bookAgain} onPress={() => bookAgain(visit, tenant)} />;
}

function goBack(): void {
  back({ name: "visits" });
}
