import { fireEvent, screen, waitFor } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { BookingRules, ScheduleDraft } from "../../api/cabinet/wire";
import { openCabinet } from "../../testing/page";
import { isShown, pick, press, see, seeScreen } from "../../testing/user";
import { HoursServer } from "./hoursServer";
import { outside, schedule } from "./samples";

let server: HoursServer;

// Compiling it for the first time takes longer than a test waits for a text.
beforeAll(() =>
  Promise.all([
    import("./HoursScreen"),
    import("./DateHoursScreen"),
    import("./outside/OutsideScreen"),
  ]),
);

beforeEach(() => {
  server = new HoursServer();
});

async function setTime(label: string, time: string): Promise<void> {
  fireEvent.input(await screen.findByLabelText(label), { target: { value: time } });
}

async function toggle(label: string): Promise<void> {
  await userEvent.click(await screen.findByRole("switch", { name: label }));
}

function saved(): ScheduleDraft & BookingRules {
  return server.requests("PUT /masters/1/schedule").at(-1)?.body as ScheduleDraft & BookingRules;
}

describe("the week", () => {
  test("tells each day's hours and opens on today's", async () => {
    await openCabinet({ path: "/hours" });
    await seeScreen("Рабочее время");
    const today = await screen.findByRole("button", {
      name: "Среда: 12:00–21:00, перерыв 16:00–16:30",
    });
    expect(today.getAttribute("aria-pressed")).toBe("true");
    expect(screen.getByRole("button", { name: "Воскресенье: выходной" })).toBeTruthy();
    expect(isShown("Сохранить")).toBe(false);
  });

  test("shows what a change does to visits before it is saved, and saves it", async () => {
    await openCabinet({ path: "/hours" });
    await setTime("Работаю с", "13:00");
    await see("Все записи помещаются в новые часы.");
    await press("Сохранить");
    await see("Часы сохранены.");
    expect(saved()).toMatchObject({ version: 3 });
    expect(saved().weekly[2]).toEqual({
      weekday: 2,
      windows: [["13:00", "21:00"]],
      breaks: [["16:00", "16:30"]],
    });
    expect(isShown("Сохранить")).toBe(false);
  });

  test("names the visits that would be outside, shows them, and leads to them once saved", async () => {
    server.outside = outside;
    await openCabinet({ path: "/hours" });
    await setTime("Работаю с", "13:00");
    await see("2 визита останутся вне графика: завтра, 10:00 и чт 3 дек., 11:00.");
    await press("Посмотреть");
    await see("Марина К. · Маникюр с покрытием");
    await press("Закрыть");
    await press("Сохранить");
    await seeScreen("Вне графика");
    await see("Часы сохранены. 2 визита останутся вне графика.");
  });

  test("is copied to another day at a tap, and back", async () => {
    await openCabinet({ path: "/hours" });
    await press("Понедельник");
    await see("Понедельник: те же часы");
    await screen.findByRole("button", { name: "Понедельник: 12:00–21:00, перерыв 16:00–16:30" });
    await press("Вернуть");
    await screen.findByRole("button", { name: "Понедельник: 10:00–14:00, 15:00–19:00" });
  });

  test("takes a day off and gives its hours back", async () => {
    await openCabinet({ path: "/hours" });
    await toggle("Выходной");
    await screen.findByRole("button", { name: "Среда: выходной" });
    await toggle("Выходной");
    await screen.findByRole("button", { name: "Среда: 12:00–21:00, перерыв 16:00–16:30" });
    expect(isShown("Сохранить")).toBe(false);
  });

  test("gets more intervals and loses breaks", async () => {
    await openCabinet({ path: "/hours" });
    await press("+ интервал");
    await press("Убрать перерыв 16:00–16:30");
    await press("Сохранить");
    await see("Часы сохранены.");
    expect(saved().weekly[2]).toEqual({
      weekday: 2,
      windows: [
        ["12:00", "21:00"],
        ["22:00", "00:00"],
      ],
      breaks: [],
    });
  });

  test("goes on after midnight and says until when", async () => {
    await openCabinet({ path: "/hours" });
    await setTime("Работаю до", "02:00");
    await see("до 02:00 следующего дня");
    await see("Все записи помещаются в новые часы.");
  });

  test("with a fault says where and what, asks for no preview and can't be saved", async () => {
    await openCabinet({ path: "/hours" });
    await setTime("Перерыв до", "22:00");
    await see(/Перерыв выходит за рабочие часы/);
    const [field] = await screen.findAllByLabelText("Перерыв до");
    expect(field?.getAttribute("aria-invalid")).toBe("true");
    const save = await screen.findByRole<HTMLButtonElement>("button", { name: "Сохранить" });
    expect(save.disabled).toBe(true);
    expect(server.requests("/preview")).toEqual([]);
  });

  test("that the server refuses is marked at its field", async () => {
    await openCabinet({ path: "/hours" });
    await setTime("Работаю с", "13:00");
    server.refuseOnce("PUT", 422, "schedule_invalid", {
      fields: { "weekly.2.windows.0": ["Пересекается с другим промежутком."] },
    });
    await press("Сохранить");
    await see("Пересекается с другим промежутком.");
    const field = await screen.findByLabelText("Работаю с");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    await setTime("Работаю с", "12:30");
    await waitFor(() => expect(isShown(/Пересекается/)).toBe(false));
  });

  test("that the server would refuse is marked before it is saved", async () => {
    await openCabinet({ path: "/hours" });
    server.refuseOnce("/preview", 422, "schedule_invalid", {
      fields: { "weekly.2.windows.0": ["Пересекается с другим промежутком."] },
    });
    await setTime("Работаю с", "13:00");
    await see("Пересекается с другим промежутком.");
    await setTime("Работаю с", "12:30");
    await see("Все записи помещаются в новые часы.");
    expect(isShown(/Пересекается/)).toBe(false);
  });

  test("can be put back as it was before the changes", async () => {
    await openCabinet({ path: "/hours" });
    await setTime("Работаю с", "13:00");
    await press("Отменить изменения");
    await see("Изменения отменены.");
    await screen.findByRole("button", { name: "Среда: 12:00–21:00, перерыв 16:00–16:30" });
  });

  test("keeps its changes while another screen is looked at", async () => {
    await openCabinet({ path: "/hours" });
    await setTime("Работаю с", "13:00");
    await userEvent.click(screen.getByRole("link", { name: "Ещё" }));
    await userEvent.click(screen.getByRole("link", { name: "Часы" }));
    await screen.findByRole("button", { name: "Среда: 13:00–21:00, перерыв 16:00–16:30" });
  });
});

