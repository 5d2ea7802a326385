import { useId } from "preact/hooks";
import css from "./TextField.module.css";

interface Props {
  label: string;
  hint: string;
  value: string;
  maxLength: number;
  /** Says how many characters are left; shown when few are. */
  leftText: (left: number) => string;
  onChange: (value: string) => void;
}

const fewLeft = 80;

/** A text of a few lines with its label. */
export function TextField({ label, hint, value, maxLength, leftText, onChange }: Props) {
  const id = useId();
  const left = maxLength - value.length;
  return (
    <div class={css.field}>
      <label class={css.label} for={id}>
        {label}
        <span class={css.hint}> · {left <= fewLeft ? leftText(left) : hint}</span>
      </label>
      <textarea
        id={id}
        class={css.input}
        rows={2}
        maxLength={maxLength}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
