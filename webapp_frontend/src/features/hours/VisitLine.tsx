import type { StaffVisit } from "../../api/cabinet/wire";
import { dayAndSpan } from "../../format/dates";
import { wallOf } from "../../format/wall";
import css from "./hours.module.css";

/** When, who and what, on two lines. */
export function VisitLine({ visit }: { visit: StaffVisit }) {
  const what = visit.services.map(({ name }) => name).join(" + ");
  return (
    <>
      <span class={css.when}>{dayAndSpan(wallOf(visit.starts_at), wallOf(visit.ends_at))}</span>
      <span class={css.small}>
        {visit.client.name} · {what}
      </span>
    </>
  );
}
