import { addDiscount, fetchDiscounts, saveDiscount } from "../../../api/cabinet/moneyEndpoints";
import type { Discount, DiscountFields } from "../../../api/cabinet/wire";
import { resource } from "../../../resource";

/** All discounts of the tenant, those switched off too. */
export const discounts = resource(fetchDiscounts);

/** Creates a discount, or saves one over the version that was edited; throws ApiError. */
export async function storeDiscount(
  edited: Discount | null,
  fields: DiscountFields,
): Promise<Discount> {
  const stored = await (edited === null
    ? addDiscount(fields)
    : saveDiscount(edited.id, { ...fields, version: edited.version }));
  const others = discounts.data.value?.discounts ?? [];
  const isKnown = others.some(({ id }) => id === stored.id);
  discounts.set({
    discounts: isKnown
      ? others.map((each) => (each.id === stored.id ? stored : each))
      : [...others, stored],
  });
  return stored;
}

/** What of a discount is sent to save it. */
export function fieldsIn(discount: Discount): DiscountFields {
  const { id: _id, version: _version, uses: _uses, given_kopecks: _given, ...fields } = discount;
  return fields;
}
