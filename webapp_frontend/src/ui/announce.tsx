import { signal } from "@preact/signals";

const message = signal("");

/** Tells a screen reader what has changed without moving the focus. */
export function announce(text: string): void {
  message.value = text;
}

/** Moves the focus to the screen's heading, so that a screen reader starts there. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
}

/** The region that `announce` speaks through; stands on every screen. */
export function Announcer() {
  return (
    <p class="visually-hidden" aria-live="polite">
      {message}
    </p>
  );
}
