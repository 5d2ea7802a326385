import { useId } from "preact/hooks";
import css from "./TextInput.module.css";

interface Props {
  label: string;
  value: string;
  hint?: string | undefined;
  /** What is wrong with the value; shown below it. */
  error?: string | undefined;
  onChange: (value: string) => void;
}

/** A secret to paste: hidden from those who look over a shoulder, kept by no browser. */
export function SecretInput({ label, value, hint, error, onChange }: Props) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div class={css.field}>
      <label class={css.label} for={id}>
        {label}
      </label>
      <input
        id={id}
        class={css.input}
        type="password"
        autoComplete="off"
        autoCapitalize="off"
        spellcheck={false}
        maxLength={128}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {note && (
        <p id={`${id}-note`} class={error ? css.error : css.hint}>
          {note}
        </p>
      )}
    </div>
  );
}
