import { beforeEach, expect, test } from "vitest";
import { back, type CabinetRoute, go, pathOf, route, routeOf, startRouting } from "./routing";

beforeEach(() => {
  history.replaceState(null, "", "/cabinet/anya-belova");
  startRouting();
});

test.each<[string, CabinetRoute]>([
  ["/cabinet", { name: "day", date: null }],
  ["/cabinet/anya-belova", { name: "day", date: null }],
  ["/cabinet/anya-belova/day/2026-11-28", { name: "day", date: "2026-11-28" }],
  ["/cabinet/anya-belova/agenda", { name: "agenda", date: null }],
  ["/cabinet/anya-belova/hours/2026-11-28", { name: "hoursDate", date: "2026-11-28" }],
  ["/cabinet/anya-belova/services/new", { name: "service", service: "new" }],
  ["/cabinet/anya-belova/services/x", { name: "missing" }],
  ["/cabinet/anya-belova/visits/7/more", { name: "missing" }],
  ["/cabinet/anya-belova/visits", { name: "missing" }],
  ["/cabinet/anya-belova/team/7", { name: "missing" }],
  ["/cabinet/anya-belova/money/2026-13", { name: "missing" }],
  ["/cabinet/anya-belova/money/shop/7", { name: "missing" }],
  ["/cabinet/anya-belova/money/discounts/x", { name: "missing" }],
  ["/cabinet/anya-belova/money/discounts/7/more", { name: "missing" }],
])("%s shows the right screen", (path, expected) => {
  expect(routeOf(path)).toEqual(expected);
});

test.each<CabinetRoute>([
  { name: "day", date: null },
  { name: "day", date: "2026-11-28" },
  { name: "agenda", date: null },
  { name: "agenda", date: "2026-11-28" },
  { name: "visit", visit: 7 },
  { name: "newVisit", at: null, master: null },
  { name: "newVisit", at: "2026-11-28T15:00:00+03:00", master: 1, visit: 7 },
  { name: "hours" },
  { name: "hoursDate", date: "2026-11-28" },
  { name: "outside" },
  { name: "services" },
  { name: "service", service: 3 },
  { name: "service", service: "new" },
  { name: "money", month: null },
  { name: "money", month: "2026-10" },
  { name: "attention" },
  { name: "shop" },
  { name: "deposits" },
  { name: "discounts" },
  { name: "discount", discount: 5 },
  { name: "discount", discount: "new" },
  { name: "team" },
  { name: "more" },
])("the address of $name leads back to it", (to) => {
  const url = new URL(pathOf(to), location.origin);
  expect(routeOf(url.pathname, url.searchParams)).toEqual(to);
});

test("a new visit's time survives a reload of its address", () => {
  go({ name: "newVisit", at: "2026-11-28T15:00:00+03:00", master: 1 });
  startRouting();
  expect(route.value).toEqual({ name: "newVisit", at: "2026-11-28T15:00:00+03:00", master: 1 });
});

test("going back from a screen that was opened directly leads to its parent", () => {
  history.replaceState(null, "", "/cabinet/anya-belova/visits/7");
  startRouting();
  back({ name: "day", date: null });
  expect(route.value).toEqual({ name: "day", date: null });
});
