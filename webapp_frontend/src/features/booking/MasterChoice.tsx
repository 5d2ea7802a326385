import type { Service, Tenant } from "../../api/wire";
import { t } from "../../texts";
import { PillGroup } from "../../ui/Pill";
import { choose, draft } from "./draft";

/** Chips with the masters who perform the service; nothing where there is no choice. */
export function MasterChoice({ tenant, service }: { tenant: Tenant; service: Service }) {
  const masters = tenant.masters.filter(({ id }) => service.master_ids.includes(id));
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
