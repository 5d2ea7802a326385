import type { Tenant, Visit } from "../../api/wire";
import { money } from "../../format/numbers";
import { pt } from "../../texts/payments";
import type { Sum } from "../../ui/Sums";
import { isExpected, isPutAside } from "./visits";

/** What has become of the money, below the price; nothing where none has moved. */
export function moneyParts(visit: Visit, { currency }: Tenant): Sum[] {
  const { paid, rest, returned, returning, kept } = pt().visit;
  const { paid_kopecks, returning_kopecks, kept_kopecks, price_kopecks } = visit;
  const made = visit.returned_kopecks - returning_kopecks;
  const stays = paid_kopecks - returning_kopecks;
  const left = isExpected(visit) && !visit.price_from ? price_kopecks - stays : 0;
  const sums: [string, number, Sum["tone"]][] = [
    // All that she has paid, so that what went back and what is kept add up to it.
    [paid, paid_kopecks + made, "strong"],
    [returned, made, undefined],
    [returning, returning_kopecks, undefined],
    [kept, kept_kopecks, undefined],
    [rest, stays > 0 ? left : 0, undefined],
  ];
  return sums
    .filter(([, kopecks]) => kopecks > 0)
    .map(([term, kopecks, tone]) => ({ term, value: money(kopecks, currency), tone }));
}

/** What the button says that leads to paying; null where nothing can be paid online. */
export function payLabel(visit: Visit, { currency }: Tenant): string | null {
  const { payDeposit, payRest, payAll } = pt().visit;
  const { deposit_kopecks, full_kopecks } = visit.due;
  if (deposit_kopecks > 0) return payDeposit(money(deposit_kopecks, currency));
  if (full_kopecks === 0) return null;
  return (visit.paid_kopecks > 0 ? payRest : payAll)(money(full_kopecks, currency));
}

/** What happens to the money if the visit is cancelled now; nothing where there was none. */
export function cancelMoneyText(visit: Visit, tenant: Tenant): string | null {
  const paid = visit.paid_kopecks > 0 ? cancelPaidText(visit, tenant) : null;
  if (isPutAside(visit)) return [paid, pt().cancel.putAside].filter(Boolean).join(" ");
  return paid ?? cancelUnpaidText(visit);
}

function cancelUnpaidText({ status, payment }: Visit): string | null {
  const { unpaid, underWay } = pt().cancel;
  if (status !== "awaiting_payment") return null;
  return payment ? `${unpaid} ${underWay}` : unpaid;
}

function cancelPaidText(visit: Visit, { currency }: Tenant): string {
  const { refund, partly, undecided } = pt().cancel;
  const { paid_kopecks, cancel_refund_kopecks: back } = visit;
  const rest = paid_kopecks - back;
  if (back === 0) return undecided(money(paid_kopecks, currency));
  if (rest <= 0) return refund(money(back, currency));
  return partly(money(back, currency), money(rest, currency));
}

/** What a client is told who moves a visit she has paid something for. */
export function moveMoneyText(visit: Visit, { currency }: Tenant): string | null {
  if (visit.paid_kopecks <= 0) return null;
  const { along, once } = pt().move;
  const text = along(money(visit.paid_kopecks, currency));
  return visit.can_carry ? `${text} ${once}` : text;
}
