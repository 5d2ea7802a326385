import { createRouting, currentSlug } from "./history";

export { currentSlug } from "./history";

/** The screens; their addresses are below /app/<slug>. */
export type Route =
  | { name: "card" }
  | { name: "time"; service: number }
  | { name: "confirm" }
  | { name: "booked"; visit: number }
  | { name: "visits" }
  | { name: "visit"; visit: number }
  | { name: "move"; visit: number }
  | { name: "pay"; visit: number }
  | { name: "payments" }
  | { name: "paid"; key: string }
  | { name: "missing" };

export function routeOf(path: string): Route {
  const [, first, second, third, rest] = path.replace(/^\/app\/[^/]+/, "").split("/");
  const id = /^\d+$/.test(second ?? "") ? Number(second) : null;
  const isAct = third === "move" || third === "pay";
  if (first === "visits" && id !== null && isAct && rest === undefined) {
    return { name: third, visit: id };
  }
  if (third !== undefined) return { name: "missing" };
  if (!first) return { name: "card" };
  if (first === "services" && id !== null) return { name: "time", service: id };
  if (first === "confirm") return { name: "confirm" };
  if (first === "booked" && id !== null) return { name: "booked", visit: id };
  if (first === "visits" && id !== null) return { name: "visit", visit: id };
  if (first === "paid" && /^[\w-]{1,64}$/.test(second ?? "")) {
    return { name: "paid", key: second as string };
  }
  if (first === "payments" && !second) return { name: "payments" };
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
    case "move":
    case "pay":
      return `${base}/visits/${to.visit}/${to.name}`;
    case "paid":
      return `${base}/paid/${to.key}`;
    case "confirm":
    case "visits":
    case "payments":
      return `${base}/${to.name}`;
    default:
      return base;
  }
}

export const { route, go, back, returnTo, startRouting } = createRouting<Route>(routeOf, pathOf);
