const idleAfterMs = 300;

/** Does something not urgent while nothing else is to be done. */
export function whenIdle(act: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(act);
  // Safari, and with it every iPhone, has no such callback.
  else setTimeout(act, idleAfterMs);
}
