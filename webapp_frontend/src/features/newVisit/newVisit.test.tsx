import { fireEvent, screen, waitFor } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { StaffBooking } from "../../api/cabinet/wire";
import { at, manicure, ownCabinet, studioCabinet, visit } from "../../testing/cabinetSamples";
import { EditingServer } from "../../testing/editingServer";
import { FakeHost } from "../../testing/host";
import { openCabinet } from "../../testing/page";
import { isShown, pick, press, see, seeScreen } from "../../testing/user";

let server: EditingServer;

// Compiling it for the first time takes longer than a test waits for a text.
beforeAll(() => import("./NewVisitScreen"));

beforeEach(() => {
  server = new EditingServer();
});

const given = "/new?at=2026-11-28T15%3A00%3A00%2B03%3A00&master=1";
const choose = async (service: RegExp) =>
  userEvent.click(await screen.findByRole("checkbox", { name: service }));
const enter = async (label: string, value: string) => {
  fireEvent.input(await screen.findByLabelText(label), { target: { value } });
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>(label).value).toBe(value));
};
const bookings = () => server.requests("POST /visits");
const bookedAt = () => (bookings().at(-1)?.body as StaffBooking | undefined)?.starts_at;

describe("a visit written down by the master", () => {
  test("takes a client, a service and one of the best times", async () => {
    await openCabinet({ path: "/new" });
    await seeScreen("Новая запись");
    await press(/^Марина Котова/);
    await choose(/^Маникюр с покрытием/);
    await pick(/завтра 11:00/);
    await see("чт 26 ноября, 11:00–13:00 · 2 200 ₽");
    await press("Записать");
    await see("Марина Котова: записали на чт 26 ноября, 11:00.");
    expect(bookings()[0]?.body).toEqual({
      master: 1,
      starts_at: at("11:00", "2026-11-26"),
      services: [1],
      client: { id: 11 },
      comment: null,
      notify: true,
    });
    expect(location.pathname).toBe("/cabinet/anya-belova/day/2026-11-26");
  });

  test("says step by step what is still missing", async () => {
    await openCabinet({ path: "/new" });
    const isDisabled = async (name: string) =>
      (await screen.findByRole<HTMLButtonElement>("button", { name })).disabled;
    expect(await isDisabled("Выберите клиента")).toBe(true);
    await press(/^Марина/);
    expect(await isDisabled("Выберите услуги")).toBe(true);
    await choose(/^Педикюр/);
    expect(await isDisabled("Выберите время")).toBe(true);
  });

  test("may have several services, numbered in their order, with their sum", async () => {
    await openCabinet({ path: "/new" });
    await choose(/^Педикюр/);
    await choose(/^Маникюр с покрытием/);
    await see(/^Всего 3 ч 30 мин · 5 000 ₽$/);
    expect(screen.getByRole("checkbox", { name: /^1\. Педикюр/ })).toBeTruthy();
    await waitFor(() =>
      expect(server.requests("/availability").at(-1)?.path).toContain("services=2%2C1"),
    );
  });

  test("may lie at any time at all, told by the tenant's clock", async () => {
    process.env.TZ = "America/New_York";
    await openCabinet({ path: "/new" });
    await press(/^Марина/);
    await choose(/^Маникюр/);
    await press("Другое время");
    await enter("Дата", "2026-12-01");
    await enter("Начало", "21:15");
    await see("вторник, 1 декабря · 21:15–23:15");
    await press("Записать");
    await waitFor(() => expect(bookedAt()).toBe(at("21:15", "2026-12-01")));
  });

  test("finds a free time by day where the best ones do not suit", async () => {
    await openCabinet({ path: "/new" });
    await press(/^Марина/);
    await choose(/^Маникюр/);
    await press("Ещё время");
    await see("среда, 25 ноября");
    await pick("15:00");
    await press("Записать");
    await waitFor(() => expect(bookedAt()).toBe(at("15:00")));
  });

  test("needs no choice of the only service", async () => {
    server.cabinet = { ...ownCabinet, services: [manicure] };
    await openCabinet({ path: "/new" });
    await see(/^Всего 2 ч/);
  });

  test("asks before what was entered is left behind", async () => {
    await openCabinet({ path: "/new" });
    await press(/^Марина/);
    await press("Назад");
    await see("Уйти без записи?");
    await press("Остаться");
    await see("Марина Котова");
  });

  test("is done again for the same client with the same services", async () => {
    server.put(visit);
    await openCabinet({ path: "/new?visit=7" });
    await see("Марина Котова");
    await see(/^Всего 2 ч · /);
  });

  test("is shown in the calendar of the master it is with", async () => {
    server.cabinet = { ...studioCabinet, services: [{ ...manicure, master_ids: [1, 2] }] };
    await openCabinet({ path: "/new" });
    await pick("Катя");
    await press(/^Марина/);
    await pick(/завтра 11:00/);
    await press("Записать");
    await seeScreen("Четверг, 26 ноября");
    await waitFor(() => expect(server.requests("/days?master=2")).not.toEqual([]));
  });

  test("of a studio is with a master who performs its services", async () => {
    const masters = [...ownCabinet.masters, { id: 2, name: "Оля", title: null }];
    const both = { ...manicure, id: 2, name: "Педикюр", master_ids: [1, 2] };
    server.cabinet = { ...ownCabinet, masters, services: [manicure, both] };
    await openCabinet({ path: "/new" });
    await choose(/^Маникюр/);
    await pick("Оля");
    await waitFor(() => expect(screen.queryByRole("checkbox", { name: /^Маникюр/ })).toBeNull());
    await screen.findByRole("button", { name: "Выберите клиента" });
    expect(isShown(/^Всего/)).toBe(false);
  });
});

