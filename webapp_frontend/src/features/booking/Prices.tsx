import type { Tenant } from "../../api/wire";
import { type Priced, priceText } from "../../format/price";
import { t } from "../../texts";
import { Card } from "../../ui/Card";
import { Facts } from "../../ui/Facts";
import css from "./Prices.module.css";

interface Props {
  tenant: Tenant;
  lines: (Priced & { name: string })[];
  /** What they come to together. */
  total: Priced;
  /** The master's name where it is worth saying. */
  master: string | null;
}

/** What a visit consists of and what it costs. */
export function Prices({ tenant, lines, total, master }: Props) {
  const price = priceText(total, tenant);
  const isSingle = lines.length === 1;
  const facts = lines.map((line) => ({
    term: line.name,
    value: isSingle ? price : priceText(line, tenant),
  }));
  return (
    <Card class={css.prices}>
      <Facts facts={facts} />
      {!isSingle && (
        <div class={css.total}>
          <Facts facts={[{ term: t().common.total, value: price }]} />
        </div>
      )}
      {master !== null && (
        <div class={css.master}>
          <Facts facts={[{ term: t().common.master, value: master }]} />
        </div>
      )}
    </Card>
  );
}
