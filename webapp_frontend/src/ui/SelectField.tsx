import { useId } from "preact/hooks";
import css from "./Field.module.css";

export interface SelectOption {
  value: string;
  label: string;
}

interface Props {
  label: string;
  /** Whose it is, where several fields have the same label: for who hears the page. */
  of?: string;
  /** What the chosen value means. */
  hint?: string;
  options: SelectOption[];
  value: string;
  onChange: (value: string) => void;
}

/** One of many values, chosen in the phone's own list. */
export function SelectField({ label, of, hint, options, value, onChange }: Props) {
  const id = useId();
  return (
    <div class={css.field}>
      <label class={css.label} for={id}>
        {label}
        {of && <span class="visually-hidden">: {of}</span>}
      </label>
      <select
        id={id}
        class={css.input}
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint && (
        <p id={`${id}-hint`} class={css.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
