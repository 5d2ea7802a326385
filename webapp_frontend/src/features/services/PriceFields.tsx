import { currencySign } from "../../format/price";
import { servicesTexts } from "../../texts/cabinet/services";
import { Card, SectionTitle } from "../../ui/Card";
import { Switch } from "../../ui/Switch";
import { TextInput } from "../../ui/TextInput";
import type { ServiceEditing } from "./useServiceForm";

interface Props {
  editing: ServiceEditing;
  currency: string;
}

export function PriceFields({ editing, currency }: Props) {
  const { form, change, problems } = editing;
  const texts = servicesTexts();
  return (
    <section>
      <SectionTitle>{texts.price}</SectionTitle>
      <Card>
        <TextInput
          label={texts.priceLabel(currencySign(currency))}
          value={form.price}
          inputMode="decimal"
          autoComplete="off"
          maxLength={12}
          error={problems.price}
          onChange={(price) => change({ price })}
        />
        <Switch
          label={texts.priceFrom}
          hint={texts.priceFromHint}
          isOn={form.priceFrom}
          onChange={(priceFrom) => change({ priceFrom })}
        />
      </Card>
    </section>
  );
}
