const idleAfterMs = 300;
const atLatestAfterMs = 2000;

/** Does something not urgent while nothing else is to be done, or after two seconds of work. */
export function whenIdle(act: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(act, { timeout: atLatestAfterMs });
  // Safari, and with it every iPhone, has no such callback.
  else setTimeout(act, idleAfterMs);
}
