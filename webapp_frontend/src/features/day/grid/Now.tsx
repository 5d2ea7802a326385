import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { zone } from "../../../cabinet/state";
import { wallAt } from "../../../format/wall";
import { ct } from "../../../texts/cabinet";
import css from "./grid.module.css";
import type { Stretch } from "./pieces";

interface Props {
  range: Stretch;
  top: (minute: number) => number;
}

/** The line at the present minute; the first time it is shown the page scrolls to it. */
export function Now({ range, top }: Props) {
  const [time, setTime] = useState(nowTime);
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setInterval(() => setTime(nowTime()), 30_000);
    return () => clearInterval(timer);
  }, []);
  useLayoutEffect(() => {
    const below = line.current?.getBoundingClientRect().top ?? 0;
    if (below > innerHeight * 0.85) scrollBy(0, below - innerHeight * 0.5);
  }, []);
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const minute = hours * 60 + minutes;
  if (minute < range.from || minute > range.to) return null;
  return (
    <div ref={line} class={css.now} style={{ top: `${top(minute)}px` }}>
      <span class="visually-hidden">{ct().day.now(time)}</span>
    </div>
  );
}

function nowTime(): string {
  return wallAt(zone(), Date.now()).time;
}
