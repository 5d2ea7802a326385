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

/** Whether who a row is for may fall back on the rules below it. */
function hasUsual({ trust }: RowForm): boolean {
  return trust !== "usual" && trust !== "prepaid_only";
}

interface RowProps {
  row: RowForm;
  editing: DepositEditing;
  onChange: (part: Partial<RowForm>) => void;
}

function Row({ row, editing: { form, isTried }, onChange }: RowProps) {
  const texts = depositsTexts();
  const offered = kinds.filter((kind) => kind !== "as_usual" || hasUsual(row));
  const preview = previewOf(row);
  return (
    <li class={css.rule}>
      <h2>{texts.who[row.trust]}</h2>
      <p class={css.hint}>{whoHintOf(row.trust, form)}</p>
      <SelectField
        label={texts.howMuch}
        of={texts.who[row.trust]}
        options={offered.map((value) => ({ value, label: texts.kinds[value] }))}
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
