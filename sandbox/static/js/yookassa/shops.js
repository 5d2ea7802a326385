/** The drawer of shops: what a master copies from YooKassa's cabinet, and what she pastes there. */
import { changeShop } from "../api.js";
import { world } from "../store.js";
import { t } from "../texts.js";
import { fill, h } from "../ui/dom.js";
import { createDrawer } from "../ui/drawer.js";

export function shopsDrawer() {
  const { element, body, open } = createDrawer(t("shops"));
  return {
    element,
    // Drawn when it opens and not again: someone may be typing in it.
    open() {
      fill(body, h("p", { class: "hint" }, t("shops_hint")), world.yookassa.shops.map(entry));
      open();
    },
  };
}

function entry(shop) {
  const marks = [shop.test && t("shop_is_test"), shop.fiscal && t("shop_is_fiscal")].filter(Boolean);
  return h(
    "section",
    { class: "shop", "aria-label": shop.name },
    h("h3", {}, [shop.name, ...marks].join(" · ")),
    h("dl", {}, h("dt", {}, "shopId"), h("dd", {}, shop.account_id)),
    h("dl", {}, h("dt", {}, t("secret_key")), h("dd", {}, shop.secret_key)),
    webhookForm(shop),
  );
}

function webhookForm(shop) {
  const field = h("input", { type: "url", value: shop.webhook_url, placeholder: "http://127.0.0.1:8000/…" });
  const answer = h("p", { class: "hint", role: "status" });

  async function save(event) {
    event.preventDefault();
    const { webhook_url } = await changeShop(shop.account_id, { webhook_url: field.value.trim() });
    answer.textContent = t(webhook_url ? "webhook_saved" : "webhook_removed");
  }

  return h(
    "form",
    { onsubmit: save },
    h("label", {}, t("webhook"), field),
    h("button", { type: "submit", class: "plain" }, t("save")),
    answer,
  );
}
