import type { Service, Tenant } from "../../api/wire";
import { t } from "../../texts";
import { serviceOf } from "../tenant/tenant";

/** Services that are done one after another in one visit. */
export interface Choice {
  services: [Service, ...Service[]];
  duration_min: number;
  price_kopecks: number;
  price_from: boolean;
  needs_approval: boolean;
  /** The masters who perform all of them. */
  master_ids: number[];
}

/** As many as the server takes. */
const servicesAtMost = 10;

/** What was chosen, as far as it is still offered; null where nothing of it is. */
export function choiceOf(tenant: Tenant, ids: number[]): Choice | null {
  const services = ids.map((id) => serviceOf(tenant, id)).filter((service) => service !== null);
  const [first, ...others] = services;
  if (first === undefined || services.every(({ add_on }) => add_on)) return null;
  return {
    services: [first, ...others],
    duration_min: sum(services.map(({ duration_min }) => duration_min)),
    price_kopecks: sum(services.map(({ price_kopecks }) => price_kopecks)),
    price_from: services.some(({ price_from }) => price_from),
    needs_approval: services.some(({ needs_approval }) => needs_approval),
    master_ids: first.master_ids.filter((id) =>
      others.every(({ master_ids }) => master_ids.includes(id)),
    ),
  };
}

/** The services that can join a choice: performed by its master, or by one who performs it all. */
export function servicesToAdd(tenant: Tenant, choice: Choice, master: number | null): Service[] {
  if (choice.services.length >= servicesAtMost) return [];
  const masters = master === null ? choice.master_ids : [master];
  return tenant.services.filter(
    (service) =>
      !choice.services.some(({ id }) => id === service.id) &&
      service.master_ids.some((id) => masters.includes(id)),
  );
}

/** Whether a service can be taken away: what is left has to be more than add-ons. */
export function canRemove({ services }: Choice, id: number): boolean {
  return services.some((service) => service.id !== id && !service.add_on);
}

/** What is left without a service, beginning with one that is no add-on. */
export function servicesWithout({ services }: Choice, id: number): number[] {
  const left = services.filter((service) => service.id !== id);
  const first = left.find(({ add_on }) => !add_on);
  const others = left.filter((service) => service !== first);
  return [...(first ? [first] : []), ...others].map((service) => service.id);
}

/** "Маникюр", with more services "Маникюр + ещё 2". */
export function nameOf({ services: [first, ...others] }: Choice): string {
  return others.length === 0 ? first.name : t().time.andMore(first.name, others.length);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
