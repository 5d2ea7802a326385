import { signal } from "@preact/signals";

/** The screens; their addresses are below /app/<slug>. */
export type Route =
  | { name: "card" }
  | { name: "time"; service: number }
  | { name: "confirm" }
  | { name: "booked"; visit: number }
  | { name: "visits" }
  | { name: "visit"; visit: number }
  | { name: "missing" };

export const route = signal<Route>(routeOf(location.pathname));

/** The tenant the page was opened for; empty where the address names none. */
export function currentSlug(): string {
  return /^\/app\/([^/]+)/.exec(location.pathname)?.[1] ?? "";
}

export function routeOf(path: string): Route {
  const [, first, second, rest] = path.replace(/^\/app\/[^/]+/, "").split("/");
  const id = /^\d+$/.test(second ?? "") ? Number(second) : null;
  if (rest !== undefined) return { name: "missing" };
  if (!first) return { name: "card" };
  if (first === "services" && id !== null) return { name: "time", service: id };
  if (first === "confirm") return { name: "confirm" };
  if (first === "booked" && id !== null) return { name: "booked", visit: id };
  if (first === "visits" && id !== null) return { name: "visit", visit: id };
  return first === "visits" && !second ? { name: "visits" } : { name: "missing" };
}

export function pathOf(to: Route): string {
  const base = `/app/${currentSlug()}`;
  switch (to.name) {
    case "time":
      return `${base}/services/${to.service}`;
    case "booked":
      return `${base}/booked/${to.visit}`;
    case "visit":
      return `${base}/visits/${to.visit}`;
    case "confirm":
    case "visits":
      return `${base}/${to.name}`;
    default:
      return base;
  }
}

/** Goes to a screen; with `replace` the present one can't be come back to. */
export function go(to: Route, { replace = false } = {}): void {
  const { depth, from } = placeHere();
  if (replace) history.replaceState({ depth, from }, "", pathOf(to));
  else history.pushState({ depth: depth + 1, from: location.pathname }, "", pathOf(to));
  route.value = to;
  scrollTo(0, 0);
}

/** Goes back where the person came from, or to `parent` where the page was opened right here. */
export function back(parent: Route): void {
  if (placeHere().depth > 0) history.back();
  else go(parent, { replace: true });
}

/** Goes to a screen by going back where it is the one before, else in place of the present one. */
export function returnTo(to: Route): void {
  if (placeHere().from === pathOf(to)) history.back();
  else go(to, { replace: true });
}

/** Follows the browser's own back and forward. */
export function startRouting(): void {
  route.value = routeOf(location.pathname);
  addEventListener("popstate", () => {
    route.value = routeOf(location.pathname);
  });
}

interface Place {
  /** How many screens one can go back within the app. */
  depth: number;
  /** The path of the screen before. */
  from: string | null;
}

function placeHere(): Place {
  return { depth: 0, from: null, ...(history.state as Partial<Place> | null) };
}
