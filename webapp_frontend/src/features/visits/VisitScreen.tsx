import type { Tenant, Visit } from "../../api/wire";
import { fullDay } from "../../format/dates";
import { duration } from "../../format/numbers";
import { wallOf } from "../../format/wall";
import { back, go } from "../../routing";
import { t } from "../../texts";
import { ActionBar } from "../../ui/ActionBar";
import { AppBar } from "../../ui/AppBar";
import { Card } from "../../ui/Card";
import { choiceOf } from "../booking/choice";
import { choose, timeRoute } from "../booking/draft";
import { Prices } from "../booking/Prices";
import { useCancelling } from "./CancelSheet";
import { MovedNote, MoveWish } from "./MoveNotes";
import { StatusLine } from "./StatusLine";
import { VisitActions } from "./VisitActions";
import { VisitFrame } from "./VisitFrame";
import { isExpected } from "./visits";
import css from "./visits.module.css";
import { lengthOf, masterOf, placeOf, rulesOf } from "./visitTexts";

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
  const cancelling = useCancelling(visit, onBack);
  const isComing = isExpected(visit);
  const place = placeOf(visit, tenant);
  const from = wallOf(visit.starts_at);
  const length = duration(lengthOf(visit));
  return (
    <>
      <AppBar title={t().visits.visit} subtitle={tenant.name} onBack={cancelling.onBack} />
      <main>
        <MovedNote visit={visit} />
        <MoveWish visit={visit} />
        <Card>
          <StatusLine status={visit.status} />
          <h2 class={css.when}>
            {fullDay(from.date)} · {from.time}
          </h2>
          <p class={css.hint}>{t().confirm.until(wallOf(visit.ends_at).time, length)}</p>
          {place && <p class={css.address}>{place}</p>}
        </Card>
        {isComing && <VisitActions visit={visit} onCancel={cancelling.ask} />}
        {visit.can_cancel && <p class={css.rules}>{rulesOf(visit)}</p>}
        <Prices
          tenant={tenant}
          lines={visit.services}
          total={visit}
          master={masterOf(visit, tenant)}
        />
        {visit.comment && (
          <Card>
            <p class={css.hint}>{t().visits.wish}</p>
            <p class={css.comment}>{visit.comment}</p>
          </Card>
        )}
      </main>
      {cancelling.sheet}
      {!isComing && (
        <ActionBar label={t().visits.bookAgain} onPress={() => bookAgain(visit, tenant)} />
      )}
    </>
  );
}

function bookAgain(visit: Visit, tenant: Tenant): void {
  const choice = choiceOf(
    tenant,
    visit.services.map(({ id }) => id),
  );
  const services = choice?.services.map(({ id }) => id) ?? [];
  choose({ services, master: null, startsAt: null });
  go(timeRoute());
}

function goBack(): void {
  back({ name: "visits" });
}
