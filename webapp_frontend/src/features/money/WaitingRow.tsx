import { ChevronRight, CircleAlert } from "lucide";
import { useEffect } from "preact/hooks";
import { go } from "../../cabinet/routing";
import { waitingMatters } from "../../cabinet/state";
import { plural } from "../../format/numbers";
import { moneyTexts } from "../../texts/cabinet/money";
import { Icon } from "../../ui/Icon";
import { Tag } from "../../ui/Tag";
import { attention } from "./attention/attention";
import css from "./money.module.css";

/** The way to what needs attention, with how much of it there is; nothing where all is well. */
export function WaitingRow() {
  useEffect(() => {
    attention.load();
  }, []);
  const count = waitingMatters.value;
  const { attention: label, attentionHint, attentionCount } = moneyTexts();
  if (count === 0) return null;
  return (
    <button type="button" class={css.waiting} onClick={() => go({ name: "attention" })}>
      <Icon of={CircleAlert} size={22} class={css.warn} />
      <span class={css.grow}>
        <span class={css.name}>{label}</span> <span class={css.small}>{attentionHint}</span>
      </span>
      <Tag tone="strong">
        <span class="visually-hidden">{plural(count, attentionCount)}</span>
        <span aria-hidden="true">{count}</span>
      </Tag>
      <Icon of={ChevronRight} size={20} class={css.chevron} />
    </button>
  );
}
