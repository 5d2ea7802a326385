import type { Tenant, Visit } from "../../api/wire";
import { fullDay } from "../../format/dates";
import { duration } from "../../format/numbers";
import { wallOf } from "../../format/wall";
import { back, go } from "../../routing";
import { t } from "../../texts";
import { ActionBar } from "../../ui/ActionBar";
import { AppBar } from "../../ui/AppBar";
import { Card } from "../../ui/Card";
import { Facts } from "../../ui/Facts";
import { priceText, serviceOf } from "../tenant/tenant";
import { useCancelling } from "./CancelSheet";
import { VisitActions } from "./VisitActions";
import { VisitFrame } from "./VisitFrame";
import css from "./visits.module.css";
import { masterOf, placeOf } from "./visitTexts";

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
  const isBooked = visit.status === "booked";
  const place = placeOf(visit, tenant);
  const from = wallOf(visit.starts_at);
  const length = duration((Date.parse(visit.ends_at) - Date.parse(visit.starts_at)) / 60_000);
  return (
    <>
      <AppBar title={t().visits.visit} subtitle={tenant.name} onBack={cancelling.onBack} />
      <main>
        <Card>
          <p class={css[visit.status]}>{t().visits.status[visit.status]}</p>
          <h2 class={css.when}>
            {fullDay(from.date)} · {from.time}
          </h2>
          <p class={css.hint}>{t().confirm.until(wallOf(visit.ends_at).time, length)}</p>
          {place && <p class={css.address}>{place}</p>}
        </Card>
        {isBooked && <VisitActions visit={visit} onCancel={cancelling.ask} />}
        <Card>
          <Facts facts={factsOf(visit, tenant)} />
        </Card>
        {visit.comment && (
          <Card>
            <p class={css.hint}>{t().visits.wish}</p>
            <p class={css.comment}>{visit.comment}</p>
          </Card>
        )}
      </main>
      {cancelling.sheet}
      {!isBooked && (
        <ActionBar label={t().visits.bookAgain} onPress={() => bookAgain(visit, tenant)} />
      )}
    </>
  );
}

function factsOf(visit: Visit, tenant: Tenant) {
  const facts = visit.services.map((service) => ({
    term: service.name,
    value: priceText(visit.services.length === 1 ? visit : service, tenant),
  }));
  if (visit.services.length > 1) {
    facts.push({ term: t().common.total, value: priceText(visit, tenant) });
  }
  const master = masterOf(visit, tenant);
  return master === null ? facts : [...facts, { term: t().common.master, value: master }];
}

function bookAgain(visit: Visit, tenant: Tenant): void {
  const service = serviceOf(tenant, visit.services[0]?.id ?? null);
  go(service === null ? { name: "card" } : { name: "time", service: service.id });
}

function goBack(): void {
  back({ name: "visits" });
}
