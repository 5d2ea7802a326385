import { currencySign } from "../../format/price";
import { servicesTexts } from "../../texts/cabinet/services";
import { SelectField } from "../../ui/SelectField";
import { TextInput } from "../../ui/TextInput";
import type { ServiceForm } from "./form";
import type { ServiceEditing } from "./useServiceForm";

const kinds = ["as_usual", "none", "fixed", "percent", "full"] as const;

interface Props {
  editing: ServiceEditing;
  currency: string;
}

/** How much of this service is paid in advance, where it is not as usual. */
export function DepositFields({ editing: { form, change, problems }, currency }: Props) {
  const { deposit, deposits, depositSum, depositPercent } = servicesTexts();
  const { depositKind: kind } = form;
  return (
    <>
      <SelectField
        label={deposit}
        options={kinds.map((value) => ({ value, label: deposits[value] }))}
        value={kind}
        onChange={(chosen) =>
          change({ depositKind: chosen as ServiceForm["depositKind"], depositAmount: "" })
        }
      />
      {(kind === "fixed" || kind === "percent") && (
        <TextInput
          label={kind === "fixed" ? depositSum(currencySign(currency)) : depositPercent}
          inputMode="decimal"
          autoComplete="off"
          maxLength={10}
          value={form.depositAmount}
          error={problems.depositAmount}
          onChange={(depositAmount) => change({ depositAmount })}
        />
      )}
    </>
  );
}
