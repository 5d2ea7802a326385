/** What YooKassa does on a bad day: faults of its API, and troubles of all its shops at once. */
import { changeShop, switchAllShopFaultsOff, switchShopFaultOff, switchShopFaultOn } from "../api.js";
import { world } from "../store.js";
import { t } from "../texts.js";
import { toggle } from "../ui/switch.js";

const FAULTS = [
  { key: "shop_502", fault: { kind: "502_html" } },
  { key: "shop_500", fault: { kind: "500_after" } },
  { key: "shop_timeout", fault: { kind: "timeout", seconds: 20 } },
  { key: "shop_401", fault: { kind: "401" } },
];
const TROUBLES = [
  {
    key: "shop_no_money",
    isOn: (shop) => shop.refunds === "insufficient_funds",
    change: (on) => ({ refunds: on ? "insufficient_funds" : "succeed" }),
  },
  {
    key: "shop_drop",
    isOn: (shop) => shop.webhooks.drop,
    change: (on, { webhooks }) => ({ webhooks: { ...webhooks, drop: on } }),
  },
  {
    key: "shop_twice",
    isOn: (shop) => shop.webhooks.duplicate > 0,
    change: (on, { webhooks }) => ({ webhooks: { ...webhooks, duplicate: on ? 1 : 0 } }),
  },
];
const isOpenEnded = ({ method, path, account_id, times }) => !method && !path && !account_id && times === null;
const active = (kind) => world.yookassa.faults.find((fault) => fault.kind === kind && isOpenEnded(fault));
const troublesOn = () => TROUBLES.filter(({ isOn }) => world.yookassa.shops.some(isOn)).length;

/** How many are on, those switched on through /control as well. */
export const shopTroubles = () => world.yookassa.faults.length + troublesOn();

/** How many of those that are on have a switch here. */
export const offeredShopTroubles = () => FAULTS.filter(({ fault }) => active(fault.kind)).length + troublesOn();

export function shopSwitches() {
  return [...FAULTS.map(faultSwitch), ...TROUBLES.map(troubleSwitch)];
}

export async function allShopTroublesOff() {
  await switchAllShopFaultsOff();
  for (const { isOn, change } of TROUBLES) {
    const troubled = world.yookassa.shops.filter(isOn);
    await Promise.all(troubled.map((shop) => changeShop(shop.account_id, change(false, shop))));
  }
}

function faultSwitch({ key, fault }) {
  const known = active(fault.kind);
  const change = (on) => (on ? switchShopFaultOn(fault) : switchShopFaultOff(known.id));
  return toggle({ label: t(key), hint: t(`${key}_hint`), on: Boolean(known), change });
}

function troubleSwitch({ key, isOn, change }) {
  const { shops } = world.yookassa;
  const changeAll = (on) => Promise.all(shops.map((shop) => changeShop(shop.account_id, change(on, shop))));
  return toggle({ label: t(key), hint: t(`${key}_hint`), on: shops.some(isOn), change: changeAll });
}
