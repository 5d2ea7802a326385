import { ct } from "../texts/cabinet";
import { PillGroup } from "../ui/Pill";
import { cabinet, chooseMaster, hasManyMasters, masterId } from "./state";

/** Whose calendar is shown; nothing where there is only one. */
export function MasterSwitch() {
  if (!hasManyMasters.value) return null;
  const masters = cabinet.data.value?.masters ?? [];
  return (
    <PillGroup
      legend={ct().shell.masterLabel}
      isLegendHidden
      name="calendar"
      look="chips"
      options={masters.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={String(masterId.value)}
      onChoose={(id) => chooseMaster(Number(id))}
    />
  );
}
