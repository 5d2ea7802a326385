import { describe, expect, test } from "vitest";
import { cabinet } from "../../../cabinet/state";
import { at, emptyDay, ownCabinet, visit } from "../../../testing/cabinetSamples";
import { instantIn, wallIn } from "./clock";
import { closedIn, piecesOf, rangeOf } from "./pieces";

const day = emptyDay("2026-11-25");

describe("the pieces of a day", () => {
  test("are cut where the shown hours end", () => {
    const off = {
      id: 1,
      starts_at: at("00:00"),
      ends_at: at("00:00", "2026-11-26"),
      whole_days: true,
      reason: "Болею",
    };
    const range = rangeOf({ ...day, time_off: [off] });
    expect(range).toEqual({ from: 9 * 60, to: 20 * 60 });
    const [first] = piecesOf({ ...day, breaks: [], time_off: [off] }, range);
    expect(first).toMatchObject({ kind: "timeOff", ...range });
  });

  test("show of a visit over midnight what lies on the date", () => {
    const late = { ...visit, starts_at: at("23:00"), ends_at: at("01:00", "2026-11-26") };
    const evening = { ...day, breaks: [], visits: [late] };
    expect(piecesOf(evening)).toMatchObject([{ from: 23 * 60, to: 24 * 60 }]);
    const night = { ...evening, date: "2026-11-26" };
    expect(piecesOf(night)).toMatchObject([{ from: 0, to: 60 }]);
  });

  test("know which visit stands in the pause of another", () => {
    const inside = { ...visit, id: 8, starts_at: at("15:30"), ends_at: at("16:00") };
    const after = { ...visit, id: 9, starts_at: at("17:00"), ends_at: at("18:00") };
    const pieces = piecesOf({ ...day, breaks: [], visits: [after, inside, visit] });
    expect(pieces).toMatchObject([
      { visit: { id: 7 }, isInPause: false },
      { visit: { id: 8 }, isInPause: true },
      { visit: { id: 9 }, isInPause: false },
    ]);
  });
});

describe("the hours of a day", () => {
  test("reach as far as a visit outside working hours", () => {
    const late = { ...visit, starts_at: at("21:00"), ends_at: at("22:30") };
    expect(rangeOf({ ...day, visits: [late] }).to).toBe(24 * 60);
  });

  test("are an ordinary day's where nobody works", () => {
    expect(rangeOf({ ...day, windows: [] })).toEqual({ from: 9 * 60, to: 19 * 60 });
  });

  test("are closed around and between working hours", () => {
    const split = [
      { starts_at: at("10:00"), ends_at: at("13:00") },
      { starts_at: at("15:00"), ends_at: at("19:00") },
    ];
    expect(closedIn({ ...day, windows: split }, { from: 540, to: 1200 })).toEqual([
      { from: 540, to: 600 },
      { from: 780, to: 900 },
      { from: 1140, to: 1200 },
    ]);
  });
});

describe("a minute of a date", () => {
  test("past midnight lies on the next date", () => {
    expect(wallIn("2026-11-30", 24 * 60 + 15)).toEqual({ date: "2026-12-01", time: "00:15" });
  });

  test("is the same wall time before and after the clocks change", () => {
    cabinet.set({ ...ownCabinet, timezone: "Europe/Berlin" });
    expect(instantIn("2026-10-25", 10 * 60)).toBe("2026-10-25T10:00:00+01:00");
    expect(instantIn("2026-10-24", 10 * 60)).toBe("2026-10-24T10:00:00+02:00");
  });
});
