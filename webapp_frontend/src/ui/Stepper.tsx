import { Minus, Plus } from "lucide";
import { useId, useState } from "preact/hooks";
import { Icon } from "./Icon";
import css from "./Stepper.module.css";

interface Props {
  label: string;
  /** NaN while what is typed is no number. */
  value: number;
  onChange: (value: number) => void;
  step: number;
  min: number;
  max: number;
  /** The value in other words: "1 ч 30 мин". */
  hint?: string | undefined;
  error?: string | undefined;
}

/** A number to type, or to change by steps with a thumb. */
export function Stepper(props: Props) {
  const { label, value, onChange, step, min, max, hint, error } = props;
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const note = error ?? hint;

  function stepBy(by: number): void {
    const from = Number.isNaN(value) ? min : value;
    const next = Math.round((from + by) / step) * step;
    setTyped(null);
    onChange(Math.min(max, Math.max(min, next)));
  }

  return (
    <div class={css.row}>
      <div class={css.text}>
        <label for={id}>{label}</label>
        {note && (
          <p id={`${id}-note`} class={error ? css.error : css.hint}>
            {note}
          </p>
        )}
      </div>
      <button
        type="button"
        class={css.button}
        aria-label={`${label}: −${step}`}
        disabled={value <= min}
        onClick={() => stepBy(-step)}
      >
        <Icon of={Minus} size={20} />
      </button>
      <input
        id={id}
        class={css.input}
        type="text"
        role="spinbutton"
        inputMode="numeric"
        maxLength={4}
        aria-valuenow={Number.isNaN(value) ? undefined : value}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuetext={hint}
        aria-invalid={error !== undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        value={typed ?? (Number.isNaN(value) ? "" : String(value))}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          onChange(/^\d+$/.test(currentTarget.value) ? Number(currentTarget.value) : Number.NaN);
        }}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => {
          const by = { ArrowUp: step, ArrowDown: -step }[event.key];
          if (by === undefined) return;
          event.preventDefault();
          stepBy(by);
        }}
      />
      <button
        type="button"
        class={css.button}
        aria-label={`${label}: +${step}`}
        disabled={value >= max}
        onClick={() => stepBy(step)}
      >
        <Icon of={Plus} size={20} />
      </button>
    </div>
  );
}
