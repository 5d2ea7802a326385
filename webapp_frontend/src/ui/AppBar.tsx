import { ChevronLeft } from "lucide";
import { useLayoutEffect, useRef } from "preact/hooks";
import { hasHost, onPress, showBackButton } from "../telegram";
import { t } from "../texts";
import css from "./AppBar.module.css";
import { Icon } from "./Icon";

interface Props {
  title: string;
  subtitle?: string | undefined;
  onBack?: (() => void) | undefined;
  /** Whether the title is the screen's heading; false where the page below has its own. */
  isHeading?: boolean;
}

/** The bar above a screen; inside Telegram the way back is Telegram's own button. */
export function AppBar({ title, subtitle, onBack, isHeading = true }: Props) {
  useBackButton(onBack);
  return (
    <header class={css.bar}>
      {onBack && !hasHost() && (
        <button type="button" class={css.back} onClick={onBack} aria-label={t().common.back}>
          <Icon of={ChevronLeft} />
        </button>
      )}
      <div class={css.titles}>
        {isHeading ? (
          <h1 class={css.title} tabIndex={-1}>
            {title}
          </h1>
        ) : (
          <p class={css.title}>{title}</p>
        )}
        {subtitle && <p class={css.subtitle}>{subtitle}</p>}
      </div>
    </header>
  );
}

function useBackButton(onBack: (() => void) | undefined): void {
  const latest = useRef(onBack);
  latest.current = onBack;
  const isShown = onBack !== undefined;
  useLayoutEffect(() => {
    if (!isShown) return;
    showBackButton(true);
    const stop = onPress("back", () => latest.current?.());
    return () => {
      stop();
      showBackButton(false);
    };
  }, [isShown]);
}
