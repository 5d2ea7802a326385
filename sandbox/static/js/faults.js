/** The drawer of troubles: what the services do on a bad day, and who blocked whom. */
import { act, switchAllFaultsOff, switchFaultOff, switchFaultOn } from "./api.js";
import { fullName, keyOf, on, person, world } from "./store.js";
import { count, t } from "./texts.js";
import { fill, h } from "./ui/dom.js";
import { createDrawer } from "./ui/drawer.js";
import { toggle } from "./ui/switch.js";
import { allShopTroublesOff, offeredShopTroubles, shopSwitches, shopTroubles } from "./yookassa/troubles.js";

const OFFERED = [
  { key: "fault_502", fault: { kind: "502_html" } },
  { key: "fault_429", fault: { kind: "429", retry_after: 3 } },
  { key: "fault_slow", fault: { kind: "slow", seconds: 2 } },
];
const isOpenEnded = ({ method, bot, chat, times }) => !method && !bot && !chat && times === null;
const active = (kind) => world.faults.find((fault) => fault.kind === kind && isOpenEnded(fault));
const total = () => world.faults.length + shopTroubles();

/** A badge with the number of faults that are on, or null. */
export function faultCount() {
  const number = total();
  if (!number) return null;
  return h(
    "span",
    { class: "badge alarm" },
    h("span", { "aria-hidden": "true" }, String(number)),
    h("span", { class: "spoken" }, count("faults_on", number)),
  );
}

/** `shown()` are the chats in the phones: theirs are the people who may block a bot here. */
export function faultsDrawer(shown) {
  const { element, body, isOpen, open } = createDrawer(t("faults"));

  function render() {
    const position = [...body.querySelectorAll("button")].indexOf(document.activeElement);
    fill(
      body,
      h("p", { class: "hint" }, t("faults_hint")),
      OFFERED.map(faultSwitch),
      h("h3", {}, t("yookassa")),
      shopSwitches(),
      others(),
      h("h3", {}, t("people_faults")),
      shown().map(blockSwitch),
    );
    body.querySelectorAll("button")[position]?.focus();
  }

  on("faults", render);
  on("yookassa", () => isOpen() && render());
  on("chat", () => isOpen() && render());
  return {
    element,
    open() {
      render();
      open();
    },
  };
}

function faultSwitch({ key, fault }) {
  const known = active(fault.kind);
  const change = (on) => (on ? switchFaultOn(fault) : switchFaultOff(known.id));
  return toggle({ label: t(key), hint: t(`${key}_hint`), on: Boolean(known), change });
}

function others() {
  if (!total()) return null;
  const offered = OFFERED.filter(({ fault }) => active(fault.kind)).length + offeredShopTroubles();
  const number = total() - offered;
  return h(
    "div",
    { class: "drawer-more" },
    number ? h("p", { class: "hint" }, count("other_faults", number)) : null,
    h("button", { type: "button", class: "plain", onclick: allOff }, t("all_off")),
  );
}

async function allOff() {
  await switchAllFaultsOff();
  await allShopTroublesOff();
}

function blockSwitch(chat) {
  const now = world.chats.get(keyOf(chat)) ?? chat;
  const isBlocked = now.status === "kicked";
  const control = toggle({
    label: fullName(person(chat.user)),
    hint: now.status === "new" ? t("not_started") : t("blocks_hint", { bot: world.bots.get(chat.bot).first_name }),
    on: isBlocked,
    change: (on) => act(chat, on ? "block" : "unblock"),
  });
  control.disabled = now.status === "new";
  return control;
}
