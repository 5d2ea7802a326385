import { expect, test } from "vitest";
import { nextPause, segmentsOf } from "./pauses";

test("a service with a pause is work, pause and work", () => {
  expect(segmentsOf(180, [{ after_min: 45, duration_min: 40 }])).toEqual([
    { kind: "work", minutes: 45 },
    { kind: "pause", minutes: 40 },
    { kind: "work", minutes: 95 },
  ]);
});

test("pauses that overlap or stick out are drawn within the service", () => {
  const pauses = [
    { after_min: 30, duration_min: 30 },
    { after_min: 40, duration_min: 60 },
  ];
  expect(segmentsOf(60, pauses)).toEqual([
    { kind: "work", minutes: 30 },
    { kind: "pause", minutes: 30 },
  ]);
});

test("a new pause leaves work on both of its sides", () => {
  expect(nextPause([], 60)).toEqual({ after_min: 20, duration_min: 20 });
  expect(nextPause([{ after_min: 20, duration_min: 20 }], 60)).toEqual({
    after_min: 45,
    duration_min: 5,
  });
});

test("no pause is offered where none fits", () => {
  expect(nextPause([], 10)).toBeNull();
  expect(nextPause([], Number.NaN)).toBeNull();
});
