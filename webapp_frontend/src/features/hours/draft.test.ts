import { describe, expect, test } from "vitest";
import { draftOf, rebased } from "./draft";
import { schedule } from "./samples";

const before = draftOf(schedule);
const closedDay = { windows: [], breaks: [] };

describe("changes laid over a fresh schedule", () => {
  test("keep what the other has changed on other weekdays", () => {
    const mine = { ...before, weekly: before.weekly.map(closing(1)) };
    const fresh = { ...before, weekly: before.weekly.map(closing(4)) };
    const { weekly } = rebased(before, mine, fresh);
    expect(
      weekly.filter(({ windows }) => windows.length === 0).map(({ weekday }) => weekday),
    ).toEqual([1, 4, 6]);
  });

  test("add dates and absences to those that came meanwhile, in order", () => {
    const mine = {
      ...before,
      overrides: [{ date: "2026-12-31", ...closedDay }],
      time_off: [{ first_date: "2026-12-08", last_date: "2026-12-09", reason: null }],
    };
    const fresh = {
      ...before,
      overrides: [{ date: "2026-12-24", ...closedDay }],
      time_off: [{ id: 5, first_date: "2026-12-01", last_date: "2026-12-02", reason: null }],
    };
    const { overrides, time_off } = rebased(before, mine, fresh);
    expect(overrides.map(({ date }) => date)).toEqual(["2026-12-24", "2026-12-31"]);
    expect(time_off.map((one) => "first_date" in one && one.first_date)).toEqual([
      "2026-12-01",
      "2026-12-08",
    ]);
  });

  test("still remove what they had removed", () => {
    const old = { ...before, overrides: [{ date: "2026-12-24", ...closedDay }] };
    const mine = { ...old, overrides: [] };
    expect(rebased(old, mine, old).overrides).toEqual([]);
  });

  test("change only the rules they were about", () => {
    const mine = { ...before, rules: { ...before.rules, slot_step_min: 60 } };
    const fresh = { ...before, rules: { ...before.rules, min_notice_min: 0 } };
    expect(rebased(before, mine, fresh).rules).toEqual({
      ...before.rules,
      slot_step_min: 60,
      min_notice_min: 0,
    });
  });
});

function closing(chosen: number) {
  return (day: (typeof before.weekly)[number]) =>
    day.weekday === chosen ? { ...day, ...closedDay } : day;
}
