import { useEffect, useRef, useState } from "preact/hooks";
import type { StaffVisit } from "../../../api/cabinet/wire";
import { haptic } from "../../../telegram";
import { minutePx, snapMin, snapped } from "./clock";
import type { Stretch } from "./pieces";

/** A visit on its way to another time or length. */
export interface Drag extends Stretch {
  visit: StaffVisit;
  mode: "move" | "resize";
}

export type Grab = (event: PointerEvent, drag: Drag) => void;

interface Gesture {
  drag: Drag;
  /** Where on the page it began. */
  pageY: number;
  clientY: number;
  isLifted: boolean;
  /** Ends it and takes all its listeners away. */
  letGo: () => void;
}

const holdMs = 300;
const slackPx = 8;
const edgePx = 90;
const scrollPx = 7;

/**
 * Lets visits be dragged: at once with a mouse, with a finger after holding still.
 *
 * Until the hold is over a moving finger scrolls the page as everywhere else.
 */
export function useDragging(
  surface: { current: HTMLElement | null },
  onDrop: (drag: Drag) => void,
) {
  const [held, setHeld] = useState<Drag | null>(null);
  const gesture = useRef<Gesture | null>(null);
  const endedAt = useRef(0);
  useStillPage(surface, gesture);

  function lift(): void {
    if (gesture.current === null || gesture.current.isLifted) return;
    gesture.current.isLifted = true;
    haptic({ type: "impact", impact_style: "medium" });
    scrollAtEdge();
  }

  const grab: Grab = (event, drag) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const timer = event.pointerType === "mouse" ? undefined : setTimeout(lift, holdMs);
    const letGo = () => {
      clearTimeout(timer);
      // By hand: a signal that would do so is newer than the oldest phones we run on.
      removeEventListener("pointermove", follow);
      removeEventListener("pointerup", drop);
      removeEventListener("pointercancel", letGo);
      gesture.current = null;
      setHeld(null);
    };
    const { clientY } = event;
    gesture.current = { drag, pageY: clientY + scrollY, clientY, isLifted: false, letGo };
    addEventListener("pointermove", follow);
    addEventListener("pointerup", drop);
    addEventListener("pointercancel", letGo);
  };

  function follow(event: PointerEvent): void {
    const now = gesture.current;
    if (now === null) return;
    now.clientY = event.clientY;
    if (!now.isLifted && Math.abs(distanceOf(now)) > slackPx) {
      if (event.pointerType === "mouse") lift();
      else now.letGo();
    }
    if (now.isLifted) setHeld(draggedBy(now));
  }

  function drop(): void {
    const now = gesture.current;
    if (now === null) return;
    now.letGo();
    if (!now.isLifted) return;
    endedAt.current = Date.now();
    const dropped = draggedBy(now);
    if (dropped !== now.drag) onDrop(dropped);
  }

  function scrollAtEdge(): void {
    const now = gesture.current;
    if (!now?.isLifted) return;
    if (now.clientY < edgePx) scrollBy(0, -scrollPx);
    if (now.clientY > innerHeight - edgePx) scrollBy(0, scrollPx);
    setHeld(draggedBy(now));
    requestAnimationFrame(scrollAtEdge);
  }

  /** Whether a click now is only the end of a drag. */
  const isJustDropped = () => Date.now() - endedAt.current < 400;
  return { held, grab, isJustDropped };
}

/** Keeps the page from scrolling under a lifted visit. */
function useStillPage(
  surface: { current: HTMLElement | null },
  gesture: { current: Gesture | null },
): void {
  useEffect(() => {
    const element = surface.current;
    const keepStill = (event: TouchEvent) => {
      if (gesture.current?.isLifted) event.preventDefault();
    };
    // Has to be there before a finger is: browsers decide then whether they may scroll alone.
    element?.addEventListener("touchmove", keepStill, { passive: false });
    return () => {
      element?.removeEventListener("touchmove", keepStill);
      gesture.current?.letGo();
    };
  }, [surface, gesture]);
}

/** How far down the page a gesture has come, in px. */
function distanceOf({ pageY, clientY }: Gesture): number {
  return clientY + scrollY - pageY;
}

function draggedBy(gesture: Gesture): Drag {
  const { drag } = gesture;
  const distance = distanceOf(gesture);
  // A visit off the quarter stays there until it is really dragged.
  if (Math.abs(distance) < slackPx) return drag;
  const by = distance / minutePx;
  if (drag.mode === "resize") {
    const to = Math.max(drag.from + snapMin, snapped(drag.to + by));
    return to === drag.to ? drag : { ...drag, to };
  }
  const from = Math.min(Math.max(0, snapped(drag.from + by)), 1440 - snapMin);
  return from === drag.from ? drag : { ...drag, from, to: from + drag.to - drag.from };
}
