import type { Cabinet, Discount, DiscountKind } from "../../../api/cabinet/wire";
import { discountsTexts } from "../../../texts/cabinet/discounts";
import { ActionBar } from "../../../ui/ActionBar";
import { AppBar } from "../../../ui/AppBar";
import { Card, SectionTitle } from "../../../ui/Card";
import { Switch } from "../../../ui/Switch";
import { useLeaving } from "../../../ui/useLeaving";
import { BasicFields } from "./BasicFields";
import { fieldsOf } from "./form";
import { KindFields } from "./KindFields";
import { LimitFields } from "./LimitFields";
import { sentenceOf } from "./sentence";
import { useDiscountForm } from "./useDiscountForm";

interface Props {
  cabinet: Cabinet;
  /** null makes a new one. */
  discount: Discount | null;
  kind: DiscountKind;
  onLeave: () => void;
}

/** Everything there is to a discount, with what comes of it in a sentence. */
export function DiscountEditor({ cabinet, discount, kind, onLeave }: Props) {
  const editing = useDiscountForm(discount, kind);
  const { form, change, isDirty, isSaving } = editing;
  const texts = discountsTexts();
  const leaving = useLeaving(isDirty, onLeave, {
    title: texts.leaveTitle,
    text: texts.leaveText,
    leave: texts.leave,
    stay: texts.stay,
  });
  const label = discount === null ? texts.create : texts.save;
  return (
    <>
      <AppBar
        title={discount === null ? texts.newTitle : texts.editTitle}
        subtitle={texts.kinds[kind]}
        onBack={leaving.onBack}
      />
      <main>
        <SectionTitle>{texts.preview}</SectionTitle>
        <Card tone="ok">{sentenceOf(fieldsOf(form))}</Card>
        <BasicFields editing={editing} />
        <KindFields editing={editing} />
        <LimitFields editing={editing} services={cabinet.services} />
        <Card>
          <Switch
            label={texts.isActive}
            isOn={form.active}
            onChange={(active) => change({ active })}
          />
        </Card>
      </main>
      {leaving.sheet}
      <ActionBar
        label={isSaving ? texts.saving : label}
        isBusy={isSaving}
        isEnabled={isDirty || discount === null}
        onPress={() => editing.save(onLeave)}
      />
    </>
  );
}
