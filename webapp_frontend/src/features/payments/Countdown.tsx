import { useEffect, useState } from "preact/hooks";
import { dayAndTime } from "../../format/dates";
import { duration } from "../../format/numbers";
import { wallOf } from "../../format/wall";
import { pt } from "../../texts/payments";
import { announce } from "../../ui/announce";
import css from "./payments.module.css";

interface Props {
  until: string;
  /** Called when the time is up. */
  onEnd: () => void;
}

const hourMs = 3_600_000;
/** At so many minutes left it is said aloud; each second would drown out everything else. */
const saidAt = [5, 2, 1];

/** How long the slot is still held: by the second within an hour, before that by the clock. */
export function Countdown({ until, onEnd }: Props) {
  const left = useTimeLeft(until);
  const { hold, holdUntil, left: leftText } = pt().pay;
  const minutes = Math.ceil(left / 60_000);
  useEffect(() => {
    if (saidAt.includes(minutes)) announce(leftText(duration(minutes)));
  }, [minutes]);
  useEffect(() => {
    if (left === 0) onEnd();
  }, [left === 0]);
  if (left > hourMs) return <p>{holdUntil(dayAndTime(wallOf(until)))}</p>;
  return (
    <p class={css.hold}>
      {hold}
      <span class={css.clock} role="timer">
        {clockText(left)}
      </span>
    </p>
  );
}

/** "9:48" */
export function clockText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Milliseconds until an instant, 0 once it has passed. */
function useTimeLeft(until: string): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(Date.parse(until) - now, 0);
}
