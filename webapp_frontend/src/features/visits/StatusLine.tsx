import { CalendarClock, Clock } from "lucide";
import type { VisitStatus } from "../../api/wire";
import { t } from "../../texts";
import { Icon } from "../../ui/Icon";
import css from "./visits.module.css";

/** How a visit stands, in a few words. */
export function StatusLine({ status }: { status: VisitStatus }) {
  return (
    <span class={`${css.status} ${css[status]}`}>
      {status === "awaiting_approval" && <Icon of={Clock} size={16} />}
      {t().visits.status[status]}
    </span>
  );
}

/** Marks a visit that the master wants to be moved. */
export function MoveMark() {
  return (
    <span class={`${css.status} ${css.waiting}`}>
      <Icon of={CalendarClock} size={16} />
      {t().visits.moveProposed}
    </span>
  );
}
