import type { Tenant, Visit } from "../../api/wire";
import { go } from "../../routing";
import { choiceOf } from "../booking/choice";
import { choose, timeRoute } from "../booking/draft";

/** Begins a visit of the same services, as far as they are still offered. */
export function bookAgain(visit: Visit, tenant: Tenant): void {
  const choice = choiceOf(
    tenant,
    visit.services.map(({ id }) => id),
  );
  const services = choice?.services.map(({ id }) => id) ?? [];
  choose({ services, master: null, startsAt: null });
  go(timeRoute());
}
