import { ChevronRight } from "lucide";
import type { Cabinet, StaffService } from "../../api/cabinet/wire";
import { go } from "../../cabinet/routing";
import { duration } from "../../format/numbers";
import { priceText } from "../../format/price";
import { groupsOf } from "../../groups";
import { servicesTexts } from "../../texts/cabinet/services";
import { SectionTitle } from "../../ui/Card";
import { Icon } from "../../ui/Icon";
import { formOf, hasRules } from "./form";
import css from "./services.module.css";

/** The services under their groups; each leads to all there is to it. */
export function ServiceList({ cabinet }: { cabinet: Cabinet }) {
  const groups = groupsOf(cabinet.services);
  return groups.map(({ name, services }) => (
    <section key={name}>
      {groups.length + (name === null ? 0 : 1) > 1 && (
        <SectionTitle>{name ?? servicesTexts().noGroup}</SectionTitle>
      )}
      <ul class={css.list}>
        {services.map((service) => (
          <Row key={service.id} service={service} cabinet={cabinet} />
        ))}
      </ul>
    </section>
  ));
}

function Row({ service, cabinet }: { service: StaffService; cabinet: Cabinet }) {
  const { id, name, duration_min, hidden } = service;
  const notes = notesOf(service);
  return (
    <li class={css.item}>
      <button
        type="button"
        class={hidden ? `${css.row} ${css.dimmed}` : css.row}
        onClick={() => go({ name: "service", service: id })}
      >
        <span class={css.rowText}>
          <span class={css.name}>{name}</span>{" "}
          <span class={css.hint}>
            {duration(duration_min)}
            {notes && ` · ${notes}`}
          </span>
        </span>{" "}
        <span class={css.price}>{priceText(service, cabinet)}</span>
        <Icon of={ChevronRight} size={18} class={css.chevron} />
      </button>
    </li>
  );
}

/** What is particular about a service, in a few words. */
function notesOf(service: StaffService): string {
  const texts = servicesTexts();
  return [
    service.hidden && texts.hidden,
    service.add_on && texts.addOn,
    service.needs_approval && texts.needsApproval,
    hasRules(formOf(service)) && texts.ownRules,
  ]
    .filter(Boolean)
    .join(" · ");
}
