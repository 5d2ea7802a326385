import type { ComponentChildren } from "preact";
import css from "./Button.module.css";

interface Props {
  children: ComponentChildren;
  onPress: () => void;
  tone?: "quiet" | "filled" | "danger";
  isBusy?: boolean;
}

export function Button({ children, onPress, tone = "quiet", isBusy = false }: Props) {
  return (
    <button
      type="button"
      class={`${css.button} ${css[tone]}`}
      onClick={onPress}
      disabled={isBusy}
      aria-busy={isBusy}
    >
      {children}
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({ children, href }: { children: ComponentChildren; href: string }) {
  return (
    <a class={`${css.button} ${css.filled}`} href={href}>
      {children}
    </a>
  );
}
