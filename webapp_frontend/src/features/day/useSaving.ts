import { useState } from "preact/hooks";
import { type ApiError, asApiError } from "../../api/errors";
import { haptic } from "../../telegram";

/** One change at a time: whether it is on its way, and why the last one failed. */
export function useSaving() {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  /** Does `act`; afterwards `onDone`, or `onFail` with what was thrown. */
  async function save(
    act: () => Promise<void>,
    onDone: () => void,
    onFail: (thrown: unknown) => Promise<void> = async () => undefined,
  ): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await act();
      haptic({ type: "notification", notification_type: "success" });
      onDone();
    } catch (thrown) {
      haptic({ type: "notification", notification_type: "error" });
      setError(asApiError(thrown));
      await onFail(thrown);
    }
    setBusy(false);
  }

  return { isBusy, error, save, clearError: () => setError(null) };
}
