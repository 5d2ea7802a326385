import { fireEvent, screen, waitFor, within } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { BookingRules, ScheduleDraft } from "../../api/cabinet/wire";
import { FakeHost } from "../../testing/host";
import { openCabinet } from "../../testing/page";
import { isShown, pick, press, see, seeScreen } from "../../testing/user";
import { HoursServer } from "./hoursServer";
import { schedule } from "./samples";

let server: HoursServer;

// Compiling it for the first time takes longer than a test waits for a text.
beforeAll(() => import("./HoursScreen"));

beforeEach(() => {
  server = new HoursServer();
});

async function fill(label: string, value: string): Promise<void> {
  fireEvent.input(await screen.findByLabelText(label), { target: { value } });
}

async function choose(label: string, option: string): Promise<void> {
  await userEvent.selectOptions(await screen.findByLabelText(label), option);
}

async function save(): Promise<void> {
  await press("Сохранить");
  await see("Часы сохранены.");
}

function saved(): ScheduleDraft & BookingRules {
  return server.requests("PUT").at(-1)?.body as ScheduleDraft & BookingRules;
}

describe("single dates", () => {
  beforeEach(async () => {
    await openCabinet({ path: "/hours" });
    await pick("Даты");
  });

  test("begin with the hours of their weekday and may be a day off", async () => {
    await see("Особых дат нет: каждый день идёт по неделе или по смене.");
    await fill("Какая дата", "2026-12-30");
    await press("Добавить дату");
    await see("12:00–21:00, перерыв 16:00–16:30");
    await userEvent.click(screen.getByRole("switch", { name: "Выходной" }));
    await save();
    expect(saved().overrides).toEqual([{ date: "2026-12-30", windows: [], breaks: [] }]);
  });

  test("are asked for when none is given, and when it is there already", async () => {
    await press("Добавить дату");
    await see("Выберите дату.");
    await fill("Какая дата", "2026-12-30");
    await press("Добавить дату");
    await fill("Какая дата", "2026-12-30");
    await press("Добавить дату");
    await see("Эта дата уже есть в списке.");
  });

  test("go back to usual hours, and return when that is undone", async () => {
    await fill("Какая дата", "2026-12-30");
    await press("Добавить дату");
    await press("Вернуть обычные часы");
    await waitFor(() => expect(isShown("ср 30 декабря")).toBe(false));
    await press("Вернуть");
    await see("ср 30 декабря");
  });
});

describe("shifts", () => {
  beforeEach(async () => {
    await openCabinet({ path: "/hours" });
    await pick("Смены");
    await press("Добавить смены");
  });

  test("are two days on and two off from tomorrow until further notice", async () => {
    await save();
    const [shift] = saved().shifts;
    expect(shift).toMatchObject({ first_date: "2026-11-26", last_date: null });
    const closed = { windows: [], breaks: [] };
    const { windows, breaks } = schedule.weekly[0] ?? closed;
    expect(shift?.cycle).toEqual([{ windows, breaks }, { windows, breaks }, closed, closed]);
  });

  test("may alternate in one's own way and end on a date", async () => {
    await pick("Свои");
    await press("Убрать последний день");
    await press("День 3: выходной");
    await userEvent.click(screen.getByRole("switch", { name: "Выходной" }));
    await userEvent.click(screen.getByRole("switch", { name: "Без даты окончания" }));
    await fill("Последний день", "2026-12-31");
    await save();
    const [shift] = saved().shifts;
    expect(shift?.last_date).toBe("2026-12-31");
    expect(shift?.cycle).toHaveLength(3);
    expect(shift?.cycle[2]?.windows).toEqual([["10:00", "19:00"]]);
  });

  test("that share dates with others say so", async () => {
    await press("Добавить смены");
    await see(/На эти даты уже есть другая смена/);
    const notes = await screen.findAllByText(
      "Исправьте отмеченное, и можно будет сохранить: смены.",
    );
    expect(notes[0]?.closest("[role=status]")).toBeTruthy();
  });

  test("are shown as a calendar of the next weeks", async () => {
    const table = await screen.findByRole("table");
    await within(table).findByText("сб 28 ноября: 11:00–16:00, по неделе");
    expect(within(table).getAllByRole("row")).toHaveLength(8);
  });

  test("are removed again", async () => {
    await press("Убрать смены");
    await see("Смен нет: работаете по неделе.");
    expect(isShown("Сохранить")).toBe(false);
  });
});

