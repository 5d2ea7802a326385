import { fetchTenant } from "../../api/endpoints";
import type { Service, Tenant } from "../../api/wire";
import { wallAt } from "../../format/wall";
import { resource } from "../../resource";
import { currentSlug } from "../../routing";

/** The tenant's card: everything the pages know before anyone signs in. */
export const tenantCard = resource(() => fetchTenant(currentSlug()));

/** Today's civil date where the tenant is. */
export function todayAt(tenant: Tenant): string {
  return wallAt(tenant.timezone, Date.now()).date;
}

export function serviceOf(tenant: Tenant, id: number | null): Service | null {
  return tenant.services.find((service) => service.id === id) ?? null;
}
