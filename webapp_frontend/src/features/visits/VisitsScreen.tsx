import { CalendarCheck, Wallet } from "lucide";
import { useEffect } from "preact/hooks";
import type { Tenant, Visit } from "../../api/wire";
import { back, go } from "../../routing";
import { isInsideTelegram } from "../../telegram";
import { t } from "../../texts";
import { pt } from "../../texts/payments";
import { AppBar } from "../../ui/AppBar";
import { Button } from "../../ui/Button";
import { Card, SectionTitle } from "../../ui/Card";
import { ErrorState, Message } from "../../ui/Message";
import { isOnline } from "../../ui/OfflineBar";
import { RowButton } from "../../ui/RowButton";
import { Skeleton } from "../../ui/Skeleton";
import { SignInHint } from "./SignInHint";
import { VisitRow } from "./VisitRow";
import { visits } from "./visits";
import css from "./visits.module.css";

/** The client's coming and past visits. */
export function VisitsScreen({ tenant }: { tenant: Tenant }) {
  return (
    <>
      <AppBar title={t().visits.title} subtitle={tenant.name} onBack={goBack} />
      <main>
        {isInsideTelegram() ? <VisitLists tenant={tenant} /> : <SignInHint tenant={tenant} />}
      </main>
    </>
  );
}

function VisitLists({ tenant }: { tenant: Tenant }) {
  useEffect(() => {
    visits.load();
  }, [isOnline.value]);
  const { data, error } = visits;
  if (data.value === null) {
    if (error.value) return <ErrorState error={error.value} onRetry={visits.load} />;
    return <Skeleton heights={[76, 76, 76]} />;
  }
  const { coming, past } = data.value;
  if (coming.length + past.length === 0) return <NoVisits />;
  const { coming: comingTitle, past: pastTitle, noneComing } = t().visits;
  return (
    <>
      <SectionTitle>{comingTitle}</SectionTitle>
      {coming.length === 0 && <p class={css.none}>{noneComing}</p>}
      <VisitList visits={coming} tenant={tenant} />
      {past.length > 0 && <SectionTitle>{pastTitle}</SectionTitle>}
      <VisitList visits={past} tenant={tenant} />
      {hasPaid(tenant, [...coming, ...past]) && (
        <Card>
          <RowButton
            icon={Wallet}
            label={pt().visit.myPayments}
            isWay
            onPress={() => go({ name: "payments" })}
          />
        </Card>
      )}
    </>
  );
}

/** Whether there may be payments to look at: the shop may be gone, what was paid is not. */
function hasPaid({ payments }: Tenant, known: Visit[]): boolean {
  return payments.online || known.some(({ payment }) => payment !== null);
}

function VisitList({ visits, tenant }: { visits: Visit[]; tenant: Tenant }) {
  if (visits.length === 0) return null;
  return (
    <ul class={css.list}>
      {visits.map((visit) => (
        <VisitRow key={visit.id} visit={visit} tenant={tenant} />
      ))}
    </ul>
  );
}

function NoVisits() {
  const { noneTitle, none, book } = t().visits;
  return (
    <Message icon={CalendarCheck} title={noneTitle} text={none}>
      <Button tone="filled" onPress={() => go({ name: "card" })}>
        {book}
      </Button>
    </Message>
  );
}

function goBack(): void {
  back({ name: "card" });
}
