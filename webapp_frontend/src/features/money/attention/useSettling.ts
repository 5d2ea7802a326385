import { useState } from "preact/hooks";
import { type ApiError, asApiError } from "../../../api/errors";
import { haptic } from "../../../telegram";
import { attention } from "./attention";

/** Settles one matter at a time and asks for the list anew, whatever came of it. */
export function useSettling() {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  /** Does `act`, then `onDone`. */
  async function settle(act: () => Promise<void>, onDone: () => void): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await act();
      haptic({ type: "notification", notification_type: "success" });
      onDone();
    } catch (thrown) {
      haptic({ type: "notification", notification_type: "error" });
      setError(asApiError(thrown));
    }
    await attention.load();
    setBusy(false);
  }

  return { isBusy, error, settle };
}
