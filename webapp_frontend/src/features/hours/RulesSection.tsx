import type { BookingRules } from "../../api/cabinet/wire";
import { today } from "../../cabinet/state";
import { duration } from "../../format/numbers";
import { hoursTexts } from "../../texts/cabinet/hours";
import { Card } from "../../ui/Card";
import { PillGroup } from "../../ui/Pill";
import { SelectField } from "../../ui/SelectField";
import type { Draft } from "./draft";
import type { Hours } from "./hours";
import css from "./hours.module.css";
import {
  gridText,
  hideDaysOptions,
  horizonOptions,
  horizonText,
  noticeOptions,
  noticeText,
  roundings,
  stepOptions,
} from "./ruleWords";

interface PartProps {
  rules: BookingRules;
  change: (changes: Partial<BookingRules>) => void;
}

/** How clients book: how late, how far ahead, at what times. */
export function RulesSection({ hours, draft }: { hours: Hours; draft: Draft }) {
  const { rules } = draft;
  const change = (changes: Partial<BookingRules>) =>
    hours.change({ rules: { ...rules, ...changes } });
  const { notice, horizon } = hoursTexts().rules;
  return (
    <>
      <Card>
        <SelectField
          label={notice}
          hint={noticeText(rules)}
          options={noticeOptions(rules.min_notice_min)}
          value={String(rules.min_notice_min)}
          onChange={(minutes) => change({ min_notice_min: Number(minutes) })}
        />
      </Card>
      <Card>
        <SelectField
          label={horizon}
          hint={horizonText(rules, today())}
          options={horizonOptions(rules.booking_horizon_days)}
          value={String(rules.booking_horizon_days)}
          onChange={(days) => change({ booking_horizon_days: Number(days) })}
        />
      </Card>
      <GridRule rules={rules} change={change} />
      <HolesRule rules={rules} change={change} />
    </>
  );
}

function GridRule({ rules, change }: PartProps) {
  const { grid, grids, step, round } = hoursTexts().rules;
  return (
    <Card>
      <PillGroup
        legend={grid}
        name="grid"
        look="outlined"
        options={(["clock", "free"] as const).map((value) => ({ value, label: grids[value] }))}
        value={rules.grid}
        onChoose={(value) => change({ grid: value as BookingRules["grid"] })}
      />
      <SelectField
        label={step}
        options={stepOptions(rules.slot_step_min)}
        value={String(rules.slot_step_min)}
        onChange={(minutes) => change({ slot_step_min: Number(minutes) })}
      />
      {rules.grid === "free" && (
        <SelectField
          label={round}
          options={roundings.map((value) => ({ value: String(value), label: duration(value) }))}
          value={String(rules.round_min)}
          onChange={(minutes) =>
            change({ round_min: Number(minutes) as BookingRules["round_min"] })
          }
        />
      )}
      <p class={css.small}>{gridText(rules)}</p>
    </Card>
  );
}

function HolesRule({ rules, change }: PartProps) {
  const { holes, holePolicies, holeTexts, hideDays } = hoursTexts().rules;
  return (
    <Card>
      <PillGroup
        legend={holes}
        name="holes"
        look="outlined"
        options={(["off", "recommend", "hide"] as const).map((value) => ({
          value,
          label: holePolicies[value],
        }))}
        value={rules.hole_policy}
        onChoose={(value) => change({ hole_policy: value as BookingRules["hole_policy"] })}
      />
      {rules.hole_policy === "hide" && (
        <SelectField
          label={hideDays}
          options={hideDaysOptions(rules.hide_holes_days)}
          value={String(rules.hide_holes_days)}
          onChange={(days) => change({ hide_holes_days: Number(days) })}
        />
      )}
      <p class={css.small}>{holeTexts[rules.hole_policy]}</p>
    </Card>
  );
}
