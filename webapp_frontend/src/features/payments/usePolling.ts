import { useEffect, useRef } from "preact/hooks";

const firstPauseMs = 1000;
const pauseMs = 3000;
const seldomMs = 10_000;
const soonForMs = 60_000;

/**
 * Calls `ask` at once and then every few seconds while the page is seen and `isOn`; after a minute
 * more seldom, and at once when the page comes back into sight.
 */
export function usePolling(ask: () => Promise<void>, isOn: boolean): void {
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => (isOn ? poll(() => latest.current()) : undefined), [isOn]);
}

function poll(ask: () => Promise<void>): () => void {
  let since = Date.now();
  let pause = firstPauseMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  let isStopped = false;

  async function turn(): Promise<void> {
    clearTimeout(timer);
    if (isAsking || isStopped || document.hidden) return;
    isAsking = true;
    await ask();
    isAsking = false;
    if (isStopped) return;
    timer = setTimeout(turn, Date.now() - since < soonForMs ? pause : seldomMs);
    pause = pauseMs;
  }

  function comeBack(): void {
    if (document.hidden) return;
    since = Date.now();
    turn();
  }

  document.addEventListener("visibilitychange", comeBack);
  addEventListener("online", comeBack);
  turn();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", comeBack);
    removeEventListener("online", comeBack);
  };
}
