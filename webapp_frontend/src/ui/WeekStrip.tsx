import { ChevronLeft, ChevronRight } from "lucide";
import { useRef } from "preact/hooks";
import { Icon, type IconNode } from "./Icon";
import css from "./WeekStrip.module.css";

export interface StripDay {
  value: string;
  /** "пт" */
  top: string;
  /** "28" */
  main: string;
  /** What a screen reader says after these two. */
  rest: string;
  level: "high" | "half" | "low" | "none";
  isEnabled: boolean;
}

interface Props {
  title: string;
  days: StripDay[];
  value: string | null;
  onChoose: (value: string) => void;
  /** Absent where there is nowhere further to go. */
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
  previousLabel: string;
  nextLabel: string;
  isBusy: boolean;
  /** A way back to where one usually is, beside the title. */
  home?: { label: string; onPress: () => void } | undefined;
}

const swipePx = 40;

/** Seven days with a bar under each that says how much of it is left. */
export function WeekStrip(props: Props) {
  const { title, days, value, onChoose, onPrevious, onNext, isBusy, home } = props;
  const swipe = useSwipe(onPrevious, onNext);
  return (
    <section class={css.strip} aria-label={title}>
      <div class={css.head}>
        <Arrow icon={ChevronLeft} label={props.previousLabel} onPress={onPrevious} />
        <h2 class={css.title} aria-live="polite">
          {title}
        </h2>
        {home && (
          <button type="button" class={css.home} onClick={home.onPress}>
            {home.label}
          </button>
        )}
        <Arrow icon={ChevronRight} label={props.nextLabel} onPress={onNext} />
      </div>
      <div class={css.days} aria-busy={isBusy} {...swipe}>
        {days.map((day) => (
          <button
            key={day.value}
            type="button"
            class={`${css.day} ${day.value === value ? css.on : ""}`}
            aria-pressed={day.value === value}
            disabled={!day.isEnabled}
            onClick={() => onChoose(day.value)}
          >
            <span class={css.top}>{day.top}</span> <span class={css.main}>{day.main}</span>{" "}
            <span class="visually-hidden">{day.rest}</span>
            <span class={`${css.bar} ${css[day.level]}`} />
          </button>
        ))}
      </div>
    </section>
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

function useSwipe(onPrevious: (() => void) | undefined, onNext: (() => void) | undefined) {
  const startX = useRef(0);
  return {
    onTouchStart: (event: TouchEvent) => {
      startX.current = event.touches[0]?.clientX ?? 0;
    },
    onTouchEnd: (event: TouchEvent) => {
      const distance = (event.changedTouches[0]?.clientX ?? 0) - startX.current;
      if (distance > swipePx) onPrevious?.();
      if (distance < -swipePx) onNext?.();
    },
  };
}
