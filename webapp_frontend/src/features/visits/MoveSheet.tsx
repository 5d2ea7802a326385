import { useState } from "preact/hooks";
import type { ApiError } from "../../api/errors";
import type { Tenant, Visit } from "../../api/wire";
import { dayAndSpan } from "../../format/dates";
import { wallAfter, wallOf } from "../../format/wall";
import { returnTo } from "../../routing";
import { t } from "../../texts";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Facts } from "../../ui/Facts";
import { errorText } from "../../ui/Message";
import { PillButtons } from "../../ui/Pill";
import { Sheet } from "../../ui/Sheet";
import { startPill } from "../tenant/startPill";
import { todayAt } from "../tenant/tenant";
import { move } from "./changes";
import { moveMoneyText } from "./moneyTexts";
import { useAttempt } from "./useAttempt";
import css from "./visits.module.css";
import { lengthOf, spanOf } from "./visitTexts";

interface Moving {
  tenant: Tenant;
  visit: Visit;
  /** The new start; null while none is chosen. */
  startsAt: string | null;
  onPick: (startsAt: string | null) => void;
  onBack: () => void;
}

/**
 * The question before a visit is moved: how to ask it, and the way back meanwhile.
 *
 * While the answer is on its way nothing closes the sheet.
 */
export function useMoving({ startsAt, onPick, onBack, tenant, visit }: Moving) {
  const [asked, ask] = useState<string | null>(null);
  const { isSending, error, attempt, forgetError } = useAttempt();

  function close(): void {
    if (isSending) return;
    if (error?.code === "slot_taken") onPick(null);
    ask(null);
    forgetError();
  }

  function pickOther(at: string): void {
    onPick(at);
    ask(at);
    forgetError();
    announce(t().confirm.chosenAnew(dayAndSpan(...spanAt(tenant, visit, at))));
  }

  return {
    ask: () => ask(startsAt),
    onBack: asked === null ? onBack : close,
    sheet: asked !== null && (
      <MoveSheet
        {...{ tenant, visit, isSending, error }}
        startsAt={asked}
        onMove={() => attempt(() => moveAndShow(visit, asked))}
        onOther={pickOther}
        onClose={close}
      />
    ),
  };
}

async function moveAndShow(visit: Visit, startsAt: string): Promise<void> {
  await move(visit, startsAt);
  returnTo({ name: "visit", visit: visit.id });
}

interface SheetProps {
  tenant: Tenant;
  visit: Visit;
  startsAt: string;
  isSending: boolean;
  error: ApiError | null;
  onMove: () => void;
  onOther: (startsAt: string) => void;
  onClose: () => void;
}

/** Shows what was and what will be, and asks. */
function MoveSheet({ tenant, visit, startsAt, isSending, error, ...on }: SheetProps) {
  const { question, was, becomes, master, confirm, otherTime } = t().move;
  const facts = [
    { term: was, value: spanOf(visit) },
    { term: becomes, value: dayAndSpan(...spanAt(tenant, visit, startsAt)) },
  ];
  const isTaken = error?.code === "slot_taken";
  return (
    <Sheet title={question} onClose={on.onClose}>
      <Facts facts={facts} />
      {error ? (
        <div role="alert" class={css.refusal}>
          <p class={css.error}>{errorText(error)}</p>
          <Alternatives {...{ tenant, visit, error }} onPick={on.onOther} />
        </div>
      ) : (
        <p>{[master, moveMoneyText(visit, tenant)].filter(Boolean).join(" ")}</p>
      )}
      {!isTaken && (
        <Button tone="filled" isBusy={isSending} onPress={on.onMove}>
          {error ? t().common.retry : confirm}
        </Button>
      )}
      <Button isBusy={isSending} onPress={on.onClose}>
        {otherTime}
      </Button>
    </Sheet>
  );
}

interface AlternativesProps {
  tenant: Tenant;
  visit: Visit;
  error: ApiError;
  onPick: (startsAt: string) => void;
}

function Alternatives({ tenant, visit, error, onPick }: AlternativesProps) {
  // A visit is moved in time and stays with its master.
  const nearby = error.alternatives.filter(({ master }) => master === visit.master.id);
  if (nearby.length === 0) return null;
  const today = todayAt(tenant);
  return (
    <PillButtons
      legend={t().confirm.alternatives}
      options={nearby.map(({ at }) => startPill(at, today))}
      onPress={onPick}
    />
  );
}

function spanAt(tenant: Tenant, visit: Visit, startsAt: string) {
  return [wallOf(startsAt), wallAfter(tenant.timezone, startsAt, lengthOf(visit))] as const;
}
