import { ChevronDown } from "lucide";
import { useState } from "preact/hooks";
import type { StaffService } from "../../../api/cabinet/wire";
import { discountsTexts } from "../../../texts/cabinet/discounts";
import { CheckPills } from "../../../ui/CheckPills";
import { DateField } from "../../../ui/DateField";
import { Icon } from "../../../ui/Icon";
import { PillGroup } from "../../../ui/Pill";
import { TextInput } from "../../../ui/TextInput";
import { toggled } from "../../services/form";
import css from "./discounts.module.css";
import { type DiscountForm, hasLimits } from "./form";
import { StartFields } from "./StartFields";
import type { DiscountEditing } from "./useDiscountForm";

interface Props {
  editing: DiscountEditing;
  services: StaffService[];
}

/** For what, whom and when the discount is; folded while there are no limits. */
export function LimitFields({ editing, services }: Props) {
  const { form, problems } = editing;
  const { limits, limitsHint } = discountsTexts();
  const [isOpen, setOpen] = useState(() => hasLimits(form));
  const hasProblem = ["dates", "maxUses", "perClient"].some((field) => field in problems);
  return (
    <details
      class={css.limits}
      open={isOpen || hasProblem}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span class={css.summaryText}>
          {limits}
          <span class={css.hint}>{limitsHint}</span>
        </span>
        <Icon of={ChevronDown} size={20} class={css.chevron} />
      </summary>
      <div class={css.body}>
        <ForWhom editing={editing} services={services} />
        {form.kind !== "happy_hours" && <StartFields editing={editing} />}
        <DateFields editing={editing} />
        <UseFields editing={editing} />
      </div>
    </details>
  );
}

function ForWhom({ editing: { form, change }, services }: Props) {
  const { services: legend, servicesHint, audience, audiences } = discountsTexts();
  return (
    <>
      <CheckPills
        legend={`${legend}. ${servicesHint}`}
        options={services.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={form.serviceIds}
        onToggle={(id, isChosen) => change({ serviceIds: toggled(form.serviceIds, id, isChosen) })}
      />
      {form.kind !== "first_visit" && (
        <PillGroup
          legend={audience}
          name="audience"
          look="outlined"
          options={Object.entries(audiences).map(([value, label]) => ({ value, label }))}
          value={form.audience}
          onChoose={(value) => change({ audience: value as DiscountForm["audience"] })}
        />
      )}
    </>
  );
}

function DateFields({ editing: { form, change, problems } }: { editing: DiscountEditing }) {
  const { firstOn, lastOn } = discountsTexts();
  return (
    <>
      <DateField
        label={firstOn}
        value={form.firstOn}
        error={problems.dates}
        onChange={(date) => change({ firstOn: date })}
      />
      <DateField
        label={lastOn}
        value={form.lastOn}
        min={form.firstOn || undefined}
        onChange={(date) => change({ lastOn: date })}
      />
    </>
  );
}

function UseFields({ editing: { form, change, problems } }: { editing: DiscountEditing }) {
  const { maxUses, maxUsesPerClient, noLimit } = discountsTexts();
  const common = { inputMode: "numeric", autoComplete: "off", maxLength: 6 } as const;
  return (
    <>
      <TextInput
        {...common}
        label={maxUses}
        placeholder={noLimit}
        value={form.maxUses}
        error={problems.maxUses}
        onChange={(typed) => change({ maxUses: typed })}
      />
      <TextInput
        {...common}
        label={maxUsesPerClient}
        placeholder={noLimit}
        value={form.maxUsesPerClient}
        error={problems.perClient}
        onChange={(typed) => change({ maxUsesPerClient: typed })}
      />
    </>
  );
}
