import css from "./Pill.module.css";

export interface PillOption {
  value: string;
  label: string;
  /** A smaller line above the label. */
  top?: string;
  /** A smaller line below it. */
  bottom?: string | undefined;
}

interface GroupProps {
  /** Heading of the group; hidden from sight where the page shows one already. */
  legend: string;
  isLegendHidden?: boolean;
  /** Radio buttons of one name are one choice, whatever groups they stand in. */
  name: string;
  options: PillOption[];
  value: string | null;
  onChoose: (value: string) => void;
  look?: "plain" | "outlined" | "chips" | "tabs" | "stacked";
}

/** One choice of several, each a pill. */
export function PillGroup(props: GroupProps) {
  const { legend, isLegendHidden = false, name, options, value, onChoose, look = "plain" } = props;
  return (
    <fieldset class={css.group}>
      <legend class={isLegendHidden ? "visually-hidden" : css.legend}>{legend}</legend>
      <div class={`${css.pills} ${css[look]}`}>
        {options.map((option) => (
          <label
            key={option.value}
            class={option.value === value ? `${css.pill} ${css.on}` : css.pill}
          >
            <input
              type="radio"
              class="visually-hidden"
              name={name}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <PillText {...option} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface ButtonsProps {
  /** What the pills are, for who can't see where they stand. */
  legend: string;
  options: PillOption[];
  onPress: (value: string) => void;
}

/** Pills that act at once. */
export function PillButtons({ legend, options, onPress }: ButtonsProps) {
  return (
    <fieldset class={`${css.pills} ${css.soft}`}>
      <legend class="visually-hidden">{legend}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          class={css.pill}
          onClick={() => onPress(option.value)}
        >
          <PillText {...option} />
        </button>
      ))}
    </fieldset>
  );
}

function PillText({ label, top, bottom }: PillOption) {
  return (
    <span>
      {top && <span class={css.top}>{top} </span>}
      <span class={css.label}>{label}</span>
      {bottom && <span class={css.bottom}> {bottom}</span>}
    </span>
  );
}
