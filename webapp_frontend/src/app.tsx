import { RotateCcw } from "lucide";
import { useEffect, useErrorBoundary } from "preact/hooks";
import { mustReopen } from "./api/session";
import type { Tenant } from "./api/wire";
import { TenantScreen } from "./features/tenant/TenantScreen";
import { tenantCard } from "./features/tenant/tenant";
import { type LaterRoute, laterScreens, retryLaterScreens } from "./later";
import { Missing } from "./Missing";
import { back, type Route, route } from "./routing";
import { closeApp, hasHost } from "./telegram";
import { t } from "./texts";
import { AppBar } from "./ui/AppBar";
import { Announcer, useFocusOnNewScreen } from "./ui/announce";
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
  useFocusOnNewScreen(shownScreen());
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
  if (route.name === "card") return <TenantScreen tenant={tenant} />;
  if (route.name === "missing") return <Missing isTenantKnown />;
  return <LaterScreen route={route} tenant={tenant} />;
}

function LaterScreen({ route, tenant }: { route: LaterRoute; tenant: Tenant }) {
  const { data, error } = laterScreens;
  useEffect(() => {
    if (data.value === null && error.value === null) laterScreens.load();
  }, []);
  if (data.value) return <data.value.Screens route={route} tenant={tenant} />;
  return (
    <>
      <AppBar title={tenant.name} onBack={() => back({ name: "card" })} />
      <main>
        {error.value ? (
          <ErrorState error={error.value} onRetry={retryLaterScreens} />
        ) : (
          <Skeleton heights={[44, 92, 22, 46, 22, 46]} />
        )}
      </main>
    </>
  );
}

/** What the focus follows: the screen, or nothing while its code is on the way. */
function shownScreen(): Route | null {
  const isFirst = route.value.name === "card" || route.value.name === "missing";
  return isFirst || laterScreens.data.value ? route.value : null;
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
