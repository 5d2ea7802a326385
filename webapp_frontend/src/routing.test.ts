import { beforeEach, expect, test } from "vitest";
import { back, go, pathOf, type Route, returnTo, route, routeOf, startRouting } from "./routing";

beforeEach(() => {
  history.replaceState(null, "", "/app/anya-belova");
  startRouting();
});

test.each<[string, Route]>([
  ["/app/anya-belova", { name: "card" }],
  ["/app/anya-belova/", { name: "card" }],
  ["/app/anya-belova/services/12", { name: "time", service: 12 }],
  ["/app/anya-belova/confirm", { name: "confirm" }],
  ["/app/anya-belova/booked/7", { name: "booked", visit: 7 }],
  ["/app/anya-belova/visits", { name: "visits" }],
  ["/app/anya-belova/visits/7", { name: "visit", visit: 7 }],
  ["/app/anya-belova/visits/7/move", { name: "move", visit: 7 }],
  ["/app/anya-belova/visits/7/pay", { name: "pay", visit: 7 }],
  ["/app/anya-belova/payments", { name: "payments" }],
  ["/app/anya-belova/paid/1f0c-a_B", { name: "paid", key: "1f0c-a_B" }],
  ["/app/anya-belova/paid", { name: "missing" }],
  ["/app/anya-belova/paid/1f0c/on", { name: "missing" }],
  ["/app/anya-belova/payments/7", { name: "missing" }],
  ["/app/anya-belova/visits/pay", { name: "missing" }],
  ["/app/anya-belova/visits/7/move/on", { name: "missing" }],
  ["/app/anya-belova/visits/move", { name: "missing" }],
  ["/app/anya-belova/services/abc", { name: "missing" }],
  ["/app/anya-belova/visits/7/more", { name: "missing" }],
  ["/app/anya-belova/elsewhere", { name: "missing" }],
])("%s shows the right screen", (path, expected) => {
  expect(routeOf(path)).toEqual(expected);
});

test.each<Route>([
  { name: "card" },
  { name: "time", service: 12 },
  { name: "confirm" },
  { name: "booked", visit: 7 },
  { name: "visits" },
  { name: "visit", visit: 7 },
  { name: "move", visit: 7 },
  { name: "pay", visit: 7 },
  { name: "payments" },
  { name: "paid", key: "1f0c-a_B" },
])("the address of $name leads back to it", (to) => {
  expect(routeOf(pathOf(to))).toEqual(to);
});

test("going back from a page that was opened directly leads to its parent", () => {
  history.replaceState(null, "", "/app/anya-belova/visits/7");
  startRouting();
  back({ name: "visits" });
  expect(route.value).toEqual({ name: "visits" });
});

test("a screen that is not the one before takes the place of the present one", () => {
  const before = history.length;
  go({ name: "confirm" });
  returnTo({ name: "time", service: 1 });
  expect(location.pathname).toBe("/app/anya-belova/services/1");
  expect(history.length).toBe(before + 1);
});
