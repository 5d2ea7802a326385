import { BadgePercent, ChevronRight } from "lucide";
import { useEffect, useState } from "preact/hooks";
import type { Discount } from "../../../api/cabinet/wire";
import { asApiError } from "../../../api/errors";
import { back, go } from "../../../cabinet/routing";
import { say, sayError } from "../../../cabinet/Toast";
import { plural } from "../../../format/numbers";
import { discountsTexts } from "../../../texts/cabinet/discounts";
import { ActionBar } from "../../../ui/ActionBar";
import { AppBar } from "../../../ui/AppBar";
import { Card } from "../../../ui/Card";
import { Icon } from "../../../ui/Icon";
import { ErrorState, Message } from "../../../ui/Message";
import { Skeleton } from "../../../ui/Skeleton";
import { Switch } from "../../../ui/Switch";
import css from "../money.module.css";
import { sum } from "../sums";
import { discounts, fieldsIn, storeDiscount } from "./discounts";
import { sentenceOf } from "./sentence";

/** The discounts, with what each has given so far. */
export function DiscountsScreen() {
  useEffect(() => {
    discounts.load();
  }, []);
  const known = discounts.data.value?.discounts;
  const error = discounts.error.value;
  const { title, add, none, noneTitle } = discountsTexts();
  return (
    <>
      <AppBar title={title} onBack={() => back({ name: "money", month: null })} />
      <main>
        {known?.length === 0 && <Message icon={BadgePercent} title={noneTitle} text={none} />}
        {known?.map((discount) => (
          <DiscountCard key={discount.id} discount={discount} />
        ))}
        {!known && error && <ErrorState error={error} onRetry={discounts.load} />}
        {!known && !error && <Skeleton heights={[140, 140]} />}
      </main>
      {known && <ActionBar label={add} onPress={() => go({ name: "discount", discount: "new" })} />}
    </>
  );
}

function DiscountCard({ discount }: { discount: Discount }) {
  const [isBusy, setBusy] = useState(false);
  const { isActive, on, off, used, unused, uses } = discountsTexts();

  async function set(active: boolean): Promise<void> {
    setBusy(true);
    try {
      await storeDiscount(discount, { ...fieldsIn(discount), active });
      say(active ? on : off);
    } catch (thrown) {
      sayError(thrown);
      if (asApiError(thrown).code === "edited_elsewhere") await discounts.load();
    }
    setBusy(false);
  }

  return (
    <Card class={css.list}>
      <button
        type="button"
        class={css.row}
        onClick={() => go({ name: "discount", discount: discount.id })}
      >
        <span class={css.grow}>
          <span class={css.name}>{discount.name}</span>{" "}
          <span class={css.small}>{sentenceOf(discount)}</span>{" "}
          <span class={css.small}>
            {discount.uses === 0
              ? unused
              : used(plural(discount.uses, uses), sum(discount.given_kopecks))}
          </span>
        </span>
        <Icon of={ChevronRight} size={20} class={css.chevron} />
      </button>
      <Switch
        label={`${isActive}: ${discount.name}`}
        isOn={discount.active}
        isEnabled={!isBusy}
        onChange={set}
      />
    </Card>
  );
}
