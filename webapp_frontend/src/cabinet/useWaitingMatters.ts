import { useEffect } from "preact/hooks";
import { whenIdle } from "../whenIdle";
import { seesMoney, waitingMatters } from "./state";

/** How many matters of money wait for somebody, asked for once there is nothing better to do. */
export function useWaitingMatters(): number {
  const isTheirs = seesMoney.value;
  useEffect(() => {
    let isShown = isTheirs;
    whenIdle(() => {
      if (!isShown) return;
      import("../features/money/attention/attention").then(
        ({ attention }) => void (isShown && attention.load()),
        () => undefined,
      );
    });
    return () => {
      isShown = false;
    };
  }, [isTheirs]);
  return waitingMatters.value;
}
