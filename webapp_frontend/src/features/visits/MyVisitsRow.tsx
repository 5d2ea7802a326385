import { CalendarCheck, ChevronRight } from "lucide";
import type { Visit } from "../../api/wire";
import { dayAndTime } from "../../format/dates";
import { wallOf } from "../../format/wall";
import { go } from "../../routing";
import { t } from "../../texts";
import { Icon } from "../../ui/Icon";
import { visits } from "./visits";
import css from "./visits.module.css";

/** The way to one's own visits, with the next of them named. */
export function MyVisitsRow() {
  return (
    <button type="button" class={css.entry} onClick={() => go({ name: "visits" })}>
      <Icon of={CalendarCheck} class={css.entryIcon} />
      <span class={css.entryText}>
        {t().card.myVisits}
        <span class={css.hint}>{hintOf(visits.data.value?.coming ?? [])}</span>
      </span>
      <Icon of={ChevronRight} class={css.chevron} size={20} />
    </button>
  );
}

function hintOf(coming: Visit[]): string {
  const [next] = coming;
  if (coming.some(({ move_proposed }) => move_proposed)) return t().visits.moveProposed;
  const isUnpaid = coming.some(({ status }) => status === "awaiting_payment");
  if (isUnpaid) return t().visits.status.awaiting_payment;
  return next ? t().card.nextVisit(dayAndTime(wallOf(next.starts_at))) : t().card.myVisitsHint;
}
