import type { Cabinet, StaffService } from "../../api/cabinet/wire";
import { go } from "../../cabinet/routing";
import { canEditServices } from "../../cabinet/state";
import { duration } from "../../format/numbers";
import { priceText } from "../../format/price";
import { groupsOf } from "../../groups";
import { newVisitTexts } from "../../texts/cabinet/newVisit";
import { Button } from "../../ui/Button";
import { Card, SectionTitle } from "../../ui/Card";
import { CheckPills } from "../../ui/CheckPills";
import { type NewVisitForm, servicesOf, totalsOf } from "./form";
import css from "./newVisit.module.css";

interface Props {
  cabinet: Cabinet;
  form: NewVisitForm;
  onChange: (part: Partial<NewVisitForm>) => void;
}

/** What will be done: one service or several, in the order chosen, with their sum. */
export function ServicesStep({ cabinet, form, onChange }: Props) {
  const texts = newVisitTexts();
  const services = servicesOf(cabinet, form.master);
  const total = totalsOf(cabinet, form.services);
  if (services.length === 0) return <NoServices />;
  return (
    <section>
      <SectionTitle>
        {texts.services} · {texts.servicesHint}
      </SectionTitle>
      <Card>
        {groupsOf(services).map((group) => (
          <CheckPills
            key={group.name}
            legend={group.name ?? texts.services}
            isLegendHidden={group.name === null}
            options={group.services.map((service) => optionOf(service, form.services, cabinet))}
            chosen={form.services}
            onToggle={(id, isChosen) => {
              const others = form.services.filter((service) => service !== id);
              onChange({ services: isChosen ? [...others, id] : others });
            }}
          />
        ))}
        <p class={css.total} aria-live="polite">
          {form.services.length > 0 &&
            texts.total(duration(total.minutes), priceText(total, cabinet))}
        </p>
      </Card>
    </section>
  );
}

function optionOf(service: StaffService, chosen: number[], cabinet: Cabinet) {
  const { id, name, duration_min } = service;
  const place = chosen.indexOf(id) + 1;
  return {
    value: id,
    // The number shows the order where there is one.
    label: chosen.length > 1 && place > 0 ? newVisitTexts().number(place, name) : name,
    bottom: `${duration(duration_min)} · ${priceText(service, cabinet)}`,
  };
}

function NoServices() {
  const texts = newVisitTexts();
  return (
    <section>
      <SectionTitle>{texts.services}</SectionTitle>
      <Card class={css.stack}>
        <p>{texts.noServices}</p>
        {canEditServices.value && (
          <Button onPress={() => go({ name: "service", service: "new" })}>
            {texts.toServices}
          </Button>
        )}
      </Card>
    </section>
  );
}
