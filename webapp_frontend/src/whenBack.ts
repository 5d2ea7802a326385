const staleAfterMs = 60_000;

/** Calls `retry` when the network is back and `refresh` when the page was out of sight for long. */
export function whenBack(retry: () => void, refresh: () => void): void {
  let hiddenAt = Number.POSITIVE_INFINITY;
  addEventListener("online", retry);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) hiddenAt = Date.now();
    else if (Date.now() - hiddenAt > staleAfterMs) refresh();
  });
}
