import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

const message = signal("");

/** Tells a screen reader what has changed without moving the focus. */
export function announce(text: string): void {
  message.value = text;
}

/** Moves the focus to the screen's heading, so that a screen reader starts there. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
}

/** Whenever `screen` is another one: moves the focus to its heading and names the page after it. */
export function useFocusOnNewScreen(screen: unknown): void {
  const shown = useRef(screen);
  useLayoutEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    meetScreen();
  });
}

/** Moves the focus to the heading of a screen that has come, and names the page after it. */
export function meetScreen(): void {
  focusHeading();
  document.title = document.querySelector("h1")?.textContent ?? document.title;
}

/** The region that `announce` speaks through; stands on every screen. */
export function Announcer() {
  return (
    <p class="visually-hidden" aria-live="polite">
      {message}
    </p>
  );
}
