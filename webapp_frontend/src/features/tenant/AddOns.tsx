import type { Tenant } from "../../api/wire";
import { duration } from "../../format/numbers";
import { priceText } from "../../format/price";
import { t } from "../../texts";
import { SectionTitle } from "../../ui/Card";
import css from "./TenantScreen.module.css";

/** What can be added to a visit; shown with its price, chosen along with a service. */
export function AddOns({ tenant }: { tenant: Tenant }) {
  const addOns = tenant.services.filter(({ add_on }) => add_on);
  if (addOns.length === 0) return null;
  return (
    <section>
      <SectionTitle>{t().card.addOns}</SectionTitle>
      <ul class={css.services}>
        {addOns.map((service) => (
          <li key={service.id} class={`${css.service} ${css.row}`}>
            <span class={css.serviceName}>{service.name}</span>
            <span class={css.price}>{priceText(service, tenant)}</span>
            <span class={css.hint}>{t().card.addOn}</span>
            <span class={css.length}>{duration(service.duration_min)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
