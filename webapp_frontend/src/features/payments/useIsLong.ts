import { useEffect, useState } from "preact/hooks";

const minuteMs = 60_000;

/** Whether the same thing has been waited for so long, a minute by default; null is nothing. */
export function useIsLong(waitedFor: string | null, longMs = minuteMs): boolean {
  const [long, setLong] = useState<string | null>(null);
  useEffect(() => {
    setLong(null);
    if (waitedFor === null) return;
    const timer = setTimeout(() => setLong(waitedFor), longMs);
    return () => clearTimeout(timer);
  }, [waitedFor, longMs]);
  return waitedFor !== null && long === waitedFor;
}
