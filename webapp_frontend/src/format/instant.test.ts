import { expect, test } from "vitest";
import { instantOf, isoAt } from "./instant";

test.each([
  ["Europe/Moscow", "2026-11-28", "15:00", "2026-11-28T15:00:00+03:00"],
  ["Asia/Kolkata", "2026-11-28", "00:05", "2026-11-28T00:05:00+05:30"],
  ["America/St_Johns", "2026-12-01", "09:00", "2026-12-01T09:00:00-03:30"],
])("in %s %s %s is %s", (zone, date, time, iso) => {
  expect(instantOf(zone, { date, time })).toBe(iso);
});

test("a time shown twice is its first occurrence", () => {
  const wall = { date: "2026-10-25", time: "02:30" };
  expect(instantOf("Europe/Berlin", wall)).toBe("2026-10-25T02:30:00+02:00");
});

test("a skipped time takes the offset before the gap", () => {
  const wall = { date: "2026-03-29", time: "02:30" };
  expect(instantOf("Europe/Berlin", wall)).toBe("2026-03-29T03:30:00+02:00");
});

test("a skipped midnight is an hour later", () => {
  const wall = { date: "2026-09-06", time: "00:00" };
  expect(instantOf("America/Santiago", wall)).toBe("2026-09-06T01:00:00-03:00");
});

test("an instant is written with the offset of its own day", () => {
  expect(isoAt("Europe/Berlin", Date.parse("2026-07-01T10:00:00Z"))).toBe(
    "2026-07-01T12:00:00+02:00",
  );
});
