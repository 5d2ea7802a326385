import { Minus, Plus } from "lucide";
import { useId, useState } from "preact/hooks";
import { Icon, type IconNode } from "./Icon";
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
  const note = error ?? hint;

  function stepBy(by: number): void {
    const from = Number.isNaN(value) ? min : value;
    const next = Math.round((from + by) / step) * step;
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
      <Step
        icon={Minus}
        label={`${label}: −${step}`}
        isOff={value <= min}
        onPress={() => stepBy(-step)}
      />
      <NumberInput {...props} id={id} noteId={note && `${id}-note`} onStep={stepBy} />
      <Step
        icon={Plus}
        label={`${label}: +${step}`}
        isOff={value >= max}
        onPress={() => stepBy(step)}
      />
    </div>
  );
}

interface StepProps {
  icon: IconNode;
  label: string;
  isOff: boolean;
  onPress: () => void;
}

function Step({ icon, label, isOff, onPress }: StepProps) {
  return (
    <button type="button" class={css.button} aria-label={label} disabled={isOff} onClick={onPress}>
      <Icon of={icon} size={20} />
    </button>
  );
}

interface InputProps extends Props {
  id: string;
  noteId: string | undefined;
  onStep: (by: number) => void;
}

function NumberInput({
  id,
  noteId,
  value,
  onChange,
  step,
  min,
  max,
  hint,
  error,
  onStep,
}: InputProps) {
  // Kept while one types, for "0" and "" in between are no numbers to write back.
  const [typed, setTyped] = useState<string | null>(null);
  return (
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
      aria-describedby={noteId}
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
        setTyped(null);
        onStep(by);
      }}
    />
  );
}
