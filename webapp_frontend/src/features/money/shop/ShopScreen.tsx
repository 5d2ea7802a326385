import { useEffect } from "preact/hooks";
import type { Cabinet, ShopSettings } from "../../../api/cabinet/wire";
import { back } from "../../../cabinet/routing";
import { shopTexts } from "../../../texts/cabinet/shop";
import { AppBar } from "../../../ui/AppBar";
import { Card } from "../../../ui/Card";
import { ErrorState } from "../../../ui/Message";
import { Skeleton } from "../../../ui/Skeleton";
import { ConnectSteps } from "./ConnectSteps";
import { ShopActions } from "./ShopActions";
import { PaymentRules, Receipts } from "./ShopRules";
import { ShopState } from "./ShopState";
import { isCheckAwaited, shopSettings } from "./shop";
import { useChecking } from "./useChecking";

/** Connecting a shop step by step, and what holds for payments once there is one. */
export function ShopScreen({ cabinet }: { cabinet: Cabinet }) {
  useEffect(() => {
    shopSettings.load();
  }, []);
  const known = shopSettings.data.value;
  const error = shopSettings.error.value;
  return (
    <>
      <AppBar title={shopTexts().title} onBack={() => back({ name: "money", month: null })} />
      <main>
        {known && <Content settings={known} isOwner={cabinet.role === "owner"} />}
        {!known && error && <ErrorState error={error} onRetry={shopSettings.load} />}
        {!known && !error && <Skeleton heights={[90, 110, 240]} />}
      </main>
    </>
  );
}

function Content({ settings, isOwner }: { settings: ShopSettings; isOwner: boolean }) {
  const { shop } = settings;
  const isLong = useChecking(isCheckAwaited(shop));
  const { intro, ownerOnly } = shopTexts();
  return (
    <>
      {shop === null ? <Card>{intro}</Card> : <ShopState shop={shop} isLong={isLong} />}
      {!isOwner && <Card tone="warn">{ownerOnly}</Card>}
      {isOwner && <ConnectSteps shop={shop} />}
      {isOwner && shop?.state === "connected" && <Receipts shop={shop} />}
      {isOwner && shop !== null && <PaymentRules settings={settings} />}
      {isOwner && shop !== null && <ShopActions shop={shop} />}
    </>
  );
}
