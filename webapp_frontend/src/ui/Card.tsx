import type { ComponentChildren } from "preact";
import css from "./Card.module.css";

type Tone = "plain" | "ok" | "warn" | "bad";

interface Props {
  children: ComponentChildren;
  tone?: Tone;
  class?: string | undefined;
}

/** A block of the page; a tone makes it a note. */
export function Card({ children, tone = "plain", class: extra }: Props) {
  return <div class={[css.card, css[tone], extra].filter(Boolean).join(" ")}>{children}</div>;
}

/** A quiet heading above a block. */
export function SectionTitle({ children, id }: { children: ComponentChildren; id?: string }) {
  return (
    <h2 class={css.section} id={id}>
      {children}
    </h2>
  );
}
