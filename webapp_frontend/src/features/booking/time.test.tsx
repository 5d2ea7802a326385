import { screen } from "@testing-library/dom";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { openPage } from "../../testing/page";
import { dayOn, daysBetweenDates, studio } from "../../testing/samples";
import { FakeServer } from "../../testing/server";
import { pick, press, see, seeScreen } from "../../testing/user";

let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
});

const timesShown = () =>
  screen
    .getAllByRole<HTMLInputElement>("radio")
    .filter(({ name }) => name === "start")
    .map(({ parentElement }) => parentElement?.textContent?.trim());

const isPressed = (name: RegExp) =>
  screen.getByRole("button", { name }).getAttribute("aria-pressed") === "true";

describe("the time screen", () => {
  test("shows the next times and the first day that has some", async () => {
    await openPage({ path: "/services/1" });
    await see("среда, 25 ноября · 1 окошко");
    expect(screen.getByRole("radio", { name: /сб 28 15:00/ })).toBeTruthy();
    expect(isPressed(/^ср 25/)).toBe(true);
  });

  test("groups a day's times by part of day", async () => {
    await openPage({ path: "/services/1" });
    await press(/^чт 26/);
    await see("четверг, 26 ноября · 4 окошка");
    expect(timesShown()).toEqual(["11:00", "12:00", "16:45", "17:00"]);
    expect(screen.getByRole("group", { name: "Утро" })).toBeTruthy();
    expect(screen.getByRole("group", { name: "День" })).toBeTruthy();
    expect(screen.getByRole("group", { name: "Вечер" })).toBeTruthy();
  });

  test("says of each day how much of it is free, and closes what can't be booked", async () => {
    await openPage({ path: "/services/1" });
    await screen.findByRole("button", { name: "чт 26 ноября, много свободного времени" });
    expect(screen.getByRole("button", { name: "пт 27 ноября, всё занято" })).toBeTruthy();
    for (const name of ["вс 29 ноября, записи нет", "вт 24 ноября"]) {
      expect(screen.getByRole<HTMLButtonElement>("button", { name }).disabled).toBe(true);
    }
  });

  test("offers on a full day the next one with times", async () => {
    await openPage({ path: "/services/1" });
    await press("пт 27 ноября, всё занято");
    await see("На этот день всё занято.");
    await press("Ближайшее: сб 28 ноября, 15:00");
    await see("суббота, 28 ноября · 1 окошко");
  });

  test("moves to the next week, up to the horizon, and shows its first free day", async () => {
    await openPage({ path: "/services/1" });
    await press("Следующая неделя");
    await see("четверг, 3 декабря · 1 окошко");
    expect(screen.getByRole("heading", { name: "ноябрь – декабрь 2026" })).toBeTruthy();
    for (let week = 0; week < 3; week += 1) await press("Следующая неделя");
    const next = screen.getByRole<HTMLButtonElement>("button", { name: "Следующая неделя" });
    expect(next.disabled).toBe(true);
  });

  test("puts recommended times first", async () => {
    const day = dayOn("2026-11-25", ["10:00", "18:30"]);
    const starts = day.starts.map((start, index) => ({ ...start, recommended: index === 1 }));
    server.once("/availability", () => ({ body: { days: [{ ...day, starts }] } }));
    await openPage({ path: "/services/1" });
    await screen.findByRole("group", { name: "Рекомендуем" });
    expect(timesShown()).toEqual(["18:30", "10:00"]);
  });

  test("says what was chosen, and until when cancelling is free, above the button", async () => {
    await openPage({ path: "/services/1" });
    expect(
      (await screen.findByRole<HTMLButtonElement>("button", { name: "Выберите время" })).disabled,
    ).toBe(true);
    await pick(/сб 28 15:00/);
    await see("сб 28 ноября, 15:00–17:00 бесплатная отмена до пт 27 ноября, 15:00");
    await press(/^Дальше/);
    await seeScreen("Проверьте запись");
  });

  test("says so when nothing at all is free, and offers no button", async () => {
    server.days = (from, to) => daysBetweenDates(from, to).map(({ date }) => dayOn(date, []));
    await openPage({ path: "/services/4" });
    await see("Запись открыта до 25 декабря, и всё уже занято. Загляните позже.");
    expect(screen.queryByRole("button", { name: "Выберите время" })).toBeNull();
  });

  test("keeps the choice and tries again after a broken connection", async () => {
    server.breakOnce("/availability");
    await openPage({ path: "/services/1" });
    await pick(/сегодня 18:30/);
    await press("Повторить");
    await see("среда, 25 ноября · 1 окошко");
    expect(screen.getByRole("button", { name: /^Дальше/ })).toBeTruthy();
  });
});

describe("a time that has passed since", () => {
  const tuesdayLater = new Date("2026-12-01T12:00:00+03:00");

  test("is not chosen any more when the screen is opened again", async () => {
    await openPage();
    await press(/^Маникюр с покрытием/);
    await pick(/сб 28 15:00/);
    vi.setSystemTime(tuesdayLater);
    await press("Назад");
    await press(/^Маникюр с покрытием/);
    await see("четверг, 3 декабря · 1 окошко");
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Выберите время" }).disabled).toBe(
      true,
    );
  });

  test("makes room for a day that can be booked while the screen is open", async () => {
    await openPage({ path: "/services/1" });
    await see("среда, 25 ноября · 1 окошко");
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    document.dispatchEvent(new Event("visibilitychange"));
    vi.setSystemTime(tuesdayLater);
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event("visibilitychange"));
    await see("четверг, 3 декабря · 1 окошко");
  });
});

describe("a search for free times", () => {
  test("that ends late does not pull the view back", async () => {
    const body = { days: daysBetweenDates("2026-11-25", "2026-12-22") };
    const answer = server.holdOnce("/availability", { body });
    await openPage({ path: "/services/4" });
    await press("Следующая неделя");
    answer();
    await screen.findByRole("group", { name: "Утро" });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await see("четверг, 3 декабря · 1 окошко");
  });

  test("that found nothing is forgotten once there are times", async () => {
    server.days = (from, to) => daysBetweenDates(from, to).map(({ date }) => dayOn(date, []));
    await openPage({ path: "/services/4" });
    await see("Свободного времени пока нет");
    server.days = daysBetweenDates;
    vi.setSystemTime(new Date("2026-11-25T12:05:00+03:00"));
    const { forgetCalendars } = await import("./calendars");
    const { tenantCard } = await import("../tenant/tenant");
    forgetCalendars();
    tenantCard.load();
    await see("среда, 25 ноября · 1 окошко");
  });
});

test("a reader in a browser is told where bookings are confirmed", async () => {
  await openPage({ path: "/services/1", telegram: null });
  await see("Запись подтверждается в Telegram.");
  await openPage({ path: "/services/1" });
  await see("среда, 25 ноября · 1 окошко");
  expect(screen.queryByText("Запись подтверждается в Telegram.")).toBeNull();
});

describe("the choice of a master", () => {
  test("is not shown where there is only one", async () => {
    await openPage({ path: "/services/1" });
    await see("среда, 25 ноября · 1 окошко");
    expect(screen.queryByRole("group", { name: "К кому записаться" })).toBeNull();
  });

  test("asks for that master's times and drops the time of another", async () => {
    server.tenant = studio;
    await openPage({ path: "/services/1" });
    await pick(/сб 28 15:00/);
    await pick("Катя");
    await screen.findByRole("button", { name: "Выберите время" });
    expect(server.requests("/availability").at(-1)?.path).toContain("master=2");
  });
});
