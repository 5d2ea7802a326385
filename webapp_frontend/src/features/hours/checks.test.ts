import { describe, expect, test } from "vitest";
import type { DayHours, ScheduleDraft, Shift } from "../../api/cabinet/wire";
import { type Fault, faultAt, faultsOf } from "./checks";

const closed: DayHours = { windows: [], breaks: [] };
const open: DayHours = { windows: [["10:00", "19:00"]], breaks: [] };

function plan(changes: Partial<ScheduleDraft>): ScheduleDraft {
  const weekly = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, ...closed }));
  return { weekly, overrides: [], shifts: [], time_off: [], ...changes };
}

/** The faults of a week with such a Wednesday after such a Tuesday. */
function wednesday(day: Partial<DayHours>, tuesday: DayHours = closed): [string, Fault][] {
  const { weekly } = plan({});
  weekly[1] = { weekday: 1, ...tuesday };
  weekly[2] = { weekday: 2, ...closed, ...day };
  return [...faultsOf(plan({ weekly }))];
}

describe("the hours of a day", () => {
  test("may be several intervals with breaks in them", () => {
    expect(
      wednesday({
        windows: [
          ["15:00", "19:00"],
          ["10:00", "14:00"],
        ],
        breaks: [["12:00", "12:30"]],
      }),
    ).toEqual([]);
  });

  test("may go on after midnight, with a break over it", () => {
    expect(wednesday({ windows: [["20:00", "02:00"]], breaks: [["23:45", "00:15"]] })).toEqual([]);
  });

  test("may have a break in what is left of the night before", () => {
    const night: DayHours = { windows: [["20:00", "02:00"]], breaks: [] };
    expect(wednesday({ breaks: [["00:30", "01:00"]] }, night)).toEqual([]);
  });

  test("lack a time", () => {
    expect(wednesday({ windows: [["10:00", ""]] })).toEqual([
      ["weekly.2.windows.0", "timeMissing"],
    ]);
  });

  test("are told in fives", () => {
    expect(wednesday({ windows: [["10:03", "19:00"]] })).toEqual([
      ["weekly.2.windows.0", "notInFives"],
    ]);
  });

  test("must not overlap, whatever order they stand in", () => {
    const windows: DayHours["windows"] = [
      ["13:00", "19:00"],
      ["10:00", "14:00"],
    ];
    expect(wednesday({ windows })).toEqual([["weekly.2.windows.0", "windowsOverlap"]]);
  });

  test("have breaks apart from one another", () => {
    const breaks: DayHours["breaks"] = [
      ["12:00", "13:00"],
      ["12:30", "13:30"],
    ];
    expect(wednesday({ ...open, breaks })).toEqual([["weekly.2.breaks.1", "breaksOverlap"]]);
  });

  test("have their breaks inside", () => {
    expect(wednesday({ ...open, breaks: [["18:30", "19:30"]] })).toEqual([
      ["weekly.2.breaks.0", "breakOutside"],
    ]);
  });
});

describe("the hours of a single date", () => {
  test("do not count what is left of the night before, which they cut off", () => {
    const overrides = [{ date: "2026-12-01", ...closed, breaks: [["00:30", "01:00"]] }];
    expect([...faultsOf(plan({ overrides } as Partial<ScheduleDraft>))]).toEqual([
      ["overrides.0.breaks.0", "breakOutside"],
    ]);
  });
});

describe("shifts", () => {
  const shift: Shift = { first_date: "2026-12-01", last_date: null, cycle: [open, closed] };

  test("need a first date", () => {
    expect([...faultsOf(plan({ shifts: [{ ...shift, first_date: "" }] }))]).toEqual([
      ["shifts.0.first_date", "dateMissing"],
    ]);
  });

  test("end after they begin", () => {
    const shifts = [{ ...shift, last_date: "2026-11-30" }];
    expect([...faultsOf(plan({ shifts }))]).toEqual([["shifts.0.last_date", "datesReversed"]]);
  });

  test("must not share dates with others", () => {
    const shifts = [
      { ...shift, last_date: "2026-12-31" },
      { ...shift, first_date: "2026-12-31" },
    ];
    expect([...faultsOf(plan({ shifts }))]).toEqual([["shifts.1.first_date", "shiftsOverlap"]]);
  });

  test("may follow one another", () => {
    const shifts = [
      { ...shift, last_date: "2026-12-31" },
      { ...shift, first_date: "2027-01-01" },
    ];
    expect(faultsOf(plan({ shifts })).size).toBe(0);
  });
});

test("a fault is found from every path above it, and from no neighbour's", () => {
  const faults = new Map([["weekly.1.windows.0", "timeMissing"]] as const);
  expect(faultAt(faults, "weekly.1")).toBe("timeMissing");
  expect(faultAt(faults, "weekly.1.windows")).toBe("timeMissing");
  expect(faultAt(faults, "weekly.1.breaks")).toBeUndefined();
  expect(faultAt(faults, "weekly.10")).toBeUndefined();
});
