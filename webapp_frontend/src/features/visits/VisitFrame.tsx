import { CalendarX } from "lucide";
import type { ComponentChildren } from "preact";
import type { Tenant, Visit } from "../../api/wire";
import { isInsideTelegram } from "../../telegram";
import { t } from "../../texts";
import { AppBar } from "../../ui/AppBar";
import { ErrorState, Message } from "../../ui/Message";
import { Skeleton } from "../../ui/Skeleton";
import { SignInHint } from "./SignInHint";
import { type Found, useVisit } from "./useVisit";

interface Props {
  tenant: Tenant;
  id: number;
  onBack: () => void;
  children: (visit: Visit) => ComponentChildren;
}

/** What every screen about one visit does until the visit is here. */
export function VisitFrame({ tenant, id, onBack, children }: Props) {
  const found = useVisit(id);
  if (found.state === "here") return <>{children(found.visit)}</>;
  return (
    <>
      <AppBar title={t().visits.visit} subtitle={tenant.name} onBack={onBack} />
      <main>{isInsideTelegram() ? <Absent found={found} /> : <SignInHint tenant={tenant} />}</main>
    </>
  );
}

function Absent({ found }: { found: Found }) {
  if (found.state === "loading") return <Skeleton heights={[90, 120, 80]} />;
  if (found.state === "failed") return <ErrorState error={found.error} onRetry={found.retry} />;
  return <Message icon={CalendarX} title={t().visits.notFoundTitle} text={t().visits.notFound} />;
}
