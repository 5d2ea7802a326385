import type { ListedPayment, PaidReceipt, PaidRefund, Tenant } from "../../api/wire";
import { dayAndTime, shortDay } from "../../format/dates";
import { money } from "../../format/numbers";
import { wallOf } from "../../format/wall";
import { go } from "../../routing";
import { hasHost, openLink } from "../../telegram";
import { pt } from "../../texts/payments";
import { Card } from "../../ui/Card";
import css from "./payments.module.css";

interface Props {
  payment: ListedPayment;
  tenant: Tenant;
}

/** One payment: what for, what became of it, what went back, its receipts. */
export function PaymentCard({ payment, tenant }: Props) {
  const { portion, status, toVisit } = pt().list;
  const { services, starts_at, visit_id, refunds, receipts } = payment;
  const paidOn = shortDay(wallOf(payment.created_at).date);
  return (
    <Card class={css.payment}>
      <h2 class={css.head}>
        {portion[payment.portion]}
        <span class={css.amount}>{money(payment.amount_kopecks, tenant.currency)}</span>
      </h2>
      <div class={css.facts}>
        <p>{[status[payment.status], ...detailsOf(payment), paidOn].join(" · ")}</p>
        <p class={css.hint}>
          {services} · {dayAndTime(wallOf(starts_at))}
        </p>
        {refunds.map((refund, index) => (
          <p key={index}>{refundText(refund, tenant)}</p>
        ))}
      </div>
      <p class={css.ways}>
        <button
          type="button"
          class={css.link}
          onClick={() => go({ name: "visit", visit: visit_id })}
        >
          {toVisit}
          <span class="visually-hidden"> {services}</span>
        </button>
        {receipts.map((receipt, index) => (
          <Receipt key={index} receipt={receipt} />
        ))}
      </p>
    </Card>
  );
}

function detailsOf({ method, is_test }: ListedPayment): string[] {
  const texts = pt().list;
  const name = method === null ? undefined : texts.method[method];
  return [...(name ? [name] : []), ...(is_test ? [texts.test] : [])];
}

function refundText(refund: PaidRefund, { currency }: Tenant): string {
  const texts = pt().list;
  const day = refund.settled_at && shortDay(wallOf(refund.settled_at).date);
  const standing = texts.refundStatus[refund.status];
  const reason = texts.reason[refund.reason];
  const amount = texts.refund(money(refund.amount_kopecks, currency));
  return `${amount}: ${[standing, day, reason].filter(Boolean).join(", ")}`;
}

function Receipt({ receipt: { kind, link, status } }: { receipt: PaidReceipt }) {
  const texts = pt().list;
  const name = texts.receipt[kind];
  if (link === null) {
    const note = status === "todo" ? texts.receiptByMaster : texts.receiptSent;
    return (
      <span class={css.pending}>
        {name}: {note}
      </span>
    );
  }
  return (
    <a
      class={css.link}
      href={link}
      target="_blank"
      rel="noopener"
      onClick={(event) => {
        // A WebView opens no second page.
        if (!hasHost()) return;
        event.preventDefault();
        openLink(link);
      }}
    >
      {name}
    </a>
  );
}
