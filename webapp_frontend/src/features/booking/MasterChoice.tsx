import type { Tenant } from "../../api/wire";
import { t } from "../../texts";
import { PillGroup } from "../../ui/Pill";
import type { Choice } from "./choice";
import { choose, draft } from "./draft";

/** Chips with the masters who perform what is chosen; nothing where there is no choice. */
export function MasterChoice({ tenant, choice }: { tenant: Tenant; choice: Choice }) {
  const masters = tenant.masters.filter(({ id }) => choice.master_ids.includes(id));
  if (masters.length < 2) return null;
  const options = masters.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <PillGroup
      legend={t().time.chooseMaster}
      isLegendHidden
      name="master"
      look="chips"
      options={[{ value: "", label: t().time.anyMaster }, ...options]}
      value={String(draft.value.master ?? "")}
      onChoose={(id) => choose({ master: id === "" ? null : Number(id) })}
    />
  );
}
