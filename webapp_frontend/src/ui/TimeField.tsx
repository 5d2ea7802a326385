import { useId } from "preact/hooks";
import css from "./Field.module.css";

interface Props {
  label: string;
  /** HH:MM, empty while there is none. */
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** A time of day in fives, chosen with the phone's own clock. */
export function TimeField({ label, value, onChange, error }: Props) {
  const id = useId();
  return (
    <div class={css.field}>
      <label class={css.label} for={id}>
        {label}
      </label>
      <input
        id={id}
        type="time"
        step={300}
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
