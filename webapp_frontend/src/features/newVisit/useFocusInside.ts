import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/**
 * Keeps the focus within a part of the page whose content gives place to another.
 *
 * Whenever `content` is another one, the first element that fits `selector` takes the focus; at
 * first nothing does. Where none fits the part itself takes it. Returns the ref of the part.
 */
export function useFocusInside<E extends HTMLElement>(
  content: string,
  selector: string,
): RefObject<E | null> {
  const part = useRef<E>(null);
  const shown = useRef(content);
  useEffect(() => {
    if (shown.current === content) return;
    shown.current = content;
    const found = part.current?.querySelector<HTMLElement>(selector) ?? part.current;
    found?.focus();
  }, [content]);
  return part;
}
