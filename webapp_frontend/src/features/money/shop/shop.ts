import { signal } from "@preact/signals";
import { changeShop, checkShop, fetchShop } from "../../../api/cabinet/moneyEndpoints";
import type { Shop, ShopChange } from "../../../api/cabinet/wire";
import { say, sayError } from "../../../cabinet/Toast";
import { resource } from "../../../resource";
import { shopTexts } from "../../../texts/cabinet/shop";

/** The tenant's shop and how clients pay. */
export const shopSettings = resource(fetchShop);

// When the shop had been checked last as its owner asked for another check.
const askedAfter = signal<string | null | undefined>(undefined);

/** Whether an answer of the provider about the shop is awaited. */
export function isCheckAwaited(shop: Shop | null): boolean {
  if (shop === null) return false;
  return shop.state === "checking" || shop.checked_at === askedAfter.value;
}

/** Has the shop checked once more. */
export async function checkAgain(): Promise<void> {
  try {
    const settings = await checkShop();
    askedAfter.value = settings.shop?.checked_at;
    shopSettings.set(settings);
    say(shopTexts().asked);
  } catch (thrown) {
    sayError(thrown);
  }
}

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
