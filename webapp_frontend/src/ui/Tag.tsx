import type { ComponentChildren } from "preact";
import css from "./Tag.module.css";

interface Props {
  children: ComponentChildren;
  tone?: "plain" | "ok" | "warn" | "strong";
}

/** A word or a number about what it stands beside. */
export function Tag({ children, tone = "plain" }: Props) {
  return <span class={`${css.tag} ${css[tone]}`}>{children}</span>;
}
