import { ChevronRight } from "lucide";
import type { Tenant, Visit } from "../../api/wire";
import { go } from "../../routing";
import { t } from "../../texts";
import { Icon } from "../../ui/Icon";
import css from "./visits.module.css";
import { spanOf, whatOf } from "./visitTexts";

export function VisitRow({ visit, tenant }: { visit: Visit; tenant: Tenant }) {
  const isBooked = visit.status === "booked";
  return (
    <li class={css.item}>
      <button
        type="button"
        class={css.itemButton}
        onClick={() => go({ name: "visit", visit: visit.id })}
      >
        <span class={css.itemText}>
          <span class={css.itemWhen}>{spanOf(visit)}</span>
          <span class={css.hint}>{whatOf(visit, tenant)}</span>
          {!isBooked && <span class={css[visit.status]}>{t().visits.status[visit.status]}</span>}
        </span>
        <Icon of={ChevronRight} class={css.chevron} size={20} />
      </button>
    </li>
  );
}
