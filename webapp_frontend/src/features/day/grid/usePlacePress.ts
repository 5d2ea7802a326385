import { useRef, useState } from "preact/hooks";
import { haptic } from "../../../telegram";
import { minutePx, snapMin } from "./clock";
import type { Stretch } from "./pieces";

const holdMs = 400;
const slackPx = 8;

/**
 * Tells which time of the day an empty place was pressed at, by a click or a long press.
 *
 * During a long press the time is marked; it is told when the finger leaves.
 */
export function usePlacePress(range: Stretch, onPlace: (minute: number) => void) {
  const [marked, setMarked] = useState<number | null>(null);
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; y: number } | null>(null);

  function minuteAt(event: MouseEvent): number {
    const top = (event.currentTarget as Element).getBoundingClientRect().top;
    const minute = range.from + (event.clientY - top) / minutePx;
    return Math.min(Math.floor(minute / snapMin) * snapMin, range.to - snapMin);
  }

  function letGo(): void {
    clearTimeout(press.current?.timer);
    press.current = null;
    setMarked(null);
  }

  return {
    marked,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        if (event.pointerType === "mouse" || isOnVisit(event)) return;
        const minute = minuteAt(event);
        const timer = setTimeout(() => {
          haptic({ type: "impact", impact_style: "light" });
          setMarked(minute);
        }, holdMs);
        press.current = { timer, y: event.clientY };
      },
      onPointerMove: (event: PointerEvent) => {
        if (press.current && Math.abs(event.clientY - press.current.y) > slackPx) letGo();
      },
      onPointerCancel: letGo,
      onTouchEnd: (event: TouchEvent) => {
        if (marked !== null) {
          // Else the click that follows would land on the sheet that opens now.
          event.preventDefault();
          onPlace(marked);
        }
        letGo();
      },
      onContextMenu: (event: Event) => event.preventDefault(),
      onClick: (event: MouseEvent) => {
        // A key that presses a hole makes a click without a place.
        if (event.detail > 0 && !isOnVisit(event)) onPlace(minuteAt(event));
      },
    },
  };
}

function isOnVisit(event: Event): boolean {
  return (event.target as Element).closest("[data-visit]") !== null;
}
