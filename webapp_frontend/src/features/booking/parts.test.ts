import { expect, test } from "vitest";
import { partsOf } from "./parts";

const starts = (...times: string[]) =>
  times.map((time) => ({ at: `2026-11-28T${time}:00+03:00`, recommended: false }));

const read = (groups: ReturnType<typeof partsOf>) =>
  groups.map(({ part, starts }) => [part, ...starts.map(({ at }) => at.slice(11, 16))]);

test("the morning ends at noon and the evening begins at five", () => {
  expect(read(partsOf(starts("10:00", "11:55", "12:00", "16:55", "17:00")))).toEqual([
    ["morning", "10:00", "11:55"],
    ["day", "12:00", "16:55"],
    ["evening", "17:00"],
  ]);
});
