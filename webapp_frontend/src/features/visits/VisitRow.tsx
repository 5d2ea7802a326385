import { ChevronRight } from "lucide";
import type { Tenant, Visit } from "../../api/wire";
import { go } from "../../routing";
import { Icon } from "../../ui/Icon";
import { MoveMark, StatusLine } from "./StatusLine";
import css from "./visits.module.css";
import { spanOf, whatOf } from "./visitTexts";

export function VisitRow({ visit, tenant }: { visit: Visit; tenant: Tenant }) {
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
          <Mark visit={visit} />
        </span>
        <Icon of={ChevronRight} class={css.chevron} size={20} />
      </button>
    </li>
  );
}

/** What is out of the ordinary about a visit. */
function Mark({ visit }: { visit: Visit }) {
  if (visit.move_proposed) return <MoveMark />;
  return visit.status === "booked" ? null : <StatusLine visit={visit} />;
}
