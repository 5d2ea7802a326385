import { useState } from "preact/hooks";
import type { StaffVisit } from "../../../api/cabinet/wire";
import { cabinet } from "../../../cabinet/state";
import { duration } from "../../../format/numbers";
import { ct } from "../../../texts/cabinet";
import { Button } from "../../../ui/Button";
import { CheckPills } from "../../../ui/CheckPills";
import { Sheet } from "../../../ui/Sheet";
import { changeServices, recover } from "../edits";
import { Notify } from "../Notify";
import { SaveError } from "../SaveError";
import css from "../sheets.module.css";
import { useSaving } from "../useSaving";
import { sum } from "../visitTexts";

interface Props {
  visit: StaffVisit;
  onClose: () => void;
}

/** What the visit is for; chosen anew it takes the catalogue's lengths and prices. */
export function ServicesSheet({ visit, onClose }: Props) {
  const [chosen, setChosen] = useState(visit.services.map(({ id }) => id));
  const [notify, setNotify] = useState(false);
  const { isBusy, error, save } = useSaving();
  const services = (cabinet.data.value?.services ?? []).filter(({ master_ids }) =>
    master_ids.includes(visit.master.id),
  );
  const texts = ct().day.visit;
  return (
    <Sheet title={texts.servicesTitle} onClose={() => isBusy || onClose()}>
      <div class={css.scroll}>
        <CheckPills
          legend={texts.services}
          isLegendHidden
          options={services.map(({ id, name, duration_min, price_kopecks }) => ({
            value: id,
            label: name,
            bottom: `${duration(duration_min)} · ${sum(price_kopecks)}`,
          }))}
          chosen={chosen}
          onToggle={(id, isChosen) =>
            setChosen(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id))
          }
          error={chosen.length === 0 ? texts.noServices : undefined}
        />
      </div>
      <SaveError error={error} />
      <Notify client={visit.client} isOn={notify} onChange={setNotify} />
      <Button
        tone="filled"
        isBusy={isBusy || chosen.length === 0}
        onPress={() =>
          save(
            () => changeServices(visit, chosen, notify),
            onClose,
            (thrown) => recover(visit, thrown),
          )
        }
      >
        {ct().shell.save}
      </Button>
      <Button isBusy={isBusy} onPress={onClose}>
        {ct().shell.keep}
      </Button>
    </Sheet>
  );
}
