import { DoorOpen, FileQuestion, Lock, RotateCcw, Send } from "lucide";
import type { ComponentChildren } from "preact";
import { useErrorBoundary } from "preact/hooks";
import { mustReopen } from "../api/signing";
import { currentSlug } from "../history";
import { closeApp, hasHost, isInsideTelegram } from "../telegram";
import { t } from "../texts";
import { ct } from "../texts/cabinet";
import { Announcer, useFocusOnNewScreen } from "../ui/announce";
import { Button } from "../ui/Button";
import type { IconNode } from "../ui/Icon";
import { ErrorState, Message } from "../ui/Message";
import { OfflineBar } from "../ui/OfflineBar";
import { Skeleton } from "../ui/Skeleton";
import { go, route } from "./routing";
import { Screen } from "./Screen";
import { cabinet } from "./state";
import { TenantChoice } from "./TenantChoice";

/** The cabinet of whoever works for a tenant. */
export function CabinetApp() {
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
  useFocusOnNewScreen(screenOf(route.value));
  const error = cabinet.error.value;
  if (!isInsideTelegram()) return <Notice icon={Send} {...ct().shell.outside} />;
  if (mustReopen.value) return <Reopen />;
  if (currentSlug() === "") return <TenantChoice onChoose={openTenant} />;
  if (cabinet.data.value) return <Screen cabinet={cabinet.data.value} route={route.value} />;
  if (error?.code === "not_a_member") return <Notice icon={Lock} {...ct().shell.stranger} />;
  if (error?.code === "tenant_not_found" || error?.code === "not_found") {
    return <Notice icon={FileQuestion} {...ct().shell.missing} />;
  }
  return (
    <main>
      {error ? (
        <ErrorState error={error} onRetry={cabinet.load} isWholePage />
      ) : (
        <Skeleton heights={[56, 104, 480]} />
      )}
    </main>
  );
}

// A day gives place to another without a new screen: the focus stays on the strip.
function screenOf(shown: typeof route.value): string {
  const { name } = shown;
  return name === "day" || name === "agenda" ? "day" : JSON.stringify(shown);
}

function openTenant(slug: string): void {
  history.replaceState(null, "", `/cabinet/${slug}`);
  go({ name: "day", date: null }, { replace: true });
  cabinet.load();
}

interface NoticeProps {
  icon: IconNode;
  title: string;
  text: string;
  children?: ComponentChildren;
}

function Notice({ icon, title, text, children }: NoticeProps) {
  return (
    <main>
      <Message icon={icon} isWholePage title={title} text={text}>
        {children}
      </Message>
    </main>
  );
}

function Reopen() {
  return (
    <Notice icon={DoorOpen} {...ct().shell.reopen}>
      {hasHost() && (
        <Button tone="filled" onPress={closeApp}>
          {t().common.close}
        </Button>
      )}
    </Notice>
  );
}

function Crashed() {
  const { title, text, reload } = ct().shell.crashed;
  return (
    <Notice icon={RotateCcw} title={title} text={text}>
      <Button onPress={() => location.reload()}>{reload}</Button>
    </Notice>
  );
}
