import { createRouting, currentSlug } from "../history";

/** The screens of the cabinet; their addresses are below /cabinet/<slug>. */
export type CabinetRoute =
  | { name: "day"; date: string | null }
  | { name: "agenda"; date: string | null }
  | { name: "visit"; visit: number }
  /** `at` is an ISO instant; `visit` is one to do again, for the same client. */
  | { name: "newVisit"; at: string | null; master: number | null; visit?: number }
  | { name: "hours" }
  | { name: "hoursDate"; date: string }
  | { name: "outside" }
  | { name: "services" }
  | { name: "service"; service: number | "new" }
  /** `month` is YYYY-MM; null is the present one. */
  | { name: "money"; month: string | null }
  | { name: "attention" }
  | { name: "shop" }
  | { name: "deposits" }
  | { name: "discounts" }
  | { name: "discount"; discount: number | "new" }
  | { name: "team" }
  | { name: "more" }
  | { name: "missing" };

const plain = ["hours", "outside", "services", "team", "more"] as const;
const belowMoney = ["attention", "shop", "deposits", "discounts"] as const;

export function routeOf(path: string, query = new URLSearchParams()): CabinetRoute {
  const [, first = "", second, rest, ...more] = path.replace(/^\/cabinet(\/[^/]+)?/, "").split("/");
  if (first === "money" && more.length === 0) return moneyRouteOf(second, rest);
  if (rest !== undefined) return { name: "missing" };
  if (second) return routeOfOne(first, second);
  if (first === "") return { name: "day", date: null };
  if (first === "day" || first === "agenda") return { name: first, date: null };
  if (first === "new") return newVisitOf(query);
  const name = plain.find((known) => known === first);
  return name === undefined ? { name: "missing" } : { name };
}

function routeOfOne(first: string, second: string): CabinetRoute {
  const date = /^\d{4}-\d\d-\d\d$/.test(second) ? second : null;
  const id = numberOf(second);
  if (date !== null && (first === "day" || first === "agenda")) return { name: first, date };
  if (date !== null && first === "hours") return { name: "hoursDate", date };
  if (id !== null && first === "visits") return { name: "visit", visit: id };
  if (first !== "services") return { name: "missing" };
  if (second === "new") return { name: "service", service: "new" };
  return id === null ? { name: "missing" } : { name: "service", service: id };
}

function moneyRouteOf(second = "", third?: string): CabinetRoute {
  if (third === undefined && /^(\d{4}-(0[1-9]|1[0-2]))?$/.test(second)) {
    return { name: "money", month: second || null };
  }
  const name = belowMoney.find((known) => known === second);
  if (name !== undefined && third === undefined) return { name };
  const id = third === "new" ? third : numberOf(third ?? null);
  const isDiscount = name === "discounts" && id !== null;
  return isDiscount ? { name: "discount", discount: id } : { name: "missing" };
}

function newVisitOf(query: URLSearchParams): CabinetRoute {
  const visit = numberOf(query.get("visit"));
  return {
    name: "newVisit",
    at: query.get("at"),
    master: numberOf(query.get("master")),
    ...(visit === null ? {} : { visit }),
  };
}

export function pathOf(to: CabinetRoute): string {
  return `/cabinet/${currentSlug()}${pathBelow(to)}`;
}

function pathBelow(to: CabinetRoute): string {
  switch (to.name) {
    case "day":
      return to.date === null ? "" : `/day/${to.date}`;
    case "agenda":
      return to.date === null ? "/agenda" : `/agenda/${to.date}`;
    case "visit":
      return `/visits/${to.visit}`;
    case "newVisit":
      return `/new${queryOf({ at: to.at, master: to.master, visit: to.visit ?? null })}`;
    case "hoursDate":
      return `/hours/${to.date}`;
    case "service":
      return `/services/${to.service}`;
    case "money":
      return to.month === null ? "/money" : `/money/${to.month}`;
    case "discount":
      return `/money/discounts/${to.discount}`;
    case "attention":
    case "shop":
    case "deposits":
    case "discounts":
      return `/money/${to.name}`;
    case "missing":
      return "";
    default:
      return `/${to.name}`;
  }
}

function queryOf(values: Record<string, string | number | null>): string {
  const given = Object.entries(values).filter(([, value]) => value !== null);
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
}

function numberOf(text: string | null): number | null {
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}

export const { route, go, back, returnTo, startRouting } = createRouting<CabinetRoute>(
  routeOf,
  pathOf,
);
