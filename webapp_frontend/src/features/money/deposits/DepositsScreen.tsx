import type { Deposits } from "../../../api/cabinet/wire";
import { back, go } from "../../../cabinet/routing";
import { depositsTexts } from "../../../texts/cabinet/deposits";
import { ActionBar } from "../../../ui/ActionBar";
import { AppBar } from "../../../ui/AppBar";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { ErrorState } from "../../../ui/Message";
import { Skeleton } from "../../../ui/Skeleton";
import { useLeaving } from "../../../ui/useLeaving";
import css from "../money.module.css";
import { DepositRows } from "./DepositRows";
import { Thresholds } from "./Thresholds";
import { type DepositEditing, useDeposits, useStoredDeposits } from "./useDeposits";

const toMoney = () => back({ name: "money", month: null });

/** Who pays how much in advance. */
export function DepositsScreen() {
  const { stored, error, load } = useStoredDeposits();
  if (stored !== null) return <Editor stored={stored} />;
  return (
    <>
      <AppBar title={depositsTexts().title} onBack={toMoney} />
      <main>
        {error ? (
          <ErrorState error={error} onRetry={load} />
        ) : (
          <Skeleton heights={[90, 130, 130, 130]} />
        )}
      </main>
    </>
  );
}

function Editor({ stored }: { stored: Deposits }) {
  const editing = useDeposits(stored);
  const { isDirty, isSaving, save } = editing;
  const texts = depositsTexts();
  const leaving = useLeaving(isDirty, toMoney, {
    title: texts.leaveTitle,
    text: texts.leaveText,
    leave: texts.leave,
    stay: texts.stay,
  });
  return (
    <>
      <AppBar title={texts.title} onBack={leaving.onBack} />
      <main>
        {!stored.shop_connected && <NoShop />}
        {editing.isStale && <StaleNote editing={editing} />}
        <Card>{texts.intro}</Card>
        <DepositRows editing={editing} />
        <Thresholds editing={editing} />
      </main>
      {leaving.sheet}
      {isDirty && (
        <ActionBar label={isSaving ? texts.saving : texts.save} isBusy={isSaving} onPress={save} />
      )}
    </>
  );
}

function NoShop() {
  const { noShop, toShop } = depositsTexts();
  return (
    <Card tone="warn" class={css.stack}>
      <p>{noShop}</p>
      <Button onPress={() => go({ name: "shop" })}>{toShop}</Button>
    </Card>
  );
}

function StaleNote({ editing }: { editing: DepositEditing }) {
  const { staleTitle, staleText, staleApply, staleDrop } = depositsTexts();
  return (
    <div role="alert">
      <Card tone="warn" class={css.stack}>
        <h2>{staleTitle}</h2>
        <p>{staleText}</p>
        <div class={css.pair}>
          <Button tone="filled" onPress={editing.applyStale}>
            {staleApply}
          </Button>
          <Button onPress={editing.dropStale}>{staleDrop}</Button>
        </div>
      </Card>
    </div>
  );
}
