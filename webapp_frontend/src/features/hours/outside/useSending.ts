import { useState } from "preact/hooks";
import { asApiError } from "../../../api/errors";
import { haptic } from "../../../telegram";
import { errorText } from "../../../ui/Message";
import type { OutsideVisits } from "./outside";

/** Sends what a sheet asks about; what went wrong is told in it, and the list loaded anew. */
export function useSending(visits: OutsideVisits) {
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function send(action: () => Promise<void>): Promise<void> {
    setSending(true);
    setError(null);
    try {
      await action();
      haptic({ type: "notification", notification_type: "success" });
    } catch (thrown) {
      haptic({ type: "notification", notification_type: "error" });
      setError(errorText(asApiError(thrown)));
      visits.list.load();
    }
    setSending(false);
  }

  return { isSending, errorText: error, send };
}
