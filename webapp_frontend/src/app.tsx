import { FileQuestion, RotateCcw } from "lucide";
import { useErrorBoundary, useLayoutEffect, useRef } from "preact/hooks";
import { mustReopen } from "./api/session";
import type { Tenant } from "./api/wire";
import { ConfirmScreen } from "./features/booking/ConfirmScreen";
import { TimeScreen } from "./features/booking/TimeScreen";
import { TenantScreen } from "./features/tenant/TenantScreen";
import { serviceOf, tenantCard } from "./features/tenant/tenant";
import { BookedScreen } from "./features/visits/BookedScreen";
import { VisitScreen } from "./features/visits/VisitScreen";
import { VisitsScreen } from "./features/visits/VisitsScreen";
import { go, type Route, route } from "./routing";
import { closeApp, hasHost } from "./telegram";
import { t } from "./texts";
import { Announcer, focusHeading } from "./ui/announce";
import { Button } from "./ui/Button";
import { ErrorState, Message } from "./ui/Message";
import { OfflineBar } from "./ui/OfflineBar";
import { Skeleton } from "./ui/Skeleton";

/** The client pages of one tenant. */
export function App() {
  const [crash] = useErrorBoundary();
  return (
    <>
      <OfflineBar />
      {crash ? <Crashed /> : <Page />}
      <Announcer />
    </>
  );
}

function Page() {
  useFocusOnNewScreen();
  const tenant = tenantCard.data.value;
  const error = tenantCard.error.value;
  if (mustReopen.value) return <Reopen />;
  if (tenant) return <Screen route={route.value} tenant={tenant} />;
  if (error?.code === "tenant_not_found" || error?.code === "not_found") return <Missing />;
  return (
    <main>
      {error ? (
        <ErrorState error={error} onRetry={tenantCard.load} isWholePage />
      ) : (
        <Skeleton heights={[138, 58, 34, 300]} />
      )}
    </main>
  );
}

function Screen({ route, tenant }: { route: Route; tenant: Tenant }) {
  switch (route.name) {
    case "card":
      return <TenantScreen tenant={tenant} />;
    case "time": {
      const service = serviceOf(tenant, route.service);
      return service ? <TimeScreen tenant={tenant} service={service} /> : <Missing isTenantKnown />;
    }
    case "confirm":
      return <ConfirmScreen tenant={tenant} />;
    case "booked":
      return <BookedScreen tenant={tenant} id={route.visit} />;
    case "visits":
      return <VisitsScreen tenant={tenant} />;
    case "visit":
      return <VisitScreen tenant={tenant} id={route.visit} />;
    case "missing":
      return <Missing isTenantKnown />;
  }
}

function useFocusOnNewScreen(): void {
  const shown = useRef(route.value);
  useLayoutEffect(() => {
    if (shown.current === route.value) return;
    shown.current = route.value;
    focusHeading();
    document.title = document.querySelector("h1")?.textContent ?? document.title;
  });
}

function Reopen() {
  const { title, text } = t().reopen;
  return (
    <main>
      <Message icon={RotateCcw} isWholePage title={title} text={text}>
        {hasHost() && (
          <Button tone="filled" onPress={closeApp}>
            {t().common.close}
          </Button>
        )}
      </Message>
    </main>
  );
}

function Missing({ isTenantKnown = false }: { isTenantKnown?: boolean }) {
  const { title, text, toServices } = t().missing;
  return (
    <main>
      <Message icon={FileQuestion} isWholePage title={title} text={text}>
        {isTenantKnown && (
          <Button tone="filled" onPress={() => go({ name: "card" }, { replace: true })}>
            {toServices}
          </Button>
        )}
      </Message>
    </main>
  );
}

function Crashed() {
  const { title, text, reload } = t().crashed;
  return (
    <main>
      <Message icon={RotateCcw} isWholePage title={title} text={text}>
        <Button onPress={() => location.reload()}>{reload}</Button>
      </Message>
    </main>
  );
}
