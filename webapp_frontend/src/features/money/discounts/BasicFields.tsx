import { discountsTexts } from "../../../texts/cabinet/discounts";
import { Card } from "../../../ui/Card";
import { PillGroup } from "../../../ui/Pill";
import { TextInput } from "../../../ui/TextInput";
import { sign } from "../sums";
import type { DiscountForm } from "./form";
import type { DiscountEditing } from "./useDiscountForm";

/** What the discount is called, and how much it takes off. */
export function BasicFields({ editing: { form, change, problems } }: { editing: DiscountEditing }) {
  const { name, nameHint, by, ways, percent, fixed } = discountsTexts();
  return (
    <Card>
      <TextInput
        label={name}
        hint={nameHint}
        maxLength={60}
        autoComplete="off"
        value={form.name}
        error={problems.name}
        onChange={(typed) => change({ name: typed })}
      />
      <PillGroup
        legend={by}
        name="discount-by"
        look="outlined"
        options={(["percent", "fixed"] as const).map((value) => ({ value, label: ways[value] }))}
        value={form.by}
        onChoose={(value) => change({ by: value as DiscountForm["by"], amount: "" })}
      />
      <TextInput
        label={form.by === "percent" ? percent : fixed(sign())}
        inputMode="decimal"
        autoComplete="off"
        maxLength={10}
        value={form.amount}
        error={problems.amount}
        onChange={(amount) => change({ amount })}
      />
    </Card>
  );
}
