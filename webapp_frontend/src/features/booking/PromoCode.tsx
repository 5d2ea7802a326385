import { TicketPercent } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import type { PromoRefusal } from "../../api/wire";
import { pt } from "../../texts/payments";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Icon } from "../../ui/Icon";
import { TextInput } from "../../ui/TextInput";
import { choose, draft } from "./draft";
import css from "./PromoCode.module.css";

interface Props {
  refusal: PromoRefusal | null;
  /** Whether the answer to the code is here. */
  isCertain: boolean;
}

/** A promo code: the way to type one, what was wrong with it, or that it counts. */
export function PromoCode({ refusal, isCertain }: Props) {
  const { promoCode } = draft.value;
  const [isOpen, setOpen] = useState(false);
  const [isTouched, setTouched] = useState(false);
  const line = useRef<HTMLDivElement>(null);
  const isApplied = promoCode !== null && isCertain && refusal === null;
  const isTyping = !isApplied && (isOpen || promoCode !== null);
  const applied = isApplied ? pt().promo.applied(promoCode.toUpperCase()) : "";

  useEffect(() => {
    // What had the focus is gone once the line has another shape.
    if (isTouched) line.current?.querySelector<HTMLElement>("input, button")?.focus();
  }, [isApplied, isTyping]);
  useEffect(() => {
    if (isTouched && applied) announce(applied);
  }, [applied]);

  function change(code: string | null): void {
    setTouched(true);
    setOpen(code !== null);
    choose({ promoCode: code });
    if (code === null && promoCode !== null) announce(pt().promo.removed);
  }

  function open(): void {
    setTouched(true);
    setOpen(true);
  }

  return (
    <Card>
      <div ref={line}>
        {isTyping ? (
          <CodeForm
            isBusy={promoCode !== null && !isCertain}
            error={isCertain && refusal !== null ? pt().promo.refusal[refusal] : undefined}
            onApply={change}
          />
        ) : (
          <div class={css.line}>
            <Icon of={TicketPercent} size={22} weight={1.75} class={css.icon} />
            <span class={css.text}>{applied || pt().promo.label}</span>
            <button
              type="button"
              class={css.action}
              onClick={isApplied ? () => change(null) : open}
            >
              {isApplied ? pt().promo.remove : pt().promo.enter}
              <span class="visually-hidden"> {pt().promo.label}</span>
            </button>
          </div>
        )}
      </div>
    </Card>
  );
}

interface FormProps {
  isBusy: boolean;
  error: string | undefined;
  onApply: (code: string | null) => void;
}

function CodeForm({ isBusy, error, onApply }: FormProps) {
  const { label, apply, remove } = pt().promo;
  const { promoCode } = draft.value;
  const [typed, setTyped] = useState(promoCode ?? "");
  const code = typed.trim();
  const isRefused = error !== undefined && code === promoCode;
  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        onApply(code === "" ? null : code);
      }}
    >
      <TextInput
        label={label}
        value={typed}
        error={isRefused ? error : undefined}
        autoComplete="off"
        maxLength={40}
        onChange={setTyped}
      />
      <div class={css.buttons}>
        <Button isBusy={isBusy} onPress={() => onApply(code === "" ? null : code)}>
          {apply}
        </Button>
        <Button onPress={() => onApply(null)}>{remove}</Button>
      </div>
    </form>
  );
}
