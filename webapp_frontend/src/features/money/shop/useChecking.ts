import { useEffect, useState } from "preact/hooks";
import { shopSettings } from "./shop";

const pollMs = 2_000;
const slowPollMs = 10_000;
const patience = 15;

/** Asks how the check of a shop goes until it has ended; tells whether it takes long. */
export function useChecking(isChecking: boolean): boolean {
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (!isChecking) {
      setAsked(0);
      return;
    }
    const timer = setTimeout(
      async () => {
        if (!document.hidden) await shopSettings.load();
        setAsked(asked + 1);
      },
      asked < patience ? pollMs : slowPollMs,
    );
    return () => clearTimeout(timer);
  }, [isChecking, asked]);
  return asked >= patience;
}
