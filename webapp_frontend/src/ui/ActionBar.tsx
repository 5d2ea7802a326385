import { useLayoutEffect, useRef } from "preact/hooks";
import { hasHost, onPress, showMainButton } from "../telegram";
import css from "./ActionBar.module.css";
import { useBarHeight } from "./useBarHeight";

interface Props {
  label: string;
  /** What the button is about, on a line or two above it. */
  summary?: string | undefined;
  onPress: () => void;
  isBusy?: boolean;
  isEnabled?: boolean;
}

/** A screen's one button: Telegram's main button where there is one, the same drawn by us elsewhere. */
export function ActionBar(props: Props) {
  return hasHost() ? <NativeBar {...props} /> : <DrawnBar {...props} />;
}

function DrawnBar({ label, summary, onPress, isBusy = false, isEnabled = true }: Props) {
  const bar = useBarHeight();
  return (
    <footer ref={bar} class={css.bar}>
      {summary && <p class={css.summary}>{summary}</p>}
      <button
        type="button"
        class={css.button}
        onClick={onPress}
        disabled={!isEnabled || isBusy}
        aria-busy={isBusy}
      >
        {label}
      </button>
    </footer>
  );
}

function NativeBar({ label, summary, onPress: act, isBusy = false, isEnabled = true }: Props) {
  const bar = useBarHeight();
  const latest = useRef(act);
  latest.current = act;
  useLayoutEffect(() => {
    showMainButton({ text: label, isBusy, isEnabled });
  }, [label, isBusy, isEnabled]);
  useLayoutEffect(() => {
    const stop = onPress("main", () => latest.current());
    return () => {
      stop();
      showMainButton(null);
    };
  }, []);
  return summary ? (
    <footer ref={bar} class={css.bar}>
      <p class={css.summary}>{summary}</p>
    </footer>
  ) : null;
}

/** The same bar with a link for its button. */
export function LinkBar({
  label,
  summary,
  href,
}: {
  label: string;
  summary?: string;
  href: string;
}) {
  const bar = useBarHeight();
  return (
    <footer ref={bar} class={css.bar}>
      {summary && <p class={css.summary}>{summary}</p>}
      <a class={css.button} href={href}>
        {label}
      </a>
    </footer>
  );
}
