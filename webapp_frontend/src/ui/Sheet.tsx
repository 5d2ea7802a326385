import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import css from "./Sheet.module.css";

interface Props {
  title: string;
  children: ComponentChildren;
  onClose: () => void;
}

/** A question over the page; Escape and a tap beside it close it. */
export function Sheet({ title, children, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the browser closes a dialog by Escape itself
    <dialog
      ref={dialog}
      class={css.sheet}
      aria-labelledby={titleId}
      onCancel={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div class={css.body}>
        <h2 id={titleId} class={css.title}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
