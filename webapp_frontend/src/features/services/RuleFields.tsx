import { ChevronDown } from "lucide";
import { useState } from "preact/hooks";
import { weekdayShort } from "../../format/dates";
import { duration, plural } from "../../format/numbers";
import { addDays } from "../../format/wall";
import { servicesTexts } from "../../texts/cabinet/services";
import { CheckPills } from "../../ui/CheckPills";
import { Icon } from "../../ui/Icon";
import { SelectField } from "../../ui/SelectField";
import { TimeField } from "../../ui/TimeField";
import { DepositFields } from "./DepositFields";
import css from "./editor.module.css";
import { everyDay, hasRules, toggled } from "./form";
import type { ServiceEditing } from "./useServiceForm";

const noticesMin = [0, 60, 120, 180, 360, 720, 1440, 2880, 4320, 10_080];
const horizonsDays = [7, 14, 21, 30, 45, 60, 90, 180, 365];
const aMonday = "2024-01-01";
const usual = "";

/** What may be booked otherwise than the rest; folded, for few services need it. */
export function RuleFields({ editing, currency }: { editing: ServiceEditing; currency: string }) {
  const { form, change, problems } = editing;
  const texts = servicesTexts();
  const [isOpen, setOpen] = useState(() => hasRules(form));
  const fields = ["minNoticeMin", "horizonDays", "startHours", "weekdays", "depositAmount"];
  const hasProblem = fields.some((field) => field in problems);
  return (
    <details
      class={css.rules}
      open={isOpen || hasProblem}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span class={css.summaryText}>
          {texts.rules}
          <span class={css.hint}>{texts.rulesHint}</span>
        </span>
        <Icon of={ChevronDown} size={20} class={css.chevron} />
      </summary>
      <div class={css.rulesBody}>
        <NumberChoice
          label={texts.minNotice}
          values={noticesMin}
          value={form.minNoticeMin}
          nameOf={(minutes) => (minutes === 0 ? texts.noNotice : texts.before(noticeText(minutes)))}
          onChange={(minNoticeMin) => change({ minNoticeMin })}
        />
        <NumberChoice
          label={texts.horizon}
          values={horizonsDays}
          value={form.horizonDays}
          nameOf={(days) => plural(days, texts.days)}
          onChange={(horizonDays) => change({ horizonDays })}
        />
        <StartFields editing={editing} />
        <DepositFields editing={editing} currency={currency} />
      </div>
    </details>
  );
}

/** At which times of which days the service may begin. */
function StartFields({ editing: { form, change, problems } }: { editing: ServiceEditing }) {
  const texts = servicesTexts();
  return (
    <>
      <TimeField
        label={texts.earliest}
        value={form.earliest}
        error={problems.startHours}
        onChange={(earliest) => change({ earliest })}
      />
      <TimeField
        label={texts.latest}
        value={form.latest}
        onChange={(latest) => change({ latest })}
      />
      <CheckPills
        legend={texts.weekdays}
        look="week"
        options={everyDay.map((day) => ({
          value: day,
          label: weekdayShort(addDays(aMonday, day)),
        }))}
        chosen={form.weekdays}
        error={problems.weekdays}
        onToggle={(day, isChosen) => change({ weekdays: toggled(form.weekdays, day, isChosen) })}
      />
    </>
  );
}

interface ChoiceProps {
  label: string;
  values: number[];
  /** null: as usual. */
  value: number | null;
  nameOf: (value: number) => string;
  onChange: (value: number | null) => void;
}

function NumberChoice({ label, values, value, nameOf, onChange }: ChoiceProps) {
  const known = value === null || values.includes(value) ? values : [...values, value];
  const numbers = [...known].sort((one, other) => one - other);
  return (
    <SelectField
      label={label}
      options={[
        { value: usual, label: servicesTexts().asUsual },
        ...numbers.map((number) => ({ value: String(number), label: nameOf(number) })),
      ]}
      value={value === null ? usual : String(value)}
      onChange={(chosen) => onChange(chosen === usual ? null : Number(chosen))}
    />
  );
}

/** Minutes as "2 ч" and, from a day on, as days where they are whole. */
function noticeText(minutes: number): string {
  return minutes % 1440 === 0 ? plural(minutes / 1440, servicesTexts().days) : duration(minutes);
}
