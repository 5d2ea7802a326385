import { forgetCalendars } from "./features/booking/calendar";
import { tenantCard } from "./features/tenant/tenant";
import { visits } from "./features/visits/visits";
import { isInsideTelegram } from "./telegram";

const staleAfterMs = 60_000;

/** Asks anew for what has failed or grown old while there was no network or no one looked. */
export function startRefreshing(): void {
  let hiddenAt = Number.POSITIVE_INFINITY;
  addEventListener("online", () => {
    if (tenantCard.error.value) tenantCard.load();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) hiddenAt = Date.now();
    else if (Date.now() - hiddenAt > staleAfterMs) refresh();
  });
}

function refresh(): void {
  // The screens ask for their times again once the card has come.
  forgetCalendars();
  tenantCard.load();
  if (isInsideTelegram()) visits.load();
}
