import css from "./Timeline.module.css";

export interface Step {
  title: string;
  hint?: string | undefined;
  isNow?: boolean;
}

/** What happens, in order. */
export function Timeline({ steps }: { steps: Step[] }) {
  return (
    <ol class={css.line}>
      {steps.map(({ title, hint, isNow }) => (
        <li key={title} class={isNow ? `${css.step} ${css.now}` : css.step}>
          <p>{title}</p>
          {hint && <p class={css.hint}>{hint}</p>}
        </li>
      ))}
    </ol>
  );
}
