import { ChevronLeft } from "lucide";
import { useLayoutEffect, useRef } from "preact/hooks";
import { hasHost, onPress, showBackButton } from "../telegram";
import { t } from "../texts";
import css from "./AppBar.module.css";
import { Icon, type IconNode } from "./Icon";

export interface BarAction {
  icon: IconNode;
  label: string;
  onPress: () => void;
}

interface Props {
  title: string;
  subtitle?: string | undefined;
  onBack?: (() => void) | undefined;
  /** Whether only Telegram's button goes back: where there is nothing to go back from but a sheet. */
  isBackHidden?: boolean;
  /** Whether the title is the screen's heading; false where the page below has its own. */
  isHeading?: boolean;
  /** What can be done on the screen as a whole, at the far end of the bar. */
  actions?: BarAction[];
}

/** The bar above a screen; inside Telegram the way back is Telegram's own button. */
export function AppBar(props: Props) {
  const { title, subtitle, onBack, isHeading = true, isBackHidden = false, actions = [] } = props;
  useBackButton(onBack);
  return (
    <header class={css.bar}>
      {onBack && !isBackHidden && !hasHost() && (
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
      {actions.length > 0 && (
        <div class={css.actions}>
          {actions.map(({ icon, label, onPress: act }) => (
            <button key={label} type="button" class={css.action} aria-label={label} onClick={act}>
              <Icon of={icon} size={22} />
            </button>
          ))}
        </div>
      )}
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
