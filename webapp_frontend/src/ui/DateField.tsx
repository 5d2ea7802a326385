import { useId } from "preact/hooks";
import css from "./Field.module.css";

interface Props {
  label: string;
  /** YYYY-MM-DD, empty while there is none. */
  value: string;
  min?: string | undefined;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** A civil date, chosen in the phone's own calendar. */
export function DateField({ label, value, min, onChange, error }: Props) {
  const id = useId();
  return (
    <div class={css.field}>
      <label class={css.label} for={id}>
        {label}
      </label>
      <input
        id={id}
        type="date"
        class={css.input}
        min={min}
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
