import { useId } from "preact/hooks";
import css from "./Progress.module.css";

interface Props {
  /** What it says in words: "2 of 5". */
  label: string;
  done: number;
  all: number;
}

/** How much of something is done. */
export function Progress({ label, done, all }: Props) {
  const id = useId();
  return (
    <div class={css.progress}>
      <p id={id} aria-live="polite">
        {label}
      </p>
      <progress class={css.bar} aria-labelledby={id} value={done} max={all} />
    </div>
  );
}
