import css from "./DayBars.module.css";

export interface DayBar {
  value: string;
  /** Said below the bar; empty below most. */
  mark: string;
  /** What the bar shows, in words. */
  spoken: string;
  /** The lower part and what stands on it; the lower may be below zero. */
  first: number;
  second: number;
}

interface Props {
  legend: string;
  /** What the two parts are. */
  firstLabel: string;
  secondLabel: string;
  /** How much the highest bar is, in words. */
  top: string;
  bars: DayBar[];
  value: string | null;
  onChoose: (value: string) => void;
}

/** A month as bars of two parts each, one for each day; a day is chosen by its bar. */
export function DayBars(props: Props) {
  const { legend, firstLabel, secondLabel, top, bars, value, onChoose } = props;
  const up = Math.max(...bars.map(({ first, second }) => Math.max(0, first) + second), 1);
  const down = Math.max(...bars.map(({ first }) => -first), 0);
  return (
    <fieldset class={css.picture}>
      <legend class="visually-hidden">{legend}</legend>
      <div class={css.key} aria-hidden="true">
        <span class={css.firstKey}>{firstLabel}</span>
        <span class={css.secondKey}>{secondLabel}</span>
        <span class={css.top}>{top}</span>
      </div>
      <div class={css.bars}>
        {bars.map((bar) => (
          <label key={bar.value} class={bar.value === value ? `${css.day} ${css.on}` : css.day}>
            <input
              type="radio"
              class="visually-hidden"
              name="day-bar"
              aria-label={bar.spoken}
              checked={bar.value === value}
              onChange={() => onChoose(bar.value)}
            />
            <Column bar={bar} whole={up + down} zero={down} />
            <span class={css.mark} aria-hidden="true">
              {bar.mark}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface ColumnProps {
  bar: DayBar;
  /** What the whole height stands for, and how much of it lies below zero. */
  whole: number;
  zero: number;
}

function Column({ bar: { first, second }, whole, zero }: ColumnProps) {
  const share = (amount: number) => `${(amount / whole) * 100}%`;
  const base = Math.max(0, first);
  return (
    <span class={css.column} aria-hidden="true">
      <span class={css.zero} style={{ bottom: share(zero) }} />
      {first > 0 && (
        <span class={css.first} style={{ bottom: share(zero), height: share(first) }} />
      )}
      {second > 0 && (
        <span class={css.second} style={{ bottom: share(zero + base), height: share(second) }} />
      )}
      {first < 0 && (
        <span class={css.below} style={{ bottom: share(zero + first), height: share(-first) }} />
      )}
    </span>
  );
}
