import { screen, waitFor, within } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test } from "vitest";
import type { StaffVisit } from "../../api/cabinet/wire";
import { at, emptyDay, studioCabinet, visit } from "../../testing/cabinetSamples";
import { CabinetServer } from "../../testing/cabinetServer";
import { openCabinet } from "../../testing/page";
import { isShown, press, see, seeScreen } from "../../testing/user";

let server: CabinetServer;

beforeEach(() => {
  server = new CabinetServer();
});

const early: StaffVisit = {
  ...visit,
  id: 5,
  status: "completed",
  starts_at: at("10:00"),
  ends_at: at("12:00"),
  client: { ...visit.client, id: 12, name: "Ольга" },
};

const grid = () => screen.findByRole("list", { name: "День по часам" });

describe("the day", () => {
  test("says in its head what it holds", async () => {
    server.visits = [visit, early];
    server.days = (from) =>
      [{ ...emptyDay(from), date: "2026-11-25" }].map((day) => ({
        ...day,
        holes: [{ starts_at: at("13:45"), ends_at: at("15:00"), sellable: true }],
      }));
    await openCabinet();
    await seeScreen("Среда, 25 ноября");
    await see(/^2 визита · 4 400\s₽ · окно 1 ч 15 мин$/);
  });

  test("lists visits, breaks and holes in the order of time", async () => {
    server.visits = [visit, early];
    server.days = (from, to) =>
      [emptyDay("2026-11-25")]
        .filter(({ date }) => from <= date && date <= to)
        .map((day) => ({
          ...day,
          holes: [{ starts_at: at("13:45"), ends_at: at("15:00"), sellable: true }],
        }));
    await openCabinet();
    const items = within(await grid()).getAllByRole("listitem");
    expect(items.map((item) => item.textContent)).toEqual([
      expect.stringMatching(/^Ольга 10:00–12:00.*пришла/),
      "перерыв",
      "окно 1 ч 15 мин, 13:45–15:00",
      expect.stringMatching(/^Марина Котова 15:00–17:00.*Маникюр с покрытием.*2\s200/),
    ]);
  });

  test("tells times by the tenant's clock on a phone that is elsewhere", async () => {
    process.env.TZ = "Asia/Tokyo";
    server.visits = [visit];
    await openCabinet();
    await see(/15:00–17:00/);
    await see("сейчас 12:00");
  });

  test("off says so and leads to its hours", async () => {
    await openCabinet({ path: "/day/2026-11-29" });
    await see("Выходной");
    expect(screen.getByRole("button", { name: "Часы этого дня" })).toBeTruthy();
  });

  test("off with visits left in it leads to those", async () => {
    server.visits = [{ ...visit, outside_hours: true }];
    server.days = (from) => [{ ...emptyDay(from), date: "2026-11-25", windows: [] }];
    await openCabinet();
    await see("Выходной");
    expect(screen.getByRole("button", { name: "Визиты вне часов" })).toBeTruthy();
  });

  test("of which nothing can be moved any more says nothing of dragging", async () => {
    server.visits = [early];
    await openCabinet();
    await see(/^Ольга/);
    expect(isShown(/перетащить/)).toBe(false);
  });

  test("shows what goes on from the evening before, and does not count it twice", async () => {
    const night = { starts_at: at("23:00"), ends_at: at("01:00", "2026-11-26") };
    server.visits = [{ ...visit, ...night }];
    await openCabinet({ path: "/day/2026-11-26" });
    await see(/23:00–01:00/);
    await see(/^визитов нет/);
  });

  test("without visits says how to book one", async () => {
    await openCabinet();
    await see("Визитов ещё нет. Нажмите на окно, чтобы записать.");
  });

  test("that can't be loaded is asked for again", async () => {
    server.breakOnce("GET /days");
    await openCabinet();
    server.visits = [visit];
    await press("Повторить");
    await see("Марина Котова");
  });

  test("another day is chosen on the strip, and today is one press away", async () => {
    await openCabinet();
    expect(isShown("Сегодня")).toBe(false);
    await press(/^чт 26/);
    await seeScreen("Четверг, 26 ноября");
    expect(location.pathname).toBe("/cabinet/anya-belova/day/2026-11-26");
    await press("Сегодня");
    await seeScreen("Среда, 25 ноября");
  });

  test("the next week is asked for when it is shown", async () => {
    await openCabinet();
    await press("Следующая неделя");
    await seeScreen("Среда, 2 декабря");
    await waitFor(() =>
      expect(server.requests("from=2026-11-30&to=2026-12-06").length).toBeGreaterThan(0),
    );
  });

  test("can be read as a list to the end of the week", async () => {
    server.visits = [
      visit,
      { ...visit, id: 8, starts_at: at("11:00", "2026-11-27"), ends_at: at("13:00", "2026-11-27") },
    ];
    await openCabinet();
    await press("Показать списком");
    await see(/^среда, 25 ноября · 1 визит/);
    await see(/^пятница, 27 ноября · 1 визит/);
  });

  test("of a studio is switched between masters", async () => {
    server.cabinet = studioCabinet;
    await openCabinet();
    await userEvent.click(await screen.findByRole("radio", { name: "Катя" }));
    await waitFor(() => expect(server.requests("/days?master=2")).toHaveLength(1));
  });
});