describe("a time chosen in the calendar", () => {
  test("is kept and checked once the services are known", async () => {
    await openCabinet({ path: given });
    await see("суббота, 28 ноября · 15:00");
    await choose(/^Маникюр/);
    await see("суббота, 28 ноября · 15:00–17:00");
    await see("Время свободно.");
    expect(server.requests("/availability")).toEqual([]);
  });

  test("that breaks a rule is warned of and not forbidden", async () => {
    const text = "Вне рабочих часов: до 19:00.";
    server.explanation = {
      ...server.explanation,
      offered: false,
      reasons: [{ code: "outside_hours", text }],
    };
    await openCabinet({ path: given });
    await press(/^Марина/);
    await choose(/^Маникюр/);
    await see(text);
    await see("Записать всё равно можно.");
    await press("Записать");
    await waitFor(() => expect(bookings()).toHaveLength(1));
  });

  test("is warned of where it leaves a hole that nothing fits into", async () => {
    server.explanation = { ...server.explanation, leaves_min: [20, 240] };
    await openCabinet({ path: given });
    await choose(/^Маникюр/);
    await see(/20 мин/);
    expect(isShown(/4 ч/)).toBe(false);
  });

  test("that is taken says by whom, and nothing of holes", async () => {
    const reasons = [{ code: "taken", text: "Занято: Соня Б., 15:30–17:00" }];
    server.explanation = { offered: false, free: false, reasons, leaves_min: [20, 0] };
    await openCabinet({ path: given });
    await choose(/^Маникюр/);
    await see("Занято: Соня Б., 15:30–17:00.");
    await see("Выберите другое время.");
    expect(isShown(/20 мин/)).toBe(false);
  });

  test("gives place to another", async () => {
    await openCabinet({ path: given });
    await choose(/^Маникюр/);
    await press("Другое время");
    await pick(/сегодня 16:30/);
    await see("среда, 25 ноября · 16:30–18:30");
  });
});

describe("a booking that does not succeed", () => {
  beforeEach(async () => {
    await openCabinet({ path: given });
    await press(/^Марина/);
    await choose(/^Маникюр/);
  });

  test("because the time is taken offers others nearby", async () => {
    const alternatives = [{ at: at("17:15", "2026-11-28"), master: 1 }];
    server.refuseOnce("POST /visits", 409, "slot_taken", { alternatives });
    await press("Записать");
    await see("Это время занято. Выберите другое.");
    await press("сб 28 17:15");
    await press("Записать");
    await waitFor(() => expect(bookedAt()).toBe(at("17:15", "2026-11-28")));
  });

  test("for want of an answer is sent again with the same key", async () => {
    server.breakOnce("POST /visits");
    await press("Записать");
    await see(/второй записи не появится/);
    await press("Записать");
    await waitFor(() => expect(bookings()).toHaveLength(2));
    const [first, second] = bookings().map(({ headers }) => headers["Idempotency-Key"]);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(second).toBe(first);
  });

  test("and is changed then goes with another key", async () => {
    server.breakOnce("POST /visits");
    await press("Записать");
    await see(/второй записи не появится/);
    await choose(/^Педикюр/);
    await press("Записать");
    await waitFor(() => expect(bookings()).toHaveLength(2));
    const keys = bookings().map(({ headers }) => headers["Idempotency-Key"]);
    expect(keys[1]).not.toBe(keys[0]);
  });
});

describe("inside Telegram", () => {
  test("a half filled form asks before the app closes, and the main button books", async () => {
    const host = new FakeHost();
    const closing = () => host.last("web_app_setup_closing_behavior");
    const button = () => host.last("web_app_setup_main_button");
    await openCabinet({ path: given });
    await press(/^Марина/);
    await waitFor(() => expect(closing()).toEqual({ need_confirmation: true }));
    expect(button()).toMatchObject({ text: "Выберите услуги", is_active: false });
    await choose(/^Маникюр/);
    await waitFor(() => expect(button()).toMatchObject({ text: "Записать", is_active: true }));
    host.say("main_button_pressed");
    await waitFor(() => expect(bookings()).toHaveLength(1));
    await waitFor(() => expect(closing()).toEqual({ need_confirmation: false }));
  });

  test("the way back asks first, and back again stays", async () => {
    const host = new FakeHost();
    await openCabinet({ path: given });
    await press(/^Марина/);
    host.say("back_button_pressed");
    await see("Уйти без записи?");
    host.say("back_button_pressed");
    await waitFor(() => expect(isShown("Уйти без записи?")).toBe(false));
    await seeScreen("Новая запись");
  });
});
