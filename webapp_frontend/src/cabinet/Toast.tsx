import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { asApiError } from "../api/errors";
import { haptic } from "../telegram";
import { ct } from "../texts/cabinet";
import { errorText } from "../ui/Message";
import css from "./Toast.module.css";

interface Toast {
  text: string;
  undo: (() => Promise<void>) | undefined;
}

const toast = signal<Toast | null>(null);
const shownMs = 5_000;
const undoableMs = 9_000;

/**
 * Says for a few seconds what has happened.
 *
 * With `undo` it offers to take that back; what `undo` throws is said in its turn.
 */
export function say(text: string, { undo }: { undo?: () => Promise<void> } = {}): void {
  toast.value = { text, undo };
}

/** Says what went wrong and what to do next. */
export function sayError(thrown: unknown): void {
  haptic({ type: "notification", notification_type: "error" });
  say(errorText(asApiError(thrown)));
}

/** Where `say` speaks; stands on every screen. */
export function Toaster() {
  const shown = toast.value;
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (shown === null || isHeld) return;
    const timer = setTimeout(() => hide(shown), shown.undo ? undoableMs : shownMs);
    return () => clearTimeout(timer);
  }, [shown, isHeld]);
  return (
    <div
      class={css.place}
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusCapture={() => setHeld(true)}
      onBlurCapture={() => setHeld(false)}
    >
      {shown && (
        <div class={shown.undo ? `${css.toast} ${css.undoable}` : css.toast}>
          <p>{shown.text}</p>
          {shown.undo && (
            <button type="button" class={css.undo} onClick={() => takeBack(shown)}>
              {ct().shell.undo}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function hide(shown: Toast): void {
  if (toast.value === shown) toast.value = null;
}

async function takeBack(shown: Toast): Promise<void> {
  hide(shown);
  try {
    await shown.undo?.();
    say(ct().shell.undone);
  } catch (thrown) {
    sayError(thrown);
  }
}
