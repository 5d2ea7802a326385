import { Check, CircleCheck, CircleHelp, CircleSlash, Hourglass } from "lucide";
import type { StaffVisit, VisitStatus } from "../../api/cabinet/wire";
import { wallOf } from "../../format/wall";
import { ct } from "../../texts/cabinet";
import { Icon, type IconNode } from "../../ui/Icon";
import css from "./StatusMark.module.css";

const icons: Record<VisitStatus, IconNode> = {
  booked: Check,
  awaiting_approval: CircleHelp,
  awaiting_payment: Hourglass,
  completed: CircleCheck,
  no_show: CircleSlash,
  cancelled: CircleSlash,
};

interface Props {
  visit: StaffVisit;
  /** Whether that it is booked goes without words. */
  isShort?: boolean;
}

/** What has become of a visit. */
export function StatusMark({ visit: { status, pay_until }, isShort = false }: Props) {
  const isAwaited = status === "awaiting_payment" && pay_until !== null;
  const { payUntil, status: texts } = ct().day;
  const text = isAwaited ? payUntil(wallOf(pay_until).time) : texts[status];
  return (
    <span class={`${css.mark} ${css[status]}`}>
      <Icon of={icons[status]} size={15} />
      <span class={isShort && status === "booked" ? "visually-hidden" : undefined}>{text}</span>
    </span>
  );
}
