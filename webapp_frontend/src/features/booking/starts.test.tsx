import { screen } from "@testing-library/dom";
import { beforeEach, describe, expect, test } from "vitest";
import { openPage } from "../../testing/page";
import { dayOn } from "../../testing/samples";
import { FakeServer } from "../../testing/server";
import { press, see } from "../../testing/user";

const times = ["10:00", "10:30", "12:15", "13:00", "15:00", "16:00", "18:30"];
let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
});

/** Opens the time screen on days with these times, of which some are recommended. */
async function openDays(all: string[], recommended: string[]): Promise<void> {
  server.days = () =>
    ["2026-11-25", "2026-11-26"].map((date) => {
      const day = dayOn(date, all);
      const starts = day.starts.map(({ at }) => ({
        at,
        recommended: recommended.includes(at.slice(11, 16)),
      }));
      return { ...day, starts };
    });
  await openPage({ path: "/services/1" });
  await see(/^среда, 25 ноября ·/);
}

const timesShown = () =>
  screen
    .getAllByRole<HTMLInputElement>("radio")
    .filter(({ name }) => name === "start")
    .map(({ parentElement }) => parentElement?.textContent?.trim());

describe("the times of a day", () => {
  test("begin with the recommended ones and say how many more there are", async () => {
    await openDays(times, ["12:15", "15:00"]);
    await see("среда, 25 ноября · 7 окошек");
    expect(screen.getByRole("group", { name: "Рекомендуем" })).toBeTruthy();
    expect(timesShown()).toEqual(["12:15", "15:00"]);
    const more = screen.getByRole("button", { name: "Ещё время: 5" });
    expect(more.getAttribute("aria-expanded")).toBe("false");
  });

  test("are all shown on demand, on the next day too", async () => {
    await openDays(times, ["12:15", "15:00"]);
    await press("Ещё время: 5");
    expect(timesShown()).toEqual(["12:15", "15:00", "10:00", "10:30", "13:00", "16:00", "18:30"]);
    const fewer = screen.getByRole("button", { name: "Только рекомендуемое" });
    expect(fewer.getAttribute("aria-expanded")).toBe("true");
    await press(/^чт 26/);
    await see("четверг, 26 ноября · 7 окошек");
    expect(timesShown()).toHaveLength(7);
    await press("Только рекомендуемое");
    expect(timesShown()).toEqual(["12:15", "15:00"]);
  });

  test("hide none where only a few others are left", async () => {
    await openDays(times.slice(0, 6), ["12:15", "15:00"]);
    expect(timesShown()).toHaveLength(6);
    expect(screen.queryByRole("button", { name: /^Ещё время/ })).toBeNull();
  });

  test.each([
    ["none", []],
    ["every one", times],
  ])("stand by part of day where %s is recommended", async (_, recommended) => {
    await openDays(times, recommended);
    expect(timesShown()).toEqual(times);
    expect(screen.queryByRole("group", { name: "Рекомендуем" })).toBeNull();
  });

  test("show the one that is chosen wherever it stands", async () => {
    await openDays(times, ["12:15"]);
    await press("Ещё время: 6");
    screen.getByRole("radio", { name: "18:30" }).click();
    await press("Только рекомендуемое");
    await press(/^чт 26/);
    await press(/^ср 25/);
    await see(/^среда, 25 ноября/);
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "18:30" }).checked).toBe(true);
  });
});
