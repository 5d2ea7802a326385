import { fetchTenant } from "../../api/endpoints";
import type { Service, Tenant } from "../../api/wire";
import { money } from "../../format/numbers";
import { wallAt } from "../../format/wall";
import { resource } from "../../resource";
import { currentSlug } from "../../routing";
import { t } from "../../texts";

/** The tenant's card: everything the pages know before anyone signs in. */
export const tenantCard = resource(() => fetchTenant(currentSlug()));

/** Today's civil date where the tenant is. */
export function todayAt(tenant: Tenant): string {
  return wallAt(tenant.timezone, Date.now()).date;
}

export function serviceOf(tenant: Tenant, id: number | null): Service | null {
  return tenant.services.find((service) => service.id === id) ?? null;
}

export interface Priced {
  price_kopecks: number;
  price_from?: boolean;
}

/** "2 200 ₽", or "от 3 500 ₽" where the price starts there. */
export function priceText({ price_kopecks, price_from }: Priced, { currency }: Tenant): string {
  const price = money(price_kopecks, currency);
  return price_from ? t().common.priceFrom(price) : price;
}
