import { useId } from "preact/hooks";
import css from "./CheckPills.module.css";

interface Option<T> {
  value: T;
  label: string;
  /** The label in full, for who hears it. */
  spoken?: string;
  /** A smaller line below the label. */
  bottom?: string;
}

interface Props<T> {
  legend: string;
  isLegendHidden?: boolean;
  options: Option<T>[];
  chosen: readonly T[];
  onToggle: (value: T, isChosen: boolean) => void;
  /** `week` gives seven equal columns. */
  look?: "wrap" | "week";
  error?: string | undefined;
}

/** Any number of several, each a pill. */
export function CheckPills<T extends string | number>(props: Props<T>) {
  const { legend, isLegendHidden = false, options, chosen, onToggle, look = "wrap", error } = props;
  const noteId = useId();
  return (
    <fieldset class={css.group} aria-describedby={error ? noteId : undefined}>
      <legend class={isLegendHidden ? "visually-hidden" : css.legend}>{legend}</legend>
      <div class={css[look]}>
        {options.map(({ value, label, spoken, bottom }) => (
          <label key={value} class={chosen.includes(value) ? `${css.pill} ${css.on}` : css.pill}>
            <input
              type="checkbox"
              class="visually-hidden"
              aria-label={spoken}
              checked={chosen.includes(value)}
              onChange={(event) => onToggle(value, event.currentTarget.checked)}
            />
            <span class={css.label}>
              {label}
              {bottom && <span class={css.bottom}> {bottom}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={noteId} class={css.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
