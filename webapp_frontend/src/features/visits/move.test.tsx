import { screen, waitFor, within } from "@testing-library/dom";
import { beforeEach, describe, expect, test } from "vitest";
import type { Visit } from "../../api/wire";
import { FakeHost } from "../../testing/host";
import { openPage } from "../../testing/page";
import { dayOn, daysBetweenDates, visit } from "../../testing/samples";
import { FakeServer } from "../../testing/server";
import { isShown, pick, press, see, seeScreen } from "../../testing/user";

const moved: Visit = {
  ...visit,
  starts_at: "2026-11-26T12:00:00+03:00",
  ends_at: "2026-11-26T14:00:00+03:00",
};
const stuck: Visit = {
  ...visit,
  can_move: false,
  reschedule_until: "2026-11-25T11:00:00+03:00",
};
let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
  server.visits = { coming: [visit], past: [] };
});

function accept(): void {
  server.once("/reschedule", () => {
    server.visits = { coming: [moved], past: [] };
    return { body: moved };
  });
}

/** Asks to move the visit to Thursday noon. */
async function askForThursday(): Promise<HTMLElement> {
  await openPage({ path: "/visits/7/move" });
  await press(/^чт 26/);
  await pick("12:00");
  await press("Перенести");
  return screen.findByRole("dialog", { name: "Перенести запись?" });
}

async function confirmIn(sheet: HTMLElement): Promise<void> {
  within(sheet).getByRole("button", { name: "Перенести" }).click();
}

describe("moving a visit", () => {
  test("begins on its own day, without the time it has", async () => {
    await openPage({ path: "/visits/7" });
    await press("Перенести");
    await seeScreen("Перенести запись");
    await see("сб 28 ноября, 15:00–17:00");
    await see("На этот день всё занято.");
    expect(server.requests("/visits/7/availability")[0]?.path).toMatch(/from=2026-11-25&to=/);
    expect(server.requests("/visits/7/availability")).toHaveLength(1);
    expect(screen.queryByRole("radio", { name: /15:00/ })).toBeNull();
  });

  test("shows what was and what will be, then says that it is done", async () => {
    accept();
    const sheet = await askForThursday();
    expect(sheet.textContent).toContain("Былосб 28 ноября, 15:00–17:00");
    expect(sheet.textContent).toContain("Станетчт 26 ноября, 12:00–14:00");
    await confirmIn(sheet);
    await seeScreen("Запись");
    await see("четверг, 26 ноября · 12:00");
    expect(isShown("Запись перенесена: чт 26 ноября, 12:00.")).toBe(true);
    expect(server.requests("/reschedule")[0]?.body).toEqual({ starts_at: moved.starts_at });
    expect(location.pathname).toBe("/app/anya-belova/visits/7");
  });

  test("says so once only", async () => {
    accept();
    await confirmIn(await askForThursday());
    await see("четверг, 26 ноября · 12:00");
    await press("Назад");
    await press(/^чт 26 ноября/);
    await see("четверг, 26 ноября · 12:00");
    expect(document.querySelector("main")?.textContent).not.toContain("Запись перенесена");
  });

  test("to a time that was taken offers the times nearby with the same master", async () => {
    const alternatives = [
      { at: "2026-11-26T16:45:00+03:00", master: 1 },
      { at: "2026-11-26T12:00:00+03:00", master: 2 },
    ];
    server.refuseOnce("/reschedule", 409, "slot_taken", { alternatives });
    const sheet = await askForThursday();
    await confirmIn(sheet);
    await see("Это время только что заняли.");
    expect(within(sheet).queryByRole("button", { name: "Перенести" })).toBeNull();
    expect(within(sheet).queryByRole("button", { name: /12:00/ })).toBeNull();
    await press("завтра 16:45");
    await waitFor(() => expect(sheet.textContent).toContain("Станетчт 26 ноября, 16:45–18:45"));
    accept();
    await confirmIn(sheet);
    await seeScreen("Запись");
    expect(server.requests("/reschedule")[1]?.body).toEqual({ starts_at: alternatives[0]?.at });
  });

  test("to a time that was taken can be given up for all the others", async () => {
    server.refuseOnce("/reschedule", 409, "slot_taken");
    await confirmIn(await askForThursday());
    await press("Выбрать другое время");
    expect(screen.queryByRole("dialog")).toBeNull();
    await screen.findByRole("button", { name: "Выберите новое время" });
  });

  test("is tried again after a broken connection", async () => {
    server.breakOnce("/reschedule");
    const sheet = await askForThursday();
    await confirmIn(sheet);
    await see("Нет связи с сервером. Проверьте интернет и повторите.");
    accept();
    await press("Повторить");
    await see("четверг, 26 ноября · 12:00");
  });

  test("too late meanwhile says until when it was possible", async () => {
    server.once("/reschedule", () => {
      server.visits = { coming: [stuck], past: [] };
      return { status: 409, body: { code: "reschedule_too_late" } };
    });
    await confirmIn(await askForThursday());
    await see("Перенести уже не получится");
    await see(/^Перенести можно было до ср 25 ноября, 11:00\. Напишите мастеру/);
    await press("К записи");
    await seeScreen("Запись");
  });

  test("is not offered once it is too late, and the visit says so", async () => {
    server.visits = { coming: [stuck], past: [] };
    await openPage({ path: "/visits/7" });
    await see(/Перенести её уже не получится\.$/);
    expect(screen.queryByRole("button", { name: "Перенести" })).toBeNull();
  });

  test("of a visit that was cancelled is explained", async () => {
    const cancelled: Visit = { ...visit, status: "cancelled", can_cancel: false, can_move: false };
    server.visits = { coming: [], past: [cancelled] };
    await openPage({ path: "/visits/7/move" });
    await see("Эта запись уже отменена или прошла.");
  });

  test("outside Telegram leads there", async () => {
    await openPage({ path: "/visits/7/move", telegram: null });
    await see("Записи видны в Telegram");
  });
});

