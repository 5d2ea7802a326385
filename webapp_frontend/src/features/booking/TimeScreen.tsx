import { useLayoutEffect } from "preact/hooks";
import type { Service, Tenant } from "../../api/wire";
import { duration } from "../../format/numbers";
import { back, go } from "../../routing";
import { isInsideTelegram } from "../../telegram";
import { t } from "../../texts";
import { ActionBar } from "../../ui/ActionBar";
import { AppBar } from "../../ui/AppBar";
import { priceText } from "../tenant/tenant";
import { chooseService, draft } from "./draft";
import { MasterChoice } from "./MasterChoice";
import { slotSummary } from "./slot";
import css from "./TimeScreen.module.css";
import { Times } from "./Times";
import { bookable, bookingWindow } from "./window";

/** Choosing a time: the next free ones at once, then any day. */
export function TimeScreen({ tenant, service }: { tenant: Tenant; service: Service }) {
  useLayoutEffect(() => chooseService(service), [service]);
  // On the first render the draft may still hold the service looked at before.
  const { master, startsAt: chosen } =
    draft.value.service === service.id ? draft.value : { master: null, startsAt: null };
  const startsAt = bookable(bookingWindow(tenant), chosen);
  const price = priceText(service, tenant);
  return (
    <>
      <AppBar
        title={service.name}
        subtitle={`${duration(service.duration_min)} · ${price}`}
        onBack={goBack}
      />
      <main>
        {service.description && <p class={css.description}>{service.description}</p>}
        {!isInsideTelegram() && tenant.bot && <p class={css.description}>{t().time.inTelegram}</p>}
        <MasterChoice tenant={tenant} service={service} />
        <Times key={`${service.id}/${master}`} {...{ tenant, service, master, startsAt }} />
      </main>
      {(startsAt || service.next_starts.length > 0) && (
        <ActionBar
          label={startsAt ? t().time.next(price) : t().time.choose}
          summary={startsAt ? slotSummary(tenant, service, startsAt) : undefined}
          isEnabled={startsAt !== null}
          onPress={() => go({ name: "confirm" })}
        />
      )}
    </>
  );
}

function goBack(): void {
  back({ name: "card" });
}
