import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import css from "./Sheet.module.css";

interface Props {
  title: string;
  children: ComponentChildren;
  /** Asked to close; the sheet goes when it is no longer rendered. */
  onClose: () => void;
}

/** A question over the page; Escape and a tap beside it ask to close it. */
export function Sheet({ title, children, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element) show(element);
    // Else the first field takes the focus, and a phone covers the question with its keyboard.
    heading.current?.focus();
    return () => {
      dialog.current = null;
      element?.close?.();
    };
  }, []);
  // Chromium closes a dialog on a second Escape without asking.
  function reopen(): void {
    if (dialog.current === null) return;
    show(dialog.current);
    onClose();
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the browser closes a dialog by Escape itself
    <dialog
      ref={dialog}
      class={css.sheet}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={reopen}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div class={css.body}>
        <h2 ref={heading} id={titleId} class={css.title} tabIndex={-1}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}

// Safari before 15.4 knows no dialogs: to it this is a box like any other, laid over the page.
function show(dialog: HTMLDialogElement): void {
  if ("showModal" in dialog) dialog.showModal();
  else (dialog as HTMLElement).setAttribute("open", "");
}
