import type { StaffVisit } from "../../../api/cabinet/wire";
import { hasManyMasters, seesMoney } from "../../../cabinet/state";
import { dayAndTime, fullDay } from "../../../format/dates";
import { duration } from "../../../format/numbers";
import { wallOf } from "../../../format/wall";
import { ct } from "../../../texts/cabinet";
import { Card } from "../../../ui/Card";
import { StatusMark } from "../StatusMark";
import { lengthOf, marksOf } from "../visitTexts";
import { ClientCard } from "./ClientCard";
import { VisitMoney } from "./money/VisitMoney";
import { Outcome } from "./Outcome";
import { StaffNote } from "./StaffNote";
import { VisitActions } from "./VisitActions";
import type { VisitStep } from "./VisitSheets";
import css from "./visit.module.css";

interface Props {
  visit: StaffVisit;
  onStep: (step: VisitStep) => void;
}

/** When, for whom, what for, and what to do about it. */
export function VisitDetails({ visit, onStep }: Props) {
  const texts = ct().day.visit;
  return (
    <>
      <When visit={visit} />
      <Outcome visit={visit} onStep={onStep} />
      <ClientCard
        client={visit.client}
        onEdit={() => onStep("client")}
        onTerms={seesMoney.value ? () => onStep("terms") : undefined}
      />
      {visit.comment && (
        <Card>
          <p class={css.hint}>{texts.comment}</p>
          <p class={css.comment}>{visit.comment}</p>
        </Card>
      )}
      <VisitMoney visit={visit} onStep={onStep} />
      <VisitActions visit={visit} onStep={onStep} />
      <StaffNote key={`${visit.id} ${visit.staff_note}`} visit={visit} />
      <p class={css.footnote}>{texts.bookedAt(dayAndTime(wallOf(visit.booked_at)))}</p>
    </>
  );
}

function When({ visit }: { visit: StaffVisit }) {
  const from = wallOf(visit.starts_at);
  const { until, cancelled, cancelReason } = ct().day.visit;
  const marks = [...marksOf(visit), ...(hasManyMasters.value ? [visit.master.name] : [])];
  return (
    <Card>
      <StatusMark visit={visit} />
      <h2 class={css.when}>
        {fullDay(from.date)} · {from.time}
      </h2>
      <p class={css.hint}>
        {[until(wallOf(visit.ends_at).time), duration(lengthOf(visit)), ...marks].join(" · ")}
      </p>
      {visit.cancelled_at && (
        <p class={css.hint}>{cancelled(dayAndTime(wallOf(visit.cancelled_at)))}</p>
      )}
      {visit.cancel_reason && <p>{cancelReason(visit.cancel_reason)}</p>}
    </Card>
  );
}
