import { useId } from "preact/hooks";
import css from "./Field.module.css";

interface Props {
  label: string;
  type: "date" | "time";
  min?: string | undefined;
  /** Seconds between the times that a clock offers. */
  step?: number;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with the value; shown below it. */
  error?: string | undefined;
}

/** A value chosen with the phone's own means, its label beside it. */
export function RowInput({ label, value, onChange, error, ...more }: Props) {
  const id = useId();
  return (
    <div class={css.field}>
      <label class={css.label} for={id}>
        {label}
      </label>
      <input
        {...more}
        id={id}
        class={css.input}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {error && (
        <p id={`${id}-error`} class={css.error}>
          {error}
        </p>
      )}
    </div>
  );
}
