import { weekdayShort } from "../../../format/dates";
import { addDays } from "../../../format/wall";
import { discountsTexts } from "../../../texts/cabinet/discounts";
import { CheckPills } from "../../../ui/CheckPills";
import { TimeField } from "../../../ui/TimeField";
import { everyDay, toggled } from "../../services/form";
import type { DiscountEditing } from "./useDiscountForm";

const aMonday = "2024-01-01";

/** On which days and between which hours the visit has to start. */
export function StartFields({ editing: { form, change, problems } }: { editing: DiscountEditing }) {
  const { weekdays, from, until } = discountsTexts();
  return (
    <>
      <CheckPills
        legend={weekdays}
        look="week"
        options={everyDay.map((day) => ({
          value: day,
          label: weekdayShort(addDays(aMonday, day)),
        }))}
        chosen={form.weekdays}
        error={problems.weekdays}
        onToggle={(day, isChosen) => change({ weekdays: toggled(form.weekdays, day, isChosen) })}
      />
      <TimeField
        label={from}
        value={form.from}
        error={problems.hours}
        onChange={(time) => change({ from: time })}
      />
      <TimeField label={until} value={form.until} onChange={(time) => change({ until: time })} />
    </>
  );
}
