import { useState } from "preact/hooks";
import { type ApiError, asApiError } from "../../api/errors";
import type { Visit } from "../../api/wire";
import { dayAndTime } from "../../format/dates";
import { haptic } from "../../telegram";
import { t } from "../../texts";
import { announce, focusHeading } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { errorText } from "../../ui/Message";
import { Sheet } from "../../ui/Sheet";
import { cancel, visits } from "./visits";
import css from "./visits.module.css";
import { freeUntilOf, servicesOf, spanOf } from "./visitTexts";

/** Asks before cancelling and says whether it is still free. */
export function CancelSheet({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const freeUntil = freeUntilOf(visit);
  const { cancelTitle, cancelFree, cancelLate, cancelVisit, keep, cancelled } = t().visits;

  async function confirm(): Promise<void> {
    setSending(true);
    try {
      await cancel(visit);
      haptic({ type: "notification", notification_type: "success" });
      onClose();
      announce(cancelled);
      focusHeading();
    } catch (thrown) {
      setError(asApiError(thrown));
      setSending(false);
      visits.load();
    }
  }

  return (
    <Sheet title={cancelTitle} onClose={onClose}>
      <p>
        {servicesOf(visit)}
        <span class={css.hint}>{spanOf(visit)}</span>
      </p>
      <p>{freeUntil ? cancelFree(dayAndTime(freeUntil)) : cancelLate}</p>
      {error && (
        <p role="alert" class={css.error}>
          {errorText(error)}
        </p>
      )}
      <Button tone="danger" isBusy={isSending} onPress={confirm}>
        {error ? t().common.retry : cancelVisit}
      </Button>
      <Button onPress={onClose}>{keep}</Button>
    </Sheet>
  );
}