describe("inside Telegram", () => {
  test("its own button asks, and gives way to the question", async () => {
    const host = new FakeHost();
    const mainButton = () => host.last("web_app_setup_main_button");
    await openPage({ path: "/visits/7/move" });
    await press(/^чт 26/);
    await pick("12:00");
    await waitFor(() => expect(mainButton()).toMatchObject({ text: "Перенести" }));
    host.say("main_button_pressed");
    await screen.findByRole("dialog");
    await waitFor(() => expect(mainButton()).toEqual({ is_visible: false }));
    host.say("back_button_pressed");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await seeScreen("Перенести запись");
  });
});

describe("a visit that the master wants to be moved", () => {
  const proposed: Visit = { ...visit, move_proposed: true };

  beforeEach(() => {
    server.visits = { coming: [proposed], past: [] };
  });

  test("is marked on the card and in the list", async () => {
    await openPage();
    await see("Мастер просит выбрать другое время");
    await press(/^Мои записи/);
    await see("Предстоящие");
    await see("Мастер просит выбрать другое время");
  });

  test("leads to the times, without the rule of moving", async () => {
    await openPage({ path: "/visits/7" });
    await see(/мастер увидит, что отмена поздняя\.$/);
    await press("Выбрать время");
    await seeScreen("Перенести запись");
    await see("Мастер просит выбрать другое время");
  });

  test("opens the next day with times, without a press", async () => {
    await openPage({ path: "/visits/7/move" });
    await see(/^четверг, 3 декабря · 1 окошко/);
  });

  test("opens the first day with times where there are none after its own", async () => {
    server.days = (from, to) =>
      daysBetweenDates(from, to).map((day) => ({
        ...day,
        starts: day.date < "2026-11-28" ? day.starts : [],
      }));
    await openPage({ path: "/visits/7/move" });
    await see(/^среда, 25 ноября · 1 окошко/);
  });

  test("stays on its own day where that has other times", async () => {
    server.days = (from, to) =>
      daysBetweenDates(from, to).map((day) =>
        day.date === "2026-11-28" ? dayOn(day.date, ["10:00", "15:00"]) : day,
      );
    await openPage({ path: "/visits/7/move" });
    await see(/^суббота, 28 ноября · 1 окошко/);
  });
});
