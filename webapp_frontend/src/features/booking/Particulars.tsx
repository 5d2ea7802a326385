import type { Service, Tenant } from "../../api/wire";
import { fullDay, zoneName } from "../../format/dates";
import { duration } from "../../format/numbers";
import { offsetMin } from "../../format/wall";
import { t } from "../../texts";
import { Card } from "../../ui/Card";
import { Facts } from "../../ui/Facts";
import { priceText } from "../tenant/tenant";
import { draft } from "./draft";
import css from "./Particulars.module.css";
import type { Slot } from "./slot";

interface Props {
  tenant: Tenant;
  service: Service;
  slot: Slot;
  startsAt: string;
}

/** When, where, what, with whom and for how much. */
export function Particulars({ tenant, service, slot, startsAt }: Props) {
  const { from, to } = slot;
  const length = duration(service.duration_min);
  const facts = [{ term: service.name, value: priceText(service, tenant) }];
  if (tenant.masters.length > 1) {
    facts.push({ term: t().common.master, value: masterName(tenant) });
  }
  return (
    <>
      <Card>
        <h2 class={css.when}>
          {fullDay(from.date)} · {from.time}
        </h2>
        <p class={css.hint}>{t().confirm.until(to.time, length)}</p>
        {isElsewhere(startsAt) && (
          <p class={css.hint}>{t().confirm.zone(zoneName(tenant.timezone, startsAt))}</p>
        )}
        {tenant.address && <p class={css.address}>{tenant.address}</p>}
      </Card>
      <Card>
        <Facts facts={facts} />
      </Card>
    </>
  );
}

function masterName(tenant: Tenant): string {
  const chosen = tenant.masters.find(({ id }) => id === draft.value.master);
  return chosen?.name ?? t().confirm.anyMaster;
}

/** Whether the reader's own clock would show another hour at that instant. */
function isElsewhere(startsAt: string): boolean {
  return -new Date(startsAt).getTimezoneOffset() !== offsetMin(startsAt);
}
