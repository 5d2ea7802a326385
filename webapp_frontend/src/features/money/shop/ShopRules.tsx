import type { Shop, ShopSettings } from "../../../api/cabinet/wire";
import { duration } from "../../../format/numbers";
import { shopTexts } from "../../../texts/cabinet/shop";
import { Card, SectionTitle } from "../../../ui/Card";
import { PillGroup } from "../../../ui/Pill";
import { SelectField } from "../../../ui/SelectField";
import { Switch } from "../../../ui/Switch";
import { change } from "./shop";
import css from "./shop.module.css";

const holdsMin = [5, 10, 15, 20, 30];

/** Who makes receipts; a shop that registers them does. */
export function Receipts({ shop }: { shop: Shop }) {
  const texts = shopTexts();
  const ways = ["self_employed", "own"] as const;
  return (
    <section>
      <SectionTitle>{texts.receiptsTitle}</SectionTitle>
      <Card>
        {shop.receipts === "yookassa" ? (
          <SelectField
            label={texts.vat}
            options={texts.vatRates.map((label, at) => ({ value: String(at + 1), label }))}
            value={String(shop.vat_code)}
            onChange={(code) => change({ vat_code: Number(code) })}
          />
        ) : (
          <PillGroup
            legend={texts.receipts}
            name="receipts"
            look="stacked"
            options={ways.map((value) => ({ value, label: texts.receiptWays[value] }))}
            value={shop.receipts}
            onChoose={(value) => change({ receipts: value as (typeof ways)[number] })}
          />
        )}
        <p class={css.hint}>{texts.receiptHints[shop.receipts]}</p>
      </Card>
    </section>
  );
}

/** How long a time waits for its payment, and what happens while the provider is away. */
export function PaymentRules({ settings }: { settings: ShopSettings }) {
  const { hold_min, pay_later } = settings;
  const texts = shopTexts();
  const known = holdsMin.includes(hold_min) ? holdsMin : [...holdsMin, hold_min].sort(byNumber);
  return (
    <section>
      <SectionTitle>{texts.rulesTitle}</SectionTitle>
      <Card>
        <SelectField
          label={texts.hold}
          hint={texts.holdHint}
          options={known.map((min) => ({ value: String(min), label: duration(min) }))}
          value={String(hold_min)}
          onChange={(min) => change({ hold_min: Number(min) })}
        />
        <Switch
          label={texts.payLater}
          hint={pay_later ? texts.payLaterOn : texts.payLaterOff}
          isOn={pay_later}
          onChange={(isOn) => change({ pay_later: isOn })}
        />
      </Card>
    </section>
  );
}

function byNumber(one: number, other: number): number {
  return one - other;
}
