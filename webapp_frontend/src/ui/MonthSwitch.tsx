import { ChevronLeft, ChevronRight } from "lucide";
import { Icon, type IconNode } from "./Icon";
import css from "./MonthSwitch.module.css";

interface Props {
  title: string;
  previousLabel: string;
  nextLabel: string;
  onPrevious: () => void;
  /** Absent where there is nowhere further to go. */
  onNext: (() => void) | undefined;
}

/** What is looked at, with a way to the one before and the one after. */
export function MonthSwitch({ title, previousLabel, nextLabel, onPrevious, onNext }: Props) {
  return (
    <div class={css.row}>
      <Arrow icon={ChevronLeft} label={previousLabel} onPress={onPrevious} />
      <h2 class={css.title} aria-live="polite">
        {title}
      </h2>
      <Arrow icon={ChevronRight} label={nextLabel} onPress={onNext} />
    </div>
  );
}

interface ArrowProps {
  icon: IconNode;
  label: string;
  onPress: (() => void) | undefined;
}

function Arrow({ icon, label, onPress }: ArrowProps) {
  return (
    <button
      type="button"
      class={css.arrow}
      aria-label={label}
      disabled={onPress === undefined}
      onClick={onPress}
    >
      <Icon of={icon} size={22} />
    </button>
  );
}
