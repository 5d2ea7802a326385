import { useId } from "preact/hooks";
import css from "./Switch.module.css";

interface Props {
  label: string;
  hint?: string | undefined;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  isEnabled?: boolean;
}

/** Something that holds or does not; takes effect with the form it stands in. */
export function Switch({ label, hint, isOn, onChange, isEnabled = true }: Props) {
  const hintId = useId();
  return (
    <label class={css.row}>
      <span class={css.text}>
        {label}
        {hint && (
          <span id={hintId} class={css.hint} aria-hidden="true">
            {hint}
          </span>
        )}
      </span>
      <input
        type="checkbox"
        role="switch"
        class="visually-hidden"
        aria-label={label}
        aria-describedby={hint ? hintId : undefined}
        checked={isOn}
        aria-checked={isOn}
        disabled={!isEnabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span class={css.track} />
    </label>
  );
}
