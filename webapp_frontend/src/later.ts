import { ApiError } from "./api/errors";
import { tenantCard } from "./features/tenant/tenant";
import { resource } from "./resource";
import { type Route, route } from "./routing";
import { whenIdle } from "./whenIdle";

/** The screens that are not the first one. */
export type LaterRoute = Exclude<Route, { name: "card" } | { name: "missing" }>;

/** The code of the other screens, which the first one does not wait for. */
export const laterScreens = resource(() =>
  // Who comes back from paying stands in a browser of her own and sees that one screen.
  (route.value.name === "paid" ? import("./paid") : import("./screens")).catch(() => {
    throw new ApiError("network");
  }),
);

/** Fetches the other screens while nothing else is to be done, so that the next tap finds them. */
export function prepareLaterScreens(): void {
  whenIdle(laterScreens.load);
}

/**
 * Gets the other screens after a failure.
 *
 * A browser may remember that a script could not be had, and a server newer than the page no
 * longer has it; only a reload helps then, and only when the server can be reached.
 */
export async function retryLaterScreens(): Promise<void> {
  await tenantCard.load();
  if (tenantCard.error.value === null) location.reload();
}
