import { Copy } from "lucide";
import { useId, useRef } from "preact/hooks";
import css from "./CopyField.module.css";
import { Icon } from "./Icon";

interface Props {
  label: string;
  value: string;
  copyLabel: string;
  /** Hears whether it was copied; if not, the text stands selected to be copied by hand. */
  onCopy: (isCopied: boolean) => void;
}

/** A text to take along, as a link to send to somebody. */
export function CopyField({ label, value, copyLabel, onCopy }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(value);
      onCopy(true);
    } catch {
      // A frame or an old WebView may forbid the clipboard.
      input.current?.select();
      onCopy(false);
    }
  }

  return (
    <div class={css.field}>
      <label class={css.label} for={id}>
        {label}
      </label>
      <div class={css.row}>
        <input ref={input} id={id} class={css.input} type="text" readOnly value={value} />
        <button type="button" class={css.copy} aria-label={`${copyLabel}: ${label}`} onClick={copy}>
          <Icon of={Copy} size={20} />
        </button>
      </div>
    </div>
  );
}
