import { duration } from "../../../format/numbers";
import { discountsTexts } from "../../../texts/cabinet/discounts";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { SelectField } from "../../../ui/SelectField";
import { Stepper } from "../../../ui/Stepper";
import { TextInput } from "../../../ui/TextInput";
import css from "../money.module.css";
import { madeUpCode } from "./form";
import { StartFields } from "./StartFields";
import type { DiscountEditing } from "./useDiscountForm";

const withinsMin = [60, 120, 180, 360, 720, 1440, 2880];

/** What a kind of discount is named for. */
export function KindFields({ editing }: { editing: DiscountEditing }) {
  const { form, change } = editing;
  switch (form.kind) {
    case "promo_code":
      return <CodeField editing={editing} />;
    case "happy_hours":
      return (
        <Card>
          <StartFields editing={editing} />
        </Card>
      );
    case "last_minute":
      return <WithinField editing={editing} />;
    case "nth_visit":
      return (
        <Card>
          <Stepper
            label={discountsTexts().everyNth}
            value={form.everyNth ?? 2}
            step={1}
            min={2}
            max={100}
            onChange={(nth) => change({ everyNth: Number.isNaN(nth) ? 2 : nth })}
          />
        </Card>
      );
    default:
      return null;
  }
}

function CodeField({ editing: { form, change, problems } }: { editing: DiscountEditing }) {
  const { code, codeHint, generate } = discountsTexts();
  return (
    <Card class={css.stack}>
      <TextInput
        label={code}
        hint={codeHint}
        maxLength={40}
        autoComplete="off"
        value={form.code}
        error={problems.code}
        onChange={(typed) => change({ code: typed.toUpperCase() })}
      />
      <Button onPress={() => change({ code: madeUpCode() })}>{generate}</Button>
    </Card>
  );
}

function WithinField({ editing: { form, change } }: { editing: DiscountEditing }) {
  const chosen = form.withinMin ?? 180;
  const known = withinsMin.includes(chosen) ? withinsMin : [...withinsMin, chosen];
  return (
    <Card>
      <SelectField
        label={discountsTexts().within}
        options={[...known]
          .sort((one, other) => one - other)
          .map((min) => ({ value: String(min), label: duration(min) }))}
        value={String(chosen)}
        onChange={(min) => change({ withinMin: Number(min) })}
      />
    </Card>
  );
}
