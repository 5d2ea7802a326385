import { expect, test, vi } from "vitest";
import { anya } from "../../testing/samples";
import { bookingWindow, isInside, otherWeek, weekFrom } from "./window";

test("booking is open from today where the tenant is to the horizon, both included", () => {
  const window = bookingWindow(anya);
  expect(window).toEqual({ first: "2026-11-25", last: "2026-12-25" });
  expect(isInside(window, "2026-11-25")).toBe(true);
  expect(isInside(window, "2026-12-25")).toBe(true);
  expect(isInside(window, "2026-12-26")).toBe(false);
});

test("today is the tenant's, though the reader's calendar may say otherwise", () => {
  vi.setSystemTime(new Date("2026-11-25T23:30:00Z"));
  process.env.TZ = "America/New_York";
  expect(bookingWindow(anya).first).toBe("2026-11-26");
});

test("a week runs from Monday to Sunday across months", () => {
  expect(weekFrom("2026-11-30")).toEqual([
    "2026-11-30",
    "2026-12-01",
    "2026-12-02",
    "2026-12-03",
    "2026-12-04",
    "2026-12-05",
    "2026-12-06",
  ]);
});

test("there is no week before this one and none past the horizon", () => {
  const window = bookingWindow(anya);
  expect(otherWeek(window, "2026-11-23", -1)).toBeNull();
  expect(otherWeek(window, "2026-11-23", 1)).toBe("2026-11-30");
  expect(otherWeek(window, "2026-12-21", 1)).toBeNull();
});
