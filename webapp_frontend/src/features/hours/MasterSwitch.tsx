import { cabinet, chooseMaster, hasManyMasters, masterId } from "../../cabinet/state";
import { ct } from "../../texts/cabinet";
import { PillGroup } from "../../ui/Pill";

/** Chips with the masters of a studio; nothing where there is one. */
export function MasterSwitch() {
  const masters = cabinet.data.value?.masters ?? [];
  if (!hasManyMasters.value) return null;
  return (
    <PillGroup
      legend={ct().hours.whose}
      isLegendHidden
      name="hours-master"
      look="chips"
      options={masters.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={String(masterId.value)}
      onChoose={(id) => chooseMaster(Number(id))}
    />
  );
}
