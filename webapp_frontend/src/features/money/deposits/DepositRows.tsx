import type { Trust } from "../../../api/cabinet/wire";
import { depositsTexts } from "../../../texts/cabinet/deposits";
import { Card } from "../../../ui/Card";
import { SelectField } from "../../../ui/SelectField";
import { TextInput } from "../../../ui/TextInput";
import css from "../money.module.css";
import { sign } from "../sums";
import { amountProblem, type RowForm } from "./form";
import { previewOf, whoHintOf } from "./sentence";
import type { DepositEditing } from "./useDeposits";

const kinds = ["as_usual", "none", "fixed", "percent", "full"] as const;

/** What a row's own name speaks against. */
const unfit: Partial<Record<Trust, readonly RowForm["kind"][]>> = {
  usual: ["as_usual"],
  prepaid_only: ["as_usual", "none"],
};

/** Who pays how much, in the order in which the rules are tried. */
export function DepositRows({ editing }: { editing: DepositEditing }) {
  const { form, change } = editing;
  return (
    <Card class={css.list}>
      <ol>
        {form.rows.map((row) => (
          <Row
            key={row.trust}
            row={row}
            editing={editing}
            onChange={(part) =>
              change({
                rows: form.rows.map((one) => (one.trust === row.trust ? { ...one, ...part } : one)),
              })
            }
          />
        ))}
      </ol>
    </Card>
  );
}

/** What may be chosen for a row; what is stored stays, fit or not. */
function offeredTo({ trust }: RowForm, { base }: DepositEditing) {
  const stored = base.rows.find((row) => row.trust === trust)?.kind;
  return kinds.filter((kind) => kind === stored || !unfit[trust]?.includes(kind));
}

interface RowProps {
  row: RowForm;
  editing: DepositEditing;
  onChange: (part: Partial<RowForm>) => void;
}

function Row({ row, editing, onChange }: RowProps) {
  const { form, isTried } = editing;
  const texts = depositsTexts();
  const preview = previewOf(row);
  return (
    <li class={css.rule}>
      <h2>{texts.who[row.trust]}</h2>
      <p class={css.hint}>{whoHintOf(row.trust, form)}</p>
      <SelectField
        label={texts.howMuch}
        of={texts.who[row.trust]}
        options={offeredTo(row, editing).map((value) => ({ value, label: texts.kinds[value] }))}
        value={row.kind}
        onChange={(kind) => onChange({ kind: kind as RowForm["kind"], amount: "" })}
      />
      {(row.kind === "fixed" || row.kind === "percent") && (
        <TextInput
          label={row.kind === "fixed" ? texts.amount(sign()) : texts.percent}
          inputMode="decimal"
          autoComplete="off"
          maxLength={10}
          value={row.amount}
          error={isTried ? amountProblem(row) : undefined}
          onChange={(amount) => onChange({ amount })}
        />
      )}
      {preview !== null && <p class={css.quote}>{preview}</p>}
    </li>
  );
}
