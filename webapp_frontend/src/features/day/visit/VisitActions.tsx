import { CalendarSync, CalendarX, Hourglass, ListChecks, Repeat } from "lucide";
import type { StaffVisit } from "../../../api/cabinet/wire";
import { go } from "../../../cabinet/routing";
import { ct } from "../../../texts/cabinet";
import { Card } from "../../../ui/Card";
import { RowButton } from "../../../ui/RowButton";
import { isOpen, servicesWith } from "../visitTexts";
import type { VisitStep } from "./VisitSheets";
import css from "./visit.module.css";

interface Props {
  visit: StaffVisit;
  onStep: (step: VisitStep) => void;
}

/** The rest of what can be done to a visit. */
export function VisitActions({ visit, onStep }: Props) {
  const { move, length, changeServices, again, cancel } = ct().day.visit;
  const canChange = isOpen(visit);
  return (
    <Card class={css.actions}>
      {canChange && <RowButton icon={CalendarSync} label={move} onPress={() => onStep("move")} />}
      {canChange && <RowButton icon={Hourglass} label={length} onPress={() => onStep("length")} />}
      {canChange && servicesWith(visit.master.id).length > 0 && (
        <RowButton icon={ListChecks} label={changeServices} onPress={() => onStep("services")} />
      )}
      <RowButton
        icon={Repeat}
        label={again}
        onPress={() => go({ name: "newVisit", at: null, master: visit.master.id, visit: visit.id })}
      />
      {(visit.status === "booked" || visit.status === "awaiting_payment") && (
        <RowButton icon={CalendarX} label={cancel} isDanger onPress={() => onStep("cancel")} />
      )}
    </Card>
  );
}
