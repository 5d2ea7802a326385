import type { Quote, Tenant } from "../../api/wire";
import { fullDay, zoneName } from "../../format/dates";
import { duration } from "../../format/numbers";
import { offsetMin } from "../../format/wall";
import { t } from "../../texts";
import { Card } from "../../ui/Card";
import type { Choice } from "./choice";
import { draft } from "./draft";
import css from "./Particulars.module.css";
import { listLines, Prices } from "./Prices";
import type { Plan } from "./plan";
import { partsOf } from "./planTexts";
import type { Slot } from "./slot";

interface Props {
  tenant: Tenant;
  choice: Choice;
  slot: Slot;
  startsAt: string;
  /** null as long as only list prices are known. */
  quote: Quote | null;
  plan: Plan | null;
}

/** When, where, what, with whom and for how much. */
export function Particulars({ tenant, choice, slot, startsAt, quote, plan }: Props) {
  const { from, to } = slot;
  const length = duration(choice.duration_min);
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
      <Prices
        tenant={tenant}
        lines={quote?.lines ?? listLines(choice.services)}
        services={choice.services}
        total={quote ?? choice}
        parts={quote && plan ? partsOf(quote, plan, tenant) : []}
        master={tenant.masters.length > 1 ? masterName(tenant) : null}
      />
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
