import { X } from "lucide";
import { cabinet } from "../../../cabinet/state";
import { termsTexts } from "../../../texts/cabinet/terms";
import { Icon } from "../../../ui/Icon";
import { SelectField } from "../../../ui/SelectField";
import { TextInput } from "../../../ui/TextInput";
import { kopecksOf } from "../../services/form";
import sheet from "../sheets.module.css";
import { sum } from "../visitTexts";
import css from "./visit.module.css";

/** A price as typed, for one service. */
export interface TypedPrice {
  service: number;
  price: string;
}

interface Props {
  prices: TypedPrice[];
  onChange: (prices: TypedPrice[]) => void;
}

/** What services cost one client, where that is not the price of the list. */
export function PersonalPrices({ prices, onChange }: Props) {
  const texts = termsTexts();
  const services = cabinet.data.value?.services ?? [];
  const left = services.filter(({ id }) => prices.every(({ service }) => service !== id));
  return (
    <div class={sheet.scroll}>
      <h3>{texts.prices}</h3>
      <p class={sheet.hint}>{texts.pricesHint}</p>
      {prices.map((one) => (
        <PriceRow
          key={one.service}
          typed={one}
          onChange={(price) =>
            onChange(prices.map((each) => (each === one ? { ...one, price } : each)))
          }
          onRemove={() => onChange(prices.filter((each) => each !== one))}
        />
      ))}
      {left.length > 0 && (
        <SelectField
          label={texts.add}
          options={[
            { value: "", label: texts.choose },
            ...left.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          value=""
          onChange={(id) => id && onChange([...prices, { service: Number(id), price: "" }])}
        />
      )}
    </div>
  );
}

interface RowProps {
  typed: TypedPrice;
  onChange: (price: string) => void;
  onRemove: () => void;
}

function PriceRow({ typed: { service: id, price }, onChange, onRemove }: RowProps) {
  const texts = termsTexts();
  const service = cabinet.data.value?.services.find((one) => one.id === id);
  const name = service?.name ?? String(id);
  return (
    <div class={css.priceRow}>
      <TextInput
        label={texts.price(name, sum(service?.price_kopecks ?? 0))}
        inputMode="decimal"
        autoComplete="off"
        maxLength={10}
        value={price}
        error={price !== "" && kopecksOf(price) === null ? texts.wrong : undefined}
        onChange={onChange}
      />
      <button
        type="button"
        class={css.removePrice}
        aria-label={texts.remove(name)}
        onClick={onRemove}
      >
        <Icon of={X} size={20} />
      </button>
    </div>
  );
}