describe("hours changed by somebody else meanwhile", () => {
  beforeEach(async () => {
    await openCabinet({ path: "/hours" });
    await setTime("Работаю с", "13:00");
    server.schedule = {
      ...schedule,
      version: 9,
      weekly: [
        { weekday: 0, windows: [["09:00", "12:00"]], breaks: [] },
        ...schedule.weekly.slice(1),
      ],
    };
    server.refuseOnce("PUT", 409, "edited_elsewhere");
    await press("Сохранить");
    await see("Ваши изменения не сохранены");
  });

  test("are shown fresh, and the changes applied to them", async () => {
    await screen.findByRole("button", { name: "Среда: 12:00–21:00, перерыв 16:00–16:30" });
    await press("Применить к свежим");
    await press("Сохранить");
    await see("Часы сохранены.");
    expect(saved()).toMatchObject({ version: 9 });
    expect(saved().weekly[0]?.windows).toEqual([["09:00", "12:00"]]);
    expect(saved().weekly[2]?.windows).toEqual([["13:00", "21:00"]]);
  });

  test("are left as they are when the changes are dropped", async () => {
    await press("Отбросить");
    await screen.findByRole("button", { name: "Понедельник: 09:00–12:00" });
    expect(isShown("Сохранить")).toBe(false);
    expect(isShown("Ваши изменения не сохранены")).toBe(false);
  });
});

describe("in a studio", () => {
  beforeEach(() => {
    const masters = [...server.cabinet.masters, { id: 2, name: "Оля", title: null }];
    server.cabinet = { ...server.cabinet, masters };
  });

  test("each master has hours and changes of her own", async () => {
    await openCabinet({ path: "/hours" });
    await setTime("Работаю с", "13:00");
    await pick("Оля");
    await waitFor(() => expect(server.requests("GET /masters/2/schedule")).toHaveLength(1));
    await screen.findByRole("button", { name: "Среда: 12:00–21:00, перерыв 16:00–16:30" });
    await pick("Аня");
    await screen.findByRole("button", { name: "Среда: 13:00–21:00, перерыв 16:00–16:30" });
  });
});
