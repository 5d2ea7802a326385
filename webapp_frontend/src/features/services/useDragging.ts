import { useRef, useState } from "preact/hooks";
import { haptic } from "../../telegram";

interface Drag {
  from: number;
  to: number;
  /** How far the row has been taken from its place, in px. */
  by: number;
}

interface Start {
  pageY: number;
  rows: { top: number; height: number }[];
}

const edgePx = 80;
const scrollStepPx = 8;

/**
 * Lets the rows of a list be dragged by a handle with finger, pen or mouse.
 *
 * The handle takes `handle(index)`, the row `shift(index)`; `onDrop` hears where a row was let go.
 */
export function useDragging(onDrop: (from: number, to: number) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const start = useRef<Start | null>(null);

  function begin(event: PointerEvent, from: number): void {
    const handle = event.currentTarget as HTMLElement;
    const list = handle.closest("ul");
    if (event.button !== 0 || list === null) return;
    handle.setPointerCapture(event.pointerId);
    const rows = Array.from(list.children, (row) => row.getBoundingClientRect());
    start.current = { pageY: event.clientY + scrollY, rows };
    setDrag({ from, to: from, by: 0 });
    haptic({ type: "impact", impact_style: "light" });
  }

  function follow(event: PointerEvent): void {
    if (drag === null || start.current === null) return;
    if (event.clientY < edgePx) scrollBy(0, -scrollStepPx);
    if (event.clientY > innerHeight - edgePx) scrollBy(0, scrollStepPx);
    const by = event.clientY + scrollY - start.current.pageY;
    setDrag({ from: drag.from, to: placeOf(start.current.rows, drag.from, by), by });
  }

  function end(isDropped: boolean): void {
    if (drag !== null && isDropped && drag.to !== drag.from) onDrop(drag.from, drag.to);
    start.current = null;
    setDrag(null);
  }

  const height = drag === null ? 0 : (start.current?.rows[drag.from]?.height ?? 0);
  return {
    dragged: drag?.from ?? null,
    shift: (index: number) => (drag === null ? 0 : shiftOf(drag, index, height)),
    handle: (index: number) => ({
      onPointerDown: (event: PointerEvent) => begin(event, index),
      onPointerMove: follow,
      onPointerUp: () => end(true),
      onPointerCancel: () => end(false),
    }),
  };
}

/** The place among its neighbours of a row taken so far: past each whose middle its edge has passed. */
export function placeOf(rows: Start["rows"], from: number, by: number): number {
  const own = rows[from];
  if (own === undefined) return from;
  const [top, bottom] = [own.top + by, own.top + own.height + by];
  return rows.filter((row, index) => {
    const middle = row.top + row.height / 2;
    return index < from ? middle < top : index > from && middle < bottom;
  }).length;
}

// The row under the finger follows it; those it has passed make room.
function shiftOf({ from, to, by }: Drag, index: number, height: number): number {
  if (index === from) return by;
  if (index > from && index <= to) return -height;
  return index < from && index >= to ? height : 0;
}
