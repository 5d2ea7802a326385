import { CalendarClock, Clock, Wallet } from "lucide";
import type { Visit } from "../../api/wire";
import { t } from "../../texts";
import { pt } from "../../texts/payments";
import { Icon } from "../../ui/Icon";
import css from "./visits.module.css";
import { momentOf } from "./visitTexts";

/** How a visit stands, in a few words. */
export function StatusLine({ visit: { status, pay_until } }: { visit: Visit }) {
  return (
    <span class={`${css.status} ${css[status]}`}>
      {status === "awaiting_approval" && <Icon of={Clock} size={16} />}
      {status === "awaiting_payment" && <Icon of={Wallet} size={16} />}
      {pay_until ? pt().visit.until(momentOf(pay_until)) : t().visits.status[status]}
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
