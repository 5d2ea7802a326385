import { ChevronRight } from "lucide";
import { Icon, type IconNode } from "./Icon";
import css from "./RowButton.module.css";

interface Props {
  icon: IconNode;
  label: string;
  /** A smaller line below the label. */
  hint?: string | undefined;
  onPress: () => void;
  isDanger?: boolean;
  /** Whether it leads on to something else to read. */
  isWay?: boolean;
}

/** One of a list of things to do, as wide as the list. */
export function RowButton({ icon, label, hint, onPress, isDanger, isWay }: Props) {
  return (
    <button type="button" class={isDanger ? `${css.row} ${css.danger}` : css.row} onClick={onPress}>
      <Icon of={icon} size={22} weight={1.75} />
      <span class={css.text}>
        {label}
        {hint && <span class={css.hint}>{hint}</span>}
      </span>
      {isWay && <Icon of={ChevronRight} size={20} class={css.chevron} />}
    </button>
  );
}