describe("an empty place", () => {
  beforeEach(() => {
    server.days = (from, to) =>
      [emptyDay("2026-11-25")]
        .filter(({ date }) => from <= date && date <= to)
        .map((day) => ({
          ...day,
          holes: [{ starts_at: at("13:45"), ends_at: at("15:00"), sellable: true }],
        }));
  });

  async function pressHole(): Promise<void> {
    (await screen.findByRole("button", { name: /^окно/ })).focus();
    await userEvent.keyboard("{Enter}");
    await see("ср 25 ноября, 13:45");
  }

  test("pressed by the keyboard begins a visit there", async () => {
    await openCabinet();
    await pressHole();
    await press("Записать");
    await waitFor(() => expect(location.search).toContain("at=2026-11-25T13%3A45"));
  });

  test("is closed until the hole's end, and opened again by undo", async () => {
    server.once("POST /masters/1/time-off", () => ({
      body: { time_off: { id: 3, starts_at: "", ends_at: "", reason: null }, outside: [] },
    }));
    server.once("DELETE /masters/1/time-off/3", () => ({ status: 204 }));
    await openCabinet();
    await pressHole();
    await press("Закрыть время");
    await press("Закрыть");
    await see("Закрыто: 13:45–15:00.");
    expect(server.requests("POST /masters/1/time-off")[0]?.body).toEqual({
      starts_at: at("13:45"),
      ends_at: at("15:00"),
      reason: null,
    });
    await press("Вернуть");
    await see("Вернули как было.");
    expect(server.requests("DELETE /masters/1/time-off/3")).toHaveLength(1);
  });

  test("is closed without asking for the weeks that were seen before", async () => {
    server.once("POST /masters/1/time-off", () => ({
      body: { time_off: { id: 3, starts_at: "", ends_at: "", reason: null }, outside: [] },
    }));
    await openCabinet({ path: "/day/2026-12-02" });
    await seeScreen("Среда, 2 декабря");
    await press("Сегодня");
    await pressHole();
    await press("Закрыть время");
    await press("Закрыть");
    await see("Закрыто: 13:45–15:00.");
    await waitFor(() => expect(server.requests("/days?master=1&from=2026-11-23")).toHaveLength(2));
    expect(server.requests("/days?master=1&from=2026-11-30")).toHaveLength(1);
  });

  test("explains why clients are not offered it", async () => {
    server.explanation = {
      offered: false,
      free: true,
      reasons: [{ code: "too_soon", text: "Нужно предупреждать за 2 часа." }],
      leaves_min: [0, 0],
    };
    await openCabinet();
    await pressHole();
    await press("Почему не предлагаем клиентам?");
    await see("Нужно предупреждать за 2 часа.");
    expect(server.requests("/explain")[0]?.path).toContain("services=1");
  });
});

describe("a day that can't be worked", () => {
  test("is closed as a whole and leads to the visits without hours", async () => {
    server.once("POST /masters/1/time-off", () => ({
      body: { time_off: { id: 3, first_date: "", last_date: "", reason: null }, outside: [] },
    }));
    await openCabinet();
    await press("Ещё");
    await press("Заболела: закрыть день");
    await press("Закрыть день");
    await waitFor(() => expect(location.pathname).toBe("/cabinet/anya-belova/outside"));
    expect(server.requests("POST /masters/1/time-off")[0]?.body).toEqual({
      first_date: "2026-11-25",
      last_date: "2026-11-25",
      reason: "Болею",
    });
  });

  test("is closed from now on", async () => {
    server.once("POST /masters/1/time-off", () => ({
      body: { time_off: { id: 3, starts_at: "", ends_at: "", reason: null }, outside: [] },
    }));
    await openCabinet();
    await press("Ещё");
    await press("Заболела: закрыть день");
    await userEvent.click(await screen.findByRole("radio", { name: "С 12:00 до конца дня" }));
    await press("Закрыть день");
    await waitFor(() => expect(server.requests("POST /masters")).toHaveLength(1));
    expect(server.requests("POST /masters")[0]?.body).toEqual({
      starts_at: at("12:00"),
      ends_at: "2026-11-26T00:00:00+03:00",
      reason: "Болею",
    });
  });
});
