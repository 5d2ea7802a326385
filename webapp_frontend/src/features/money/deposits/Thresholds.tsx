import { depositsTexts } from "../../../texts/cabinet/deposits";
import { Card, SectionTitle } from "../../../ui/Card";
import { Stepper } from "../../../ui/Stepper";
import { isLongLeadRight, isRegularRight } from "./form";
import type { DepositEditing } from "./useDeposits";

/** From when on a booking is early, and a client a regular one. */
export function Thresholds({ editing: { form, change } }: { editing: DepositEditing }) {
  const { thresholds, longLead, regularVisits, problems } = depositsTexts();
  return (
    <section>
      <SectionTitle>{thresholds}</SectionTitle>
      <Card>
        <Stepper
          label={longLead}
          value={form.longLeadDays}
          step={1}
          min={1}
          max={366}
          error={isLongLeadRight(form) ? undefined : problems.longLead}
          onChange={(longLeadDays) => change({ longLeadDays })}
        />
        <Stepper
          label={regularVisits}
          value={form.regularVisits}
          step={1}
          min={1}
          max={100}
          error={isRegularRight(form) ? undefined : problems.regularVisits}
          onChange={(regular) => change({ regularVisits: regular })}
        />
      </Card>
    </section>
  );
}
