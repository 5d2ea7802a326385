import { X } from "lucide";
import { Icon } from "./Icon";
import css from "./TimeRange.module.css";

export type TimePair = [from: string, to: string];

interface Props {
  /** What the two times are, before them. */
  label: string;
  fromLabel: string;
  toLabel: string;
  value: TimePair;
  onChange: (value: TimePair) => void;
  /** Said after the times, as that the end lies on the next day. */
  note?: string | undefined;
  isInvalid?: boolean;
  /** The element that says what is wrong. */
  errorId?: string | undefined;
  onRemove?: (() => void) | undefined;
  removeLabel?: string;
}

/** From one time of day to another, in fives. */
export function TimeRange(props: Props) {
  const { label, fromLabel, toLabel, value, onChange, note, onRemove, removeLabel } = props;
  const [from, to] = value;
  const described = props.isInvalid ? props.errorId : undefined;
  const common = { isInvalid: props.isInvalid ?? false, describedBy: described };
  return (
    <fieldset class={css.range}>
      <legend class="visually-hidden">{label}</legend>
      <span class={css.label} aria-hidden="true">
        {label}
      </span>
      <div class={css.times}>
        <TimeInput
          {...common}
          label={fromLabel}
          value={from}
          onChange={(at) => onChange([at, to])}
        />
        <span aria-hidden="true">–</span>
        <TimeInput {...common} label={toLabel} value={to} onChange={(at) => onChange([from, at])} />
        {onRemove ? (
          <button type="button" class={css.remove} aria-label={removeLabel} onClick={onRemove}>
            <Icon of={X} size={20} />
          </button>
        ) : (
          <span class={css.noRemove} />
        )}
      </div>
      {note && <span class={css.note}>{note}</span>}
    </fieldset>
  );
}

interface InputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  isInvalid: boolean;
  describedBy: string | undefined;
}

function TimeInput({ label, value, onChange, isInvalid, describedBy }: InputProps) {
  return (
    <input
      type="time"
      step={300}
      class={css.time}
      aria-label={label}
      aria-invalid={isInvalid}
      aria-describedby={describedBy}
      value={value}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
}
