/** The last payments of all shops, each with the way to its pay page, and the shops behind them. */
import { timeOf } from "../chat/times.js";
import { world } from "../store.js";
import { language, t } from "../texts.js";
import { h } from "../ui/dom.js";
import { icon } from "../ui/icons.js";

const rubles = new Intl.NumberFormat(language, {
  style: "currency",
  currency: "RUB",
  currencyDisplay: "narrowSymbol",
  trailingZeroDisplay: "stripIfInteger",
});
const shopName = (id) => world.yookassa.shops.find((shop) => shop.account_id === id).name;

export function paymentsSection({ openShops }) {
  const { payments } = world.yookassa;
  return [
    h("h2", {}, t("yookassa")),
    payments.length ? payments.map(row) : h("p", { class: "hint empty" }, t("no_payments")),
    h("button", { type: "button", class: "chat-row", "data-row": "shops", onclick: openShops }, [
      h("span", { class: "row-mark" }, icon("shop")),
      h("span", { class: "chat-row-words" }, h("b", {}, t("shops"))),
    ]),
  ];
}

function row(payment) {
  return h(
    "a",
    {
      class: "chat-row",
      href: `${payment.pay_page}?lang=${language}`,
      target: "_blank",
      rel: "noopener",
      "data-row": payment.id,
    },
    h("span", { class: `row-mark ${payment.status}` }, icon("card")),
    h(
      "span",
      { class: "chat-row-words" },
      h("b", {}, rubles.format(payment.amount.value)),
      h("small", {}, `${t(stateOf(payment))} · ${shopName(payment.account_id)}`),
    ),
    h("span", { class: "chat-row-end" }, h("small", {}, timeOf(Date.parse(payment.created_at) / 1000))),
  );
}

function stateOf({ status, amount, refunded_amount, pays_at }) {
  if (Number(refunded_amount.value)) return refunded_amount.value === amount.value ? "refunded" : "partly_refunded";
  return status === "pending" && pays_at ? "paid_soon" : `payment_${status}`;
}
