import { changeShop, fetchShop } from "../../../api/cabinet/moneyEndpoints";
import type { ShopChange } from "../../../api/cabinet/wire";
import { say, sayError } from "../../../cabinet/Toast";
import { resource } from "../../../resource";
import { shopTexts } from "../../../texts/cabinet/shop";

/** The tenant's shop and how clients pay. */
export const shopSettings = resource(fetchShop);

/** Changes how clients pay, shown at once; what the server refuses is put back. */
export async function change(part: ShopChange): Promise<void> {
  const before = shopSettings.data.value;
  if (before === null) return;
  const { pay_later = before.pay_later, hold_min = before.hold_min, ...ofShop } = part;
  const shop = before.shop && { ...before.shop, ...ofShop };
  shopSettings.set({ shop, pay_later, hold_min });
  try {
    shopSettings.set(await changeShop(part));
    say(shopTexts().saved);
  } catch (thrown) {
    shopSettings.set(before);
    sayError(thrown);
  }
}
