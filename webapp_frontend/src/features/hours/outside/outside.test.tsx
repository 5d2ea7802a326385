import { fireEvent, screen, waitFor, within } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Outside } from "../../../api/cabinet/wire";
import { openCabinet } from "../../../testing/page";
import { isShown, press, see, seeScreen } from "../../../testing/user";
import { HoursServer } from "../hoursServer";
import { outside } from "../samples";

let server: HoursServer;

// Compiling it for the first time takes longer than a test waits for a text.
beforeAll(() => import("./OutsideScreen"));

beforeEach(() => {
  server = new HoursServer();
  server.outside = outside;
});

/** The card of one client's visit. */
async function card(name: string): Promise<ReturnType<typeof within>> {
  const line = await screen.findByText(new RegExp(`^${name}`));
  return within(line.closest("li") ?? document.body);
}

async function pressOn(name: string, action: string): Promise<void> {
  await userEvent.click((await card(name)).getByRole("button", { name: action }));
}

async function pressInSheet(name: string): Promise<void> {
  const sheet = within(await screen.findByRole("dialog"));
  await userEvent.click(sheet.getByRole("button", { name }));
}

describe("visits outside hours", () => {
  test("are counted and listed, each with who, when and what", async () => {
    await openCabinet({ path: "/outside" });
    await seeScreen("Вне графика");
    await see("2 визита не попадают в часы");
    await see("чт 26 ноября, 10:00–12:00");
    expect((await card("Ольга")).getByText("Telegram нет: сообщите сами.")).toBeTruthy();
    const call = (await card("Ольга")).getByRole("link", { name: "+7 916 000-00-01" });
    expect(call.getAttribute("href")).toBe("tel:+79160000001");
  });

  test("that are none say so and lead to the calendar", async () => {
    server.outside = [];
    await openCabinet({ path: "/outside" });
    await see("Все визиты помещаются в часы");
    await press("К календарю");
    expect(location.pathname).toBe("/cabinet/anya-belova");
  });

  test("that can't be loaded are asked for again", async () => {
    server.refuseOnce("/outside", 503, "unavailable");
    await openCabinet({ path: "/outside" });
    await press("Повторить");
    await see("2 визита не попадают в часы");
  });
});

describe("a visit outside hours", () => {
  beforeEach(() => openCabinet({ path: "/outside" }));

  test("is kept as it is, unless one thinks again", async () => {
    await pressOn("Марина", "Оставить");
    await see("Решено 1 из 2");
    await pressOn("Марина", "Передумать");
    await waitFor(() => expect(isShown("Решено 1 из 2")).toBe(false));
    expect(server.requests("POST /visits")).toEqual([]);
  });

  test("is moved to a proposed time at a tap, and moved back", async () => {
    await pressOn("Марина", "Перенести");
    await userEvent.click(await screen.findByRole("button", { name: /завтра\s*15:00/ }));
    await see("Марина К.: перенесли на чт 26 ноября, 15:00.");
    await see("1 визит не попадает в часы");
    expect(server.requests("/visits/7/move")[0]?.body).toEqual({
      starts_at: "2026-11-26T15:00:00+03:00",
      notify: true,
      version: 1,
    });
    await press("Вернуть");
    await see("2 визита не попадают в часы");
    expect(server.requests("/visits/7/move")[1]?.body).toEqual({
      starts_at: "2026-11-26T10:00:00+03:00",
      notify: true,
      version: 2,
    });
  });

  test("whose new time was taken meanwhile says so and offers fresh ones", async () => {
    server.refuseOnce("/visits/7/move", 409, "slot_taken");
    await pressOn("Марина", "Перенести");
    await userEvent.click(await screen.findByRole("button", { name: /завтра\s*15:00/ }));
    await see("Это время занято. Выберите другое.");
    expect(server.requests("GET /masters/1/outside")).toHaveLength(2);
  });

  test("without times near leads to choosing another by hand", async () => {
    await pressOn("Ольга", "Перенести");
    await see("Близких свободных времён нет. Выберите другое время сами.");
    await pressOn("Ольга", "Другое время");
    expect(location.pathname).toBe("/cabinet/anya-belova/visits/8");
  });

  test("is cancelled with words to the client, and restored", async () => {
    await pressOn("Марина", "Отменить визит");
    fireEvent.input(await screen.findByLabelText(/Что написать/), {
      target: { value: "Простите, заболела" },
    });
    await pressInSheet("Отменить визит");
    await see("Марина К.: визит отменён.");
    expect(server.requests("/visits/7/cancel")[0]?.body).toEqual({
      reason: "Простите, заболела",
      notify: true,
      version: 1,
    });
    await press("Вернуть");
    await see("2 визита не попадают в часы");
    expect(server.requests("/visits/7/restore")[0]?.body).toEqual({ notify: true, version: 2 });
  });

  test("that somebody else has changed stays, and the sheet says why", async () => {
    server.refuseOnce("/visits/8/cancel", 409, "edited_elsewhere");
    await pressOn("Ольга", "Отменить визит");
    await pressInSheet("Отменить визит");
    await see("Кто-то уже изменил это. Показываем свежее.");
    expect(screen.getByRole("dialog")).toBeTruthy();
  });

  test("is offered to choose from, and marked as waiting", async () => {
    await pressOn("Марина", "Пусть выберет");
    await pressInSheet("Отправить");
    await see("Ждём, что выберет");
    expect(server.requests("/proposals")[0]?.body).toEqual({ visits: [7], message: null });
  });
});

test("a client with two visits is written to once as far as the count goes", async () => {
  const [first, second] = outside as [Outside, Outside];
  server.outside = [first, { ...second, visit: { ...second.visit, client: first.visit.client } }];
  server.once("/proposals", () => ({ body: { told: [7, 8], unreachable: [] } }));
  await openCabinet({ path: "/outside" });
  await see(/клиенты пока ничего не знают/);
  await press("Предложить всем выбрать время");
  await pressInSheet("Отправить");
  // On its card, and to who can't see it.
  await waitFor(() => expect(screen.getAllByText("1 клиенту написали")).toHaveLength(2));
  await see("Записи пока на месте. Решите, что с каждой делать.");
});

test("clients who were written to before are not said to know nothing", async () => {
  server.outside = outside.map((one) => ({ ...one, visit: { ...one.visit, move_proposed: true } }));
  await openCabinet({ path: "/outside" });
  await see("Записи пока на месте. Решите, что с каждой делать.");
});

test("all clients are offered to choose in one go, and who has no Telegram is to be called", async () => {
  await openCabinet({ path: "/outside" });
  await press("Предложить всем выбрать время");
  fireEvent.input(await screen.findByLabelText(/От себя/), { target: { value: "Я в отпуске" } });
  await pressInSheet("Отправить");
  await see("1 клиенту написали");
  expect(isShown(/клиенты пока ничего не знают/)).toBe(false);
  expect(server.requests("/proposals")[0]?.body).toEqual({
    visits: [7, 8],
    message: "Я в отпуске",
  });
  const toCall = (await see("Позвоните: Telegram у них нет")).parentElement ?? document.body;
  expect(within(toCall).getByRole("link", { name: "+7 916 000-00-01" })).toBeTruthy();
  await see("Решено 1 из 2");
});
