import { Check } from "lucide";
import type { ComponentChildren } from "preact";
import { Icon } from "./Icon";
import css from "./NumberedStep.module.css";

interface Props {
  number: number;
  title: string;
  isDone?: boolean;
  /** Said of a step that is done. */
  doneLabel?: string;
  children?: ComponentChildren;
}

/** One step of several on the way to something. */
export function NumberedStep({ number, title, isDone = false, doneLabel, children }: Props) {
  return (
    <li class={css.step}>
      <span class={isDone ? `${css.number} ${css.done}` : css.number} aria-hidden="true">
        {isDone ? <Icon of={Check} size={16} weight={3} /> : number}
      </span>
      <div class={css.body}>
        <h2 class={css.title}>
          {title}
          {isDone && doneLabel && <span class="visually-hidden">, {doneLabel}</span>}
        </h2>
        {children}
      </div>
    </li>
  );
}
