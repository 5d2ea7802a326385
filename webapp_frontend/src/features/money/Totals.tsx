import type { MoneyMonth } from "../../api/cabinet/wire";
import { moneyTexts } from "../../texts/cabinet/money";
import { Card, SectionTitle } from "../../ui/Card";
import css from "./money.module.css";
import { Sums } from "./Sums";
import { sum } from "./sums";

/** What has come in a month, by its ways. */
export function Totals({ data: { totals, has_test } }: { data: MoneyMonth }) {
  const { total, totals: names, testNote } = moneyTexts();
  return (
    <Card>
      <p class={css.hint}>{total}</p>
      <p class={css.sum}>{sum(totals.sum_kopecks)}</p>
      <Sums
        sums={[
          [names.online, totals.online_kopecks],
          [names.cash, totals.cash_kopecks],
          [names.transfer, totals.transfer_kopecks],
          [names.refunds, totals.refunds_kopecks],
          [names.tips, totals.tips_kopecks],
        ]}
      />
      {has_test && <p class={css.note}>{testNote}</p>}
    </Card>
  );
}

/** What visits yet to come have brought and will bring; nothing where there is neither. */
export function Ahead({ data: { ahead } }: { data: MoneyMonth }) {
  const { ahead: title, deposits, depositsHint, due } = moneyTexts();
  if (ahead.deposits_kopecks === 0 && ahead.due_kopecks === 0) return null;
  return (
    <section>
      <SectionTitle>{title}</SectionTitle>
      <Card>
        <Sums
          sums={[
            [deposits, ahead.deposits_kopecks],
            [due, ahead.due_kopecks],
          ]}
        />
        {ahead.deposits_kopecks > 0 && <p class={css.note}>{depositsHint}</p>}
      </Card>
    </section>
  );
}
