import type { Master } from "../../api/cabinet/wire";
import { servicesTexts } from "../../texts/cabinet/services";
import { Card, SectionTitle } from "../../ui/Card";
import { CheckPills } from "../../ui/CheckPills";
import { Switch } from "../../ui/Switch";
import { toggled } from "./form";
import type { ServiceEditing } from "./useServiceForm";

interface Props {
  editing: ServiceEditing;
  masters: Master[];
}

/** Who performs the service, who may book it and on what terms. */
export function BookingFields({ editing, masters }: Props) {
  const { form, change, problems } = editing;
  const texts = servicesTexts();
  return (
    <section>
      <SectionTitle>{texts.booking}</SectionTitle>
      <Card>
        {masters.length > 1 && (
          <CheckPills
            legend={texts.performers}
            options={masters.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={form.masterIds}
            error={problems.masterIds}
            onToggle={(id, isChosen) =>
              change({ masterIds: toggled(form.masterIds, id, isChosen) })
            }
          />
        )}
        <Switch
          label={texts.needsApprovalLabel}
          hint={texts.needsApprovalHint}
          isOn={form.needsApproval}
          onChange={(needsApproval) => change({ needsApproval })}
        />
        <Switch
          label={texts.addOnLabel}
          hint={texts.addOnHint}
          isOn={form.addOn}
          onChange={(addOn) => change({ addOn })}
        />
        <Switch
          label={texts.hiddenLabel}
          hint={texts.hiddenHint}
          isOn={form.hidden}
          onChange={(hidden) => change({ hidden })}
        />
      </Card>
    </section>
  );
}
