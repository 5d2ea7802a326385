import { useState } from "preact/hooks";
import type { Service, Tenant } from "../../api/wire";
import { duration } from "../../format/numbers";
import { priceText } from "../../format/price";
import { go } from "../../routing";
import { t } from "../../texts";
import { announce } from "../../ui/announce";
import { SectionTitle } from "../../ui/Card";
import { Sheet } from "../../ui/Sheet";
import { TagList } from "../../ui/TagList";
import { type Choice, canRemove, choiceOf, servicesToAdd, servicesWithout } from "./choice";
import { addService, draft, keepServices } from "./draft";
import css from "./ServicesChoice.module.css";

interface Props {
  tenant: Tenant;
  choice: Choice;
  master: number | null;
}

/** What the visit consists of, in order, and the way to add to it. */
export function ServicesChoice({ tenant, choice, master }: Props) {
  const [isAdding, setAdding] = useState(false);
  const more = servicesToAdd(tenant, choice, master);
  const addOns = more.filter(({ add_on }) => add_on);
  const isSingle = choice.services.length === 1;
  if (isSingle && more.length === 0) return null;

  function add({ id, name }: Service): void {
    addService(id);
    setAdding(false);
    sayTotal(tenant, t().time.added(name));
  }

  return (
    <>
      <TagList
        label={t().time.chosenServices}
        tags={isSingle ? [] : choice.services.map((service) => tagOf(choice, service))}
        removeLabel={t().time.removeService}
        onRemove={(id) => remove(tenant, choice, id)}
        addLabel={more.length > 0 ? t().time.addService : undefined}
        onAdd={() => setAdding(true)}
      />
      {isAdding && (
        <Sheet title={t().time.addTitle} onClose={() => setAdding(false)}>
          <ServiceList services={more.filter(({ add_on }) => !add_on)} {...{ tenant, add }} />
          {addOns.length > 0 && <SectionTitle>{t().card.addOns}</SectionTitle>}
          <ServiceList services={addOns} {...{ tenant, add }} />
        </Sheet>
      )}
    </>
  );
}

function tagOf(choice: Choice, { id, name }: Service) {
  return { value: id, text: name, isFixed: !canRemove(choice, id) };
}

interface ListProps {
  services: Service[];
  tenant: Tenant;
  add: (service: Service) => void;
}

function ServiceList({ services, tenant, add }: ListProps) {
  if (services.length === 0) return null;
  return (
    <ul class={css.list}>
      {services.map((service) => (
        <li key={service.id}>
          <button type="button" class={css.row} onClick={() => add(service)}>
            <span class={css.name}>{service.name}</span>
            <span class={css.price}>{priceText(service, tenant)}</span>
            <span class={css.hint}>{duration(service.duration_min)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function remove(tenant: Tenant, choice: Choice, id: number): void {
  const removed = choice.services.find((service) => service.id === id);
  keepServices(servicesWithout(choice, id));
  const [first] = draft.value.services;
  // The address names the first service, and that may be another one now.
  if (first !== undefined) go({ name: "time", service: first }, { replace: true });
  sayTotal(tenant, t().time.removed(removed?.name ?? ""));
}

/** Tells what has changed, and what the visit comes to now. */
function sayTotal(tenant: Tenant, change: string): void {
  const choice = choiceOf(tenant, draft.value.services);
  if (choice === null) return;
  announce(`${change} ${duration(choice.duration_min)}, ${priceText(choice, tenant)}`);
}
