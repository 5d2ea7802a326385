import type { PriceLine, Tenant } from "../../api/wire";
import { money } from "../../format/numbers";
import { type Priced, priceText } from "../../format/price";
import { t } from "../../texts";
import { pt } from "../../texts/payments";
import { Card } from "../../ui/Card";
import { type Sum, Sums } from "../../ui/Sums";

interface Props {
  tenant: Tenant;
  lines: PriceLine[];
  /** The services among the lines, to say whose price only starts there. */
  services: (Priced & { id: number })[];
  /** What they come to together. */
  total: Priced;
  /** The master's name where it is worth saying. */
  master: string | null;
  /** What of it is paid when. */
  parts?: Sum[];
}

/** What a visit consists of and what it costs. */
export function Prices({ tenant, lines, services, total, master, parts = [] }: Props) {
  const price = priceText(total, tenant);
  const isSingle = lines.length === 1;
  const sums = lines.map((line) => ({
    term: nameOf(line, services.length === 1),
    value: isSingle ? price : amountOf(line, services, tenant),
    tone: line.amount_kopecks < 0 ? ("less" as const) : undefined,
  }));
  const totals: Sum[] =
    isSingle && parts.length === 0 ? [] : [{ term: t().common.total, value: price, tone: "total" }];
  const masters: Sum[] =
    master === null ? [] : [{ term: t().common.master, value: master, tone: "words" }];
  return (
    <Card>
      <Sums sums={[...sums, ...totals, ...parts, ...masters]} />
    </Card>
  );
}

/** Services at their list prices, as the lines of a price. */
export function listLines(services: (Priced & { id: number; name: string })[]): PriceLine[] {
  return services.map(({ id, name, price_kopecks }) => ({
    kind: "service",
    name,
    amount_kopecks: price_kopecks,
    subject_id: id,
  }));
}

function nameOf({ kind, name }: PriceLine, isOneService: boolean): string {
  if (kind !== "personal_price") return name;
  return isOneService ? pt().price.personal : pt().price.personalOf(name);
}

function amountOf(line: PriceLine, services: Props["services"], tenant: Tenant): string {
  const { kind, subject_id, amount_kopecks } = line;
  // A true minus is as wide as the digits.
  if (kind !== "service") return money(amount_kopecks, tenant.currency).replace("-", "−");
  const service = services.find(({ id }) => id === subject_id);
  const price_from = service?.price_from ?? false;
  return priceText({ price_kopecks: amount_kopecks, price_from }, tenant);
}
