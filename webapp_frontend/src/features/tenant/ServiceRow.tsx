import type { Service, Tenant } from "../../api/wire";
import { nearDay } from "../../format/dates";
import { duration } from "../../format/numbers";
import { priceText } from "../../format/price";
import { wallOf } from "../../format/wall";
import { go } from "../../routing";
import { t } from "../../texts";
import { PillButtons } from "../../ui/Pill";
import { choose } from "../booking/draft";
import { startPill } from "./startPill";
import css from "./TenantScreen.module.css";
import { todayAt } from "./tenant";

interface Props {
  service: Service;
  tenant: Tenant;
  /** Whether the next times stand in the row to be tapped. */
  showsTimes: boolean;
}

export function ServiceRow({ service, tenant, showsTimes }: Props) {
  const { id, name, duration_min, next_starts } = service;
  const today = todayAt(tenant);
  const next = next_starts[0] && wallOf(next_starts[0].at);
  const when = next && `${nearDay(next.date, today)} ${next.time}`;
  return (
    <li class={css.service}>
      <button type="button" class={css.row} onClick={() => go({ name: "time", service: id })}>
        <span class={css.serviceName}>{name}</span>
        <span class={css.price}>{priceText(service, tenant)}</span>
        <span class={when ? css.next : css.hint}>
          {when ? t().card.nearest(when) : t().card.nothingFree}
        </span>
        <span class={css.length}>{duration(duration_min)}</span>
      </button>
      {showsTimes && (
        <div class={css.times}>
          <PillButtons
            legend={t().card.nearestTimes(name)}
            options={next_starts.map(({ at }) => startPill(at, today))}
            onPress={(startsAt) => {
              choose({ services: [id], master: null, startsAt });
              go({ name: "confirm" });
            }}
          />
        </div>
      )}
    </li>
  );
}
