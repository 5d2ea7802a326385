import { useEffect, useState } from "preact/hooks";

const longMs = 60_000;

/** Whether the same thing has been waited for for a minute; null is nothing. */
export function useIsLong(waitedFor: string | null): boolean {
  const [long, setLong] = useState<string | null>(null);
  useEffect(() => {
    setLong(null);
    if (waitedFor === null) return;
    const timer = setTimeout(() => setLong(waitedFor), longMs);
    return () => clearTimeout(timer);
  }, [waitedFor]);
  return waitedFor !== null && long === waitedFor;
}
