import { useState } from "preact/hooks";
import { type ApiError, asApiError } from "../../api/errors";
import { haptic } from "../../telegram";

/** A request that a person waits for: whether it is on its way, and what was wrong with the last. */
export function useAttempt() {
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  async function attempt(send: () => Promise<unknown>): Promise<void> {
    setSending(true);
    setError(null);
    try {
      await send();
      haptic({ type: "notification", notification_type: "success" });
    } catch (thrown) {
      haptic({ type: "notification", notification_type: "error" });
      setError(asApiError(thrown));
    }
    setSending(false);
  }

  return { isSending, error, attempt, forgetError: () => setError(null) };
}
