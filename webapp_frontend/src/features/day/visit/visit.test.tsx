import { screen, waitFor, within } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test } from "vitest";
import { at, manicure, marina, studioCabinet, visit } from "../../../testing/cabinetSamples";
import { CabinetServer } from "../../../testing/cabinetServer";
import { openCabinet } from "../../../testing/page";
import { isShown, press, see, seeScreen } from "../../../testing/user";

let server: CabinetServer;

beforeEach(() => {
  server = new CabinetServer();
});

const past = { ...visit, starts_at: at("10:00"), ends_at: at("12:00") };
const request = { ...visit, status: "awaiting_approval" as const };

async function open(): Promise<void> {
  await openCabinet({ path: "/visits/7" });
  await seeScreen("Марина Котова");
}

describe("a visit", () => {
  test("tells when, what for, and who comes", async () => {
    server.visits = [{ ...visit, client: { ...marina, no_shows: 1, note: "Аллергия" } }];
    await open();
    await see("среда, 25 ноября · 15:00");
    await see("визитов раньше: 3 · не приходила: 1");
    await see("Аллергия");
    const call = screen.getByRole("link", { name: "Позвонить: +7 916 123-45-67" });
    expect(call.getAttribute("href")).toBe("tel:+79161234567");
  });

  test("that does not exist says so and leads to the calendar", async () => {
    server.refuseOnce("GET /visits/7", 404, "visit_not_found");
    await openCabinet({ path: "/visits/7" });
    await see("Такой записи нет. Вернитесь к календарю.");
    expect(screen.queryByRole("button", { name: "Повторить" })).toBeNull();
    await press("К календарю");
    expect(location.pathname).toBe("/cabinet/anya-belova");
  });

  test("that can't be loaded is asked for again", async () => {
    server.visits = [visit];
    server.refuseOnce("GET /visits/7", 503, "unavailable");
    await openCabinet({ path: "/visits/7" });
    await press("Повторить");
    await seeScreen("Марина Котова");
  });

  test("that has begun is marked as kept, and the mark is taken back", async () => {
    server.visits = [past];
    server.editOnce("POST /visits/7/status", () => ({ ...past, status: "completed", version: 5 }));
    await open();
    await press("Пришла");
    await see("Отметили: пришла.");
    expect(server.requests("/status")[0]?.body).toEqual({ status: "completed", version: 4 });
    server.editOnce("POST /visits/7/status", () => ({ ...past, version: 6 }));
    await press("Вернуть");
    await see("Вернули как было.");
    expect(server.requests("/status")[1]?.body).toEqual({ status: "booked", version: 5 });
    expect(screen.getByRole("button", { name: "Не пришла" })).toBeTruthy();
  });

  test("to come can't be marked yet", async () => {
    server.visits = [visit];
    await open();
    expect(isShown("Пришла")).toBe(false);
  });

  test("that waits for approval is approved in one press", async () => {
    server.visits = [request];
    server.editOnce("POST /visits/7/status", () => ({ ...visit, version: 5 }));
    await open();
    await press("Подтвердить");
    await see("Подтверждено. Клиент узнает сразу.");
    expect(server.requests("/status")[0]?.body).toEqual({ status: "booked", version: 4 });
  });

  test("that waits for approval is declined with a reason", async () => {
    server.visits = [request];
    server.editOnce("POST /visits/7/cancel", () => ({ ...visit, status: "cancelled", version: 5 }));
    await open();
    await press("Отклонить");
    await userEvent.type(await screen.findByLabelText("Причина"), "Уезжаю");
    // The sheet's button stands after the one that opened it.
    const buttons = await screen.findAllByRole("button", { name: "Отклонить" });
    await userEvent.click(buttons.at(-1) ?? document.body);
    await see("Заявка отклонена.");
    expect(server.requests("/cancel")[0]?.body).toEqual({
      reason: "Уезжаю",
      notify: true,
      version: 4,
    });
  });

  test("is moved without dragging, the best times first", async () => {
    server.visits = [visit];
    server.once("GET /availability", () => ({
      body: {
        days: [{ date: "2026-11-25", load: "few", starts: [{ at: at("17:30") }] }],
        best: [{ at: at("11:00", "2026-11-26") }],
      },
    }));
    server.editOnce("POST /visits/7/move", () => ({
      ...visit,
      version: 5,
      starts_at: at("11:00", "2026-11-26"),
      ends_at: at("13:00", "2026-11-26"),
    }));
    await open();
    await press("Перенести");
    await press("чт 26 ноября 11:00");
    await see("чт 26 ноября, 11:00–13:00");
    await press("Сохранить");
    await see("Перенесли на чт 26 ноября, 11:00.");
    await see("четверг, 26 ноября · 11:00");
    expect(server.requests("GET /availability")[0]?.path).toContain("visit=7");
  });

  test("is passed to a colleague who performs all of it, and back", async () => {
    const masters = [...studioCabinet.masters, { id: 3, name: "Ира", title: null }];
    const services = [{ ...manicure, master_ids: [1, 2] }];
    server.cabinet = { ...studioCabinet, masters, services };
    server.visits = [visit];
    const free = { days: [], best: [{ at: at("16:00") }] };
    server.once("GET /availability", () => ({ body: free }));
    await open();
    await press("Перенести");
    const whom = await screen.findByLabelText("К кому");
    expect([...whom.children].map((option) => option.textContent)).toEqual(["Оля", "Катя"]);
    server.once("GET /availability", () => ({ body: free }));
    await userEvent.selectOptions(whom, "Катя");
    await press("ср 25 ноября 16:00");
    await see("Катя, ср 25 ноября, 16:00–18:00");
    const passed = {
      ...visit,
      version: 5,
      starts_at: at("16:00"),
      master: { id: 2, name: "Катя" },
    };
    server.editOnce("POST /visits/7/move", () => passed);
    await press("Сохранить");
    await see("Перенесли: Катя, ср 25 ноября, 16:00.");
    expect(server.requests("GET /availability")[1]?.path).toContain("master=2");
    expect(server.requests("/move")[0]?.body).toMatchObject({ master: 2, starts_at: at("16:00") });
    server.editOnce("POST /visits/7/move", () => ({ ...visit, version: 6 }));
    await press("Вернуть");
    await see("Вернули как было.");
    expect(server.requests("/move")[1]?.body).toMatchObject({ master: 1, starts_at: at("15:00") });
  });

  test("is moved to any time by hand, and the time is checked first", async () => {
    server.visits = [visit];
    server.once("GET /availability", () => ({ body: { days: [], best: [] } }));
    await open();
    await press("Перенести");
    const time = await screen.findByLabelText("Другое время");
    await userEvent.clear(time);
    await userEvent.type(time, "21:00");
    await press("Проверить это время");
    await see("ср 25 ноября, 21:00–23:00");
    await waitFor(() => expect(server.requests("/explain")).toHaveLength(1));
  });

  test("is cancelled after a question, and restored by undo", async () => {
    server.visits = [visit];
    server.editOnce("POST /visits/7/cancel", () => ({ ...visit, status: "cancelled", version: 5 }));
    await open();
    await press("Отменить визит");
    const buttons = await screen.findAllByRole("button", { name: "Отменить визит" });
    await userEvent.click(buttons.at(-1) ?? document.body);
    await see("Визит отменён.");
    server.editOnce("POST /visits/7/restore", () => ({ ...visit, version: 6 }));
    await press("Вернуть");
    await see("Вернули как было.");
    expect(server.requests("/restore")[0]?.body).toEqual({ notify: true, version: 5 });
  });

  test("whose time was taken since it was cancelled is booked anew", async () => {
    const cancelled = { ...visit, status: "cancelled" as const, cancel_reason: "Заболела" };
    server.visits = [cancelled];
    server.refuseOnce("POST /visits/7/restore", 409, "slot_taken");
    await open();
    await see("Причина: Заболела");
    await press("Восстановить визит");
    const buttons = await screen.findAllByRole("button", { name: "Восстановить визит" });
    await userEvent.click(buttons.at(-1) ?? document.body);
    const refusal = within(await screen.findByRole("alert"));
    expect(refusal.getByText(/^Это время уже занято\. Запишите клиента заново/)).toBeTruthy();
    await userEvent.click(refusal.getByRole("button", { name: "Записать ещё раз" }));
    expect(location.pathname + location.search).toBe("/cabinet/anya-belova/new?master=1&visit=7");
  });

  test("too long for the next one says what is in the way", async () => {
    server.visits = [visit];
    server.refuseOnce("POST /visits/7/resize", 409, "slot_taken", {
      alternatives: [{ at: at("17:30"), master: 1 }],
    });
    await open();
    await press("Длительность");
    await press("Сохранить");
    await see(/^Так долго не получится: мешает другой визит/);
    expect(isShown("Это время занято. Выберите другое.")).toBe(false);
  });

  test("gets other services", async () => {
    server.visits = [visit];
    server.editOnce("POST /visits/7/services", () => ({ ...visit, version: 5 }));
    await open();
    await press("Услуги визита");
    await userEvent.click(await screen.findByRole("checkbox", { name: /Педикюр/ }));
    await press("Сохранить");
    await see("Услуги визита изменены.");
    expect(server.requests("/services")[0]?.body).toEqual({
      services: [1, 2],
      notify: false,
      version: 4,
    });
  });

  test("gets a note for the master's eyes", async () => {
    server.visits = [visit];
    server.editOnce("POST /visits/7/note", (body) => ({
      ...visit,
      version: 5,
      staff_note: String(body.staff_note),
    }));
    await open();
    await userEvent.type(screen.getByLabelText(/Заметка о визите/), "Любит тишину");
    await press("Сохранить");
    await see("Заметка сохранена.");
    expect(server.requests("/note")[0]?.body).toEqual({ staff_note: "Любит тишину", version: 4 });
  });

  test("keeps a note that is not saved yet over a look at the day", async () => {
    server.visits = [visit];
    await open();
    await userEvent.type(screen.getByLabelText(/Заметка о визите/), "Любит тишину");
    await press("Назад");
    await press(/^Марина Котова/);
    await seeScreen("Марина Котова");
    const note = await screen.findByLabelText<HTMLTextAreaElement>(/Заметка о визите/);
    expect(note.value).toBe("Любит тишину");
  });

  test("leads to who the client is, and what is corrected there is shown", async () => {
    server.visits = [visit];
    server.once("POST /clients/11", () => {
      server.put({ ...visit, client: { ...marina, note: "Аллергия" } });
      return { body: marina };
    });
    await open();
    await press("Заметка о клиенте");
    await userEvent.type(await screen.findByLabelText(/Заметка о клиенте ·/), "Аллергия");
    await press("Сохранить");
    await see("Сохранили данные клиента.");
    expect(server.requests("POST /clients/11")[0]?.body).toEqual({
      first_name: "Марина",
      last_name: "Котова",
      phone: "+79161234567",
      note: "Аллергия",
    });
    await waitFor(() => expect(screen.getAllByText("Аллергия").length).toBeGreaterThan(0));
  });
});
