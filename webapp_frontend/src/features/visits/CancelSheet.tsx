import { useState } from "preact/hooks";
import { type ApiError, asApiError } from "../../api/errors";
import type { Tenant, Visit } from "../../api/wire";
import { dayAndTime } from "../../format/dates";
import { go } from "../../routing";
import { haptic } from "../../telegram";
import { t } from "../../texts";
import { pt } from "../../texts/payments";
import { announce, focusHeading } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { errorText } from "../../ui/Message";
import { Sheet } from "../../ui/Sheet";
import { cancel } from "./changes";
import { cancelMoneyText } from "./moneyTexts";
import { visits } from "./visits";
import css from "./visits.module.css";
import { freeUntilOf, servicesOf, spanOf } from "./visitTexts";

/**
 * The question before a visit is cancelled: how to ask it, and the way back meanwhile.
 *
 * While the answer is on its way nothing closes the sheet.
 */
export function useCancelling(visit: Visit, tenant: Tenant, onBack: () => void) {
  const [isAsking, setAsking] = useState(false);
  const [isSending, setSending] = useState(false);
  const close = () => setAsking(isSending);
  return {
    ask: visit.can_cancel ? () => setAsking(true) : undefined,
    onBack: isAsking ? close : onBack,
    sheet: isAsking && (
      <CancelSheet
        {...{ visit, tenant, isSending, setSending }}
        onClose={close}
        onDone={() => setAsking(false)}
      />
    ),
  };
}

interface Props {
  visit: Visit;
  tenant: Tenant;
  isSending: boolean;
  setSending: (isSending: boolean) => void;
  onClose: () => void;
  onDone: () => void;
}

/** Asks before cancelling and says whether it is still free, and what becomes of the money. */
function CancelSheet({ visit, tenant, isSending, setSending, onClose, onDone }: Props) {
  const [error, setError] = useState<ApiError | null>(null);
  const { cancelTitle, cancelVisit, keep, cancelled } = t().visits;

  async function confirm(): Promise<void> {
    setSending(true);
    try {
      await cancel(visit);
      haptic({ type: "notification", notification_type: "success" });
      onDone();
      announce(cancelled);
      // A closing dialog gives the focus back to the button it was asked with.
      setTimeout(focusHeading);
    } catch (thrown) {
      setError(asApiError(thrown));
      visits.load();
    }
    setSending(false);
  }

  return (
    <Sheet title={cancelTitle} onClose={onClose}>
      <p>
        {servicesOf(visit)}
        <span class={css.hint}>{spanOf(visit)}</span>
      </p>
      <p>{consequences(visit, tenant)}</p>
      {visit.can_carry && (
        <>
          <p>{pt().cancel.carry}</p>
          <Button tone="filled" onPress={() => go({ name: "move", visit: visit.id })}>
            {pt().cancel.move}
          </Button>
        </>
      )}
      {error && (
        <p role="alert" class={css.error}>
          {errorText(error)}
        </p>
      )}
      <Button tone="danger" isBusy={isSending} onPress={confirm}>
        {error ? t().common.retry : cancelVisit}
      </Button>
      <Button isBusy={isSending} onPress={onClose}>
        {keep}
      </Button>
    </Sheet>
  );
}

/** Whether cancelling is free, and what becomes of the money. */
function consequences(visit: Visit, tenant: Tenant): string {
  const { cancelFree, cancelLate } = t().visits;
  const aboutMoney = cancelMoneyText(visit, tenant);
  const freeUntil = freeUntilOf(visit);
  if (visit.status === "awaiting_payment" && aboutMoney) return aboutMoney;
  if (freeUntil === null) return aboutMoney ?? cancelLate;
  return [cancelFree(dayAndTime(freeUntil)), aboutMoney].filter(Boolean).join(" ");
}
