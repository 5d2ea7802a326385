import { forgetCalendars } from "./features/booking/calendars";
import { tenantCard } from "./features/tenant/tenant";
import { visits } from "./features/visits/visits";
import { isInsideTelegram } from "./telegram";
import { whenBack } from "./whenBack";

/** Asks anew for what has failed or grown old while there was no network or no one looked. */
export function startRefreshing(): void {
  whenBack(() => {
    if (tenantCard.error.value) tenantCard.load();
  }, refresh);
}

function refresh(): void {
  // The screens ask for their times again once the card has come.
  forgetCalendars();
  tenantCard.load();
  if (isInsideTelegram()) visits.load();
}
