import { useState } from "preact/hooks";
import type { StaffVisit } from "../../../api/cabinet/wire";
import { duration } from "../../../format/numbers";
import { ct } from "../../../texts/cabinet";
import { CheckPills } from "../../../ui/CheckPills";
import { EditSheet } from "../EditSheet";
import { changeServices } from "../edits";
import css from "../sheets.module.css";
import { servicesWith, sum } from "../visitTexts";

interface Props {
  visit: StaffVisit;
  onClose: () => void;
}

/** What the visit is for; chosen anew it takes the catalogue's lengths and prices. */
export function ServicesSheet({ visit, onClose }: Props) {
  const [chosen, setChosen] = useState(visit.services.map(({ id }) => id));
  const { servicesTitle, services, noServices } = ct().day.visit;
  const toggle = (id: number, isChosen: boolean) =>
    setChosen(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <EditSheet
      title={servicesTitle}
      {...{ visit, onClose }}
      isTold={false}
      isValid={chosen.length > 0}
      act={(notify) => changeServices(visit, chosen, notify)}
    >
      <div class={css.scroll}>
        <CheckPills
          legend={services}
          isLegendHidden
          options={servicesWith(visit.master.id).map(
            ({ id, name, duration_min, price_kopecks }) => ({
              value: id,
              label: name,
              bottom: `${duration(duration_min)} · ${sum(price_kopecks)}`,
            }),
          )}
          chosen={chosen}
          onToggle={toggle}
          error={chosen.length === 0 ? noServices : undefined}
        />
      </div>
    </EditSheet>
  );
}
