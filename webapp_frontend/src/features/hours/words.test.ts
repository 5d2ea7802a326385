import { describe, expect, test } from "vitest";
import type { DayHours } from "../../api/cabinet/wire";
import { cycleOf, patternOf, workDayOf } from "./cycle";
import { hoursOfDay, listed, overnightNote, rangeOf, spanOfDay } from "./dayWords";
import { nextBreak, nextWindow } from "./newSpans";
import { gridText, noticeText } from "./ruleWords";
import { schedule } from "./samples";
import { workedOf } from "./spans";
import { faultOf, type TimeOffForm, timeOffOf, whenOff } from "./timeOff";

const wednesday: DayHours = { windows: [["12:00", "21:00"]], breaks: [["16:00", "16:30"]] };
const night: DayHours = { windows: [["20:00", "02:00"]], breaks: [] };
const closed: DayHours = { windows: [], breaks: [] };

describe("a day", () => {
  test("is told from its first hour to its last, and in full", () => {
    expect(spanOfDay(wednesday)).toBe("12:00–21:00");
    expect(hoursOfDay(wednesday)).toBe("12:00–21:00, перерыв 16:00–16:30");
    expect(spanOfDay(closed)).toBe("выходной");
  });

  test("that ends at midnight ends at 24:00", () => {
    expect(spanOfDay({ windows: [["18:00", "00:00"]], breaks: [] })).toBe("18:00–24:00");
    expect(overnightNote(["18:00", "00:00"])).toBeUndefined();
  });

  test("that goes on into the night says so", () => {
    expect(overnightNote(["20:00", "02:00"])).toBe("до 02:00 следующего дня");
  });

  test("is drawn without its breaks", () => {
    expect(workedOf(wednesday)).toEqual([
      { from: 720, to: 960 },
      { from: 990, to: 1260 },
    ]);
  });

  test("stretches the picture of the week where it begins early or ends late", () => {
    expect(rangeOf([wednesday])).toEqual({ from: 480, to: 1320 });
    expect(rangeOf([wednesday, night])).toEqual({ from: 480, to: 1560 });
  });

  test("gets its next interval an hour after the last, as long as the day goes", () => {
    expect(nextWindow({ windows: [["10:00", "14:00"]], breaks: [] })).toEqual(["15:00", "19:00"]);
    expect(nextWindow(wednesday)).toEqual(["22:00", "00:00"]);
    expect(nextWindow(night)).toBeNull();
  });

  test("gets a break in the middle of its longest interval", () => {
    expect(nextBreak({ windows: [["10:00", "19:00"]], breaks: [] })).toEqual(["14:30", "15:00"]);
    expect(nextBreak({ windows: [["10:00", "10:30"]], breaks: [] })).toBeNull();
  });
});

test("a list names three and counts the rest", () => {
  expect(listed(["а"])).toBe("а");
  expect(listed(["а", "б"])).toBe("а и б");
  expect(listed(["а", "б", "в"])).toBe("а, б и в");
  expect(listed(["а", "б", "в", "г", "д"])).toBe("а, б, в и ещё 2");
});

describe("a cycle", () => {
  test("of two working days and two off is 2/2 whatever their hours are", () => {
    expect(patternOf(cycleOf("twoTwo", wednesday))).toBe("twoTwo");
    expect(patternOf(cycleOf("fiveTwo", night))).toBe("fiveTwo");
  });

  test("of days that differ is one's own", () => {
    expect(patternOf([wednesday, night, closed, closed])).toBe("custom");
    expect(workDayOf([closed, night])).toEqual(night);
  });
});

describe("rules in a sentence", () => {
  const { rules } = schedule;

  test("show what the grid makes of a day", () => {
    expect(gridText(rules)).toContain("10:00, 10:30, 11:00");
    expect(gridText({ ...rules, grid: "free", round_min: 15 })).toContain("10:45, 11:15, 11:45");
  });

  test("tell the notice in hours or days", () => {
    expect(noticeText({ ...rules, min_notice_min: 2880 })).toContain("2 дня");
    expect(noticeText({ ...rules, min_notice_min: 0 })).toContain("ещё не началось");
  });
});

describe("time off", () => {
  const form: TimeOffForm = {
    kind: "hours",
    first: "2026-12-09",
    last: "",
    from: "12:00",
    to: "14:00",
    reason: "  ",
  };

  test("by the hour is two instants of the tenant's zone", () => {
    expect(timeOffOf(form, "Europe/Moscow")).toEqual({
      starts_at: "2026-12-09T12:00:00+03:00",
      ends_at: "2026-12-09T14:00:00+03:00",
      reason: null,
    });
  });

  test("that ends before it begins ends on the next date", () => {
    const late = timeOffOf({ ...form, from: "22:00", to: "01:00" }, "Europe/Moscow");
    expect(whenOff(late)).toBe("ср 9 декабря, 22:00 – чт 10 декабря, 01:00");
  });

  test("of whole days is told by its first and last", () => {
    const days = { ...form, kind: "days", last: "2026-12-18", reason: "Отпуск" } as const;
    const timeOff = timeOffOf(days, "Europe/Moscow");
    expect(timeOff).toEqual({
      first_date: "2026-12-09",
      last_date: "2026-12-18",
      reason: "Отпуск",
    });
    expect(whenOff(timeOff)).toBe("9 декабря – 18 декабря");
  });

  test("needs dates in order and times in fives", () => {
    expect(faultOf({ ...form, first: "" })).toEqual(["first", "dateMissing"]);
    expect(faultOf({ ...form, kind: "days", last: "2026-12-01" })).toEqual([
      "last",
      "datesReversed",
    ]);
    expect(faultOf({ ...form, to: "" })).toEqual(["to", "timeMissing"]);
    expect(faultOf({ ...form, to: "14:01" })).toEqual(["to", "notInFives"]);
    expect(faultOf(form)).toBeNull();
  });
});
