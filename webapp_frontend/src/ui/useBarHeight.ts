import { useCallback, useRef } from "preact/hooks";

/**
 * Tells the styles, as `--bar`, how high the bar is that a screen keeps at its bottom.
 *
 * What floats above the page stands above the bar, however many lines its words take.
 */
export function useBarHeight(): (bar: HTMLElement | null) => void {
  const stop = useRef<(() => void) | undefined>(undefined);
  return useCallback((bar: HTMLElement | null) => {
    stop.current?.();
    stop.current = bar ? measure(bar) : undefined;
  }, []);
}

let current: HTMLElement | null = null;

function measure(bar: HTMLElement): () => void {
  const { style } = document.documentElement;
  const tell = () => style.setProperty("--bar", `${bar.offsetHeight}px`);
  const observer = new ResizeObserver(tell);
  current = bar;
  observer.observe(bar);
  tell();
  return () => {
    observer.disconnect();
    // The next screen's bar may be there before this one goes.
    if (current === bar) style.removeProperty("--bar");
  };
}
