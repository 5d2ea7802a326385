import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { confirmClosing } from "../../telegram";
import { hoursTexts } from "../../texts/cabinet/hours";
import { ActionBar } from "../../ui/ActionBar";
import { ErrorState } from "../../ui/Message";
import { Skeleton } from "../../ui/Skeleton";
import type { Draft } from "./draft";
import { EffectNote, effectSummary } from "./EffectNote";
import type { Hours } from "./hours";
import { StaleNote } from "./StaleNote";
import { saveHours } from "./saveHours";

interface Props {
  hours: Hours;
  master: number;
  children: (draft: Draft) => ComponentChildren;
  /** Called once everything is saved and no visit has to be looked after. */
  onSaved?: () => void;
}

/** What the screens that edit hours share: loading, the effect of the changes, saving. */
export function HoursFrame({ hours, master, children, onSaved }: Props) {
  const { isDirty, isSaving, faults } = hours;
  const draft = hours.draft.value;
  useEffect(() => {
    if (isDirty.value) hours.askPreview();
    else hours.schedule.load();
    return hours.preview.clear;
  }, [hours]);
  useClosingQuestion(isDirty.value);
  if (draft === null) return <Loading hours={hours} />;
  const { save, saving } = hoursTexts();
  return (
    <>
      <main>
        <StaleNote hours={hours} />
        {children(draft)}
        <EffectNote hours={hours} />
      </main>
      {isDirty.value && (
        <ActionBar
          summary={effectSummary(hours)}
          label={isSaving.value ? saving : save}
          isBusy={isSaving.value}
          isEnabled={faults.value.size === 0}
          onPress={() => saveHours(hours, master, onSaved)}
        />
      )}
    </>
  );
}

function Loading({ hours }: { hours: Hours }) {
  const { error, load } = hours.schedule;
  return (
    <main>
      {error.value ? (
        <ErrorState error={error.value} onRetry={load} />
      ) : (
        <Skeleton heights={[44, 320, 160]} />
      )}
    </main>
  );
}

/** Asks before the page is closed with changes in it, in Telegram and in a browser. */
function useClosingQuestion(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return;
    const ask = (event: Event) => event.preventDefault();
    confirmClosing(true);
    addEventListener("beforeunload", ask);
    return () => {
      confirmClosing(false);
      removeEventListener("beforeunload", ask);
    };
  }, [isNeeded]);
}
