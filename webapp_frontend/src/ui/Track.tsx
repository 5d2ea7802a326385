import css from "./Track.module.css";

export interface Stretch {
  from: number;
  to: number;
}

interface Props {
  /** What lies between the ends of the track, in the units of the stretches. */
  range: Stretch;
  stretches: Stretch[];
}

/** Stretches drawn on a bar; the text beside it says the same, so screen readers skip it. */
export function Track({ range, stretches }: Props) {
  const whole = range.to - range.from;
  const percent = (part: number) => `${(100 * part) / whole}%`;
  return (
    <span class={css.track} aria-hidden="true">
      {stretches.map(({ from, to }) => (
        <span
          key={from}
          class={css.stretch}
          style={{ left: percent(from - range.from), width: percent(to - from) }}
        />
      ))}
    </span>
  );
}
