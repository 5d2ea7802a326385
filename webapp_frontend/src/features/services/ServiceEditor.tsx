import type { Cabinet, StaffService } from "../../api/cabinet/wire";
import { servicesTexts } from "../../texts/cabinet/services";
import { ActionBar } from "../../ui/ActionBar";
import { AppBar } from "../../ui/AppBar";
import { useLeaving } from "../../ui/useLeaving";
import { BasicFields } from "./BasicFields";
import { BookingFields } from "./BookingFields";
import { Preview } from "./Preview";
import { PriceFields } from "./PriceFields";
import { RuleFields } from "./RuleFields";
import { TimeFields } from "./TimeFields";
import { useServiceForm } from "./useServiceForm";

interface Props {
  cabinet: Cabinet;
  /** null makes a new one. */
  service: StaffService | null;
  onLeave: () => void;
}

/** Everything there is to a service, with what a client will see of it on top. */
export function ServiceEditor({ cabinet, service, onLeave }: Props) {
  const editing = useServiceForm(cabinet, service);
  const { form, isDirty, isSaving } = editing;
  const texts = servicesTexts();
  const leaving = useLeaving(isDirty, onLeave, {
    title: texts.leaveTitle,
    text: texts.leaveText,
    leave: texts.leave,
    stay: texts.stay,
  });
  const label = service === null ? texts.create : texts.save;
  return (
    <>
      <AppBar
        title={service === null ? texts.newTitle : texts.editTitle}
        subtitle={service?.name}
        onBack={leaving.onBack}
      />
      <main>
        <Preview form={form} currency={cabinet.currency} />
        <BasicFields editing={editing} services={cabinet.services} />
        <TimeFields editing={editing} />
        <PriceFields editing={editing} currency={cabinet.currency} />
        <BookingFields editing={editing} masters={cabinet.masters} />
        <RuleFields editing={editing} currency={cabinet.currency} />
      </main>
      {leaving.sheet}
      <ActionBar
        label={isSaving ? texts.saving : label}
        isBusy={isSaving}
        isEnabled={isDirty || service === null}
        onPress={() => editing.save(onLeave)}
      />
    </>
  );
}
