import { beforeEach, describe, expect, test } from "vitest";
import { FakeServer } from "../../testing/server";
import { type Calendar, calendarFor, startsFrom } from "./calendar";
import { forgetCalendars } from "./calendars";

const window = { first: "2026-11-25", last: "2026-12-25" };
let server: FakeServer;
let calendar: Calendar;

beforeEach(() => {
  server = new FakeServer();
  history.replaceState(null, "", "/app/anya-belova");
  forgetCalendars();
  calendar = calendarFor([1], null, window);
});

const asked = () => server.requests("/availability").map(({ path }) => path.split("?")[1]);

describe("a calendar", () => {
  test("asks only for days that can be booked and that it does not know", async () => {
    await calendar.ensure("2026-11-23", 7);
    await calendar.ensure("2026-11-23", 14);
    await calendar.ensure("2026-11-23", 14);
    expect(asked()).toEqual([
      "services=1&from=2026-11-25&to=2026-11-29",
      "services=1&from=2026-11-30&to=2026-12-06",
    ]);
  });

  test("asks once for days that two wishes have in common", async () => {
    await Promise.all([calendar.ensure("2026-11-25", 14), calendar.ensure("2026-11-25", 7)]);
    expect(asked()).toHaveLength(1);
  });

  test("of several services and one master asks for all of them", async () => {
    await calendarFor([1, 4], 2, window).ensure("2026-12-24", 9);
    expect(asked()).toEqual(["services=1,4&master=2&from=2026-12-24&to=2026-12-25"]);
  });

  test("finds the first start after a full day, however far it is", async () => {
    expect(await calendar.firstStartAfter("2026-11-28")).toBe("2026-12-03T10:00:00+03:00");
  });

  test("finds nothing when everything up to the horizon is taken", async () => {
    expect(await calendar.firstStartAfter("2026-12-03")).toBeNull();
  });

  test("keeps an error until a later load succeeds", async () => {
    server.breakOnce("/availability");
    await calendar.ensure("2026-11-25", 7);
    expect(calendar.errors.value.get("2026-11-25")?.code).toBe("network");
    await calendar.ensure("2026-11-25", 7);
    expect(calendar.errors.value.size).toBe(0);
    expect(calendar.days.value.get("2026-11-26")?.starts).toHaveLength(4);
  });

  test("keeps the error of one week when another one loads", async () => {
    server.breakOnce("/availability");
    await Promise.all([calendar.ensure("2026-11-25", 5), calendar.ensure("2026-11-30", 7)]);
    expect(calendar.errors.value.get("2026-11-26")?.code).toBe("network");
    expect(calendar.errors.value.has("2026-11-30")).toBe(false);
  });

  test("has no error for days that are being asked for again", async () => {
    server.breakOnce("/availability");
    await calendar.ensure("2026-11-25", 7);
    const loading = calendar.ensure("2026-11-25", 7);
    expect(calendar.errors.value.size).toBe(0);
    await loading;
  });

  test("lists one next start a day, only as far as it knows the days without a gap", async () => {
    await calendar.ensure("2026-11-25", 2);
    await calendar.ensure("2026-11-28", 1);
    expect(startsFrom(calendar.days.value, "2026-11-25", 9)).toEqual([
      "2026-11-25T18:30:00+03:00",
      "2026-11-26T11:00:00+03:00",
    ]);
    expect(startsFrom(calendar.days.value, "2026-11-25", 1)).toHaveLength(1);
  });
});
