import { useId } from "preact/hooks";
import css from "./TextInput.module.css";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string | undefined;
  /** What is wrong with the value; shown below it. */
  error?: string | undefined;
  type?: "text" | "tel" | "search" | "date" | "time" | "email";
  inputMode?: "numeric" | "decimal" | "tel" | "search";
  autoComplete?: string;
  maxLength?: number;
  placeholder?: string;
  /** Seconds between the times that a clock offers. */
  step?: number;
  min?: string | undefined;
  /** Values to choose from; any other may be typed. */
  suggestions?: string[];
}

/** One line to type, with its label above it. */
export function TextInput(props: Props) {
  const { label, value, onChange, hint, error, suggestions, type = "text", ...more } = props;
  const id = useId();
  const note = error ?? hint;
  return (
    <div class={css.field}>
      <label class={css.label} for={id}>
        {label}
      </label>
      <input
        {...more}
        id={id}
        class={css.input}
        type={type}
        value={value}
        list={suggestions ? `${id}-list` : undefined}
        aria-invalid={error !== undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {note && (
        <p id={`${id}-note`} class={error ? css.error : css.hint}>
          {note}
        </p>
      )}
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </div>
  );
}