describe("time off", () => {
  beforeEach(async () => {
    const trip = { id: 4, first_date: "2026-12-01", last_date: "2026-12-02", reason: "Курсы" };
    server.schedule = { ...schedule, time_off: [trip] };
    await openCabinet({ path: "/hours" });
    await pick("Отпуск");
  });

  test("of whole days is added with its reason", async () => {
    await fill("С какого дня", "2026-12-07");
    await fill("По какой день", "2026-12-18");
    await fill("Причина", "Отпуск");
    await press("Добавить");
    await see("7 декабря – 18 декабря");
    await save();
    expect(saved().time_off).toEqual([
      { id: 4, first_date: "2026-12-01", last_date: "2026-12-02", reason: "Курсы" },
      { first_date: "2026-12-07", last_date: "2026-12-18", reason: "Отпуск" },
    ]);
  });

  test("by the hour is told by the tenant's clock wherever the phone is", async () => {
    process.env.TZ = "America/New_York";
    await pick("Часы");
    await fill("День", "2026-12-09");
    await fill("С", "18:00");
    await fill("До", "20:00");
    await press("Добавить");
    await see("ср 9 декабря, 18:00–20:00");
    await save();
    expect(saved().time_off[1]).toEqual({
      starts_at: "2026-12-09T18:00:00+03:00",
      ends_at: "2026-12-09T20:00:00+03:00",
      reason: null,
    });
  });

  test("lacking a date says so at its field", async () => {
    await press("Добавить");
    await see("Выберите дату.");
    await fill("С какого дня", "2026-12-07");
    await fill("По какой день", "2026-12-06");
    await see("Конец раньше начала. Поменяйте даты.");
  });

  test("is removed, and the focus stays on the page", async () => {
    await press("Убрать: 1 декабря – 2 декабря");
    await see("Отпусков и отлучек впереди нет.");
    expect(document.activeElement?.tagName).toBe("H1");
    await save();
    expect(saved().time_off).toEqual([]);
  });
});

describe("rules", () => {
  beforeEach(async () => {
    await openCabinet({ path: "/hours" });
    await pick("Правила");
  });

  test("are explained by what clients will see, and saved alone", async () => {
    await choose("На сколько вперёд", "14 дней");
    await see("Сегодня клиенты видят время до 9 декабря.");
    await pick("Впритык");
    await see(/Если он в 10:40, предложим 10:40, 11:10, 11:40/);
    await pick("Прятать");
    await choose("В ближайшие", "7 дней");
    await save();
    expect(server.requests("PUT").map(({ path }) => path)).toEqual(["/masters/1/rules"]);
    expect(saved()).toEqual({
      ...schedule.rules,
      version: 3,
      booking_horizon_days: 14,
      grid: "free",
      hole_policy: "hide",
      hide_holes_days: 7,
    });
    expect(server.requests("/preview")).toEqual([]);
  });

  test("are saved after hours, by the version those have got", async () => {
    await choose("Запас до начала", "1 день");
    await pick("Неделя");
    await fill("Работаю с", "13:00");
    await save();
    expect(server.requests("PUT").map(({ body }) => body)).toMatchObject([
      { version: 3 },
      { version: 4 },
    ]);
  });
});

describe("the hours of the date one came from", () => {
  test("are set for that date alone, and lead back to its day", async () => {
    await openCabinet({ path: "/hours/2026-11-26" });
    await seeScreen("Четверг, 26 ноября");
    await press("Задать свои часы");
    await save();
    expect(saved().overrides).toMatchObject([{ date: "2026-11-26" }]);
    expect(location.pathname).toBe("/cabinet/anya-belova/day/2026-11-26");
  });

  test("ask before changes are left behind", async () => {
    await openCabinet({ path: "/hours/2026-11-26" });
    await press("Задать свои часы");
    await press("Назад");
    await see("Сохранить изменения?");
    await press("Остаться");
    expect(screen.queryByRole("dialog")).toBeNull();
    await press("Назад");
    await press("Не сохранять");
    expect(location.pathname).toBe("/cabinet/anya-belova/day/2026-11-26");
    expect(server.requests("PUT")).toEqual([]);
  });

  test("let Telegram ask before the page is closed", async () => {
    const host = new FakeHost();
    await openCabinet({ path: "/hours/2026-11-26" });
    await press("Задать свои часы");
    await waitFor(() =>
      expect(host.last("web_app_setup_closing_behavior")).toEqual({ need_confirmation: true }),
    );
    await press("Отменить изменения");
    await waitFor(() =>
      expect(host.last("web_app_setup_closing_behavior")).toEqual({ need_confirmation: false }),
    );
  });
});

test("hours that can't be loaded are asked for again", async () => {
  server.refuseOnce("/schedule", 503, "unavailable");
  await openCabinet({ path: "/hours" });
  await press("Повторить");
  await screen.findByRole("button", { name: "Воскресенье: выходной" });
});
