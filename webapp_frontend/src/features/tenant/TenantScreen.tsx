import { Scissors } from "lucide";
import type { Tenant } from "../../api/wire";
import { groupsOf } from "../../groups";
import { t } from "../../texts";
import { SectionTitle } from "../../ui/Card";
import { Message } from "../../ui/Message";
import { MyVisitsRow } from "../visits/MyVisitsRow";
import { AddOns } from "./AddOns";
import { ServiceRow } from "./ServiceRow";
import { TenantHeader } from "./TenantHeader";
import css from "./TenantScreen.module.css";

/** The first screen: who this is, and the next free times at once. */
export function TenantScreen({ tenant }: { tenant: Tenant }) {
  const own = tenant.services.filter(({ add_on }) => !add_on);
  const firstFree = own.find(({ next_starts }) => next_starts.length > 0);
  return (
    <main>
      <TenantHeader tenant={tenant} />
      <MyVisitsRow />
      {tenant.services.length === 0 && (
        <Message icon={Scissors} title={t().card.noServicesTitle} text={t().card.noServices} />
      )}
      {groupsOf(own).map(({ name, services }) => (
        <section key={name}>
          <SectionTitle>{name ?? t().card.chooseService}</SectionTitle>
          <ul class={css.services}>
            {services.map((service) => (
              <ServiceRow
                key={service.id}
                service={service}
                tenant={tenant}
                showsTimes={service === firstFree}
              />
            ))}
          </ul>
        </section>
      ))}
      <AddOns tenant={tenant} />
    </main>
  );
}
