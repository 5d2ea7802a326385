import { screen, waitFor } from "@testing-library/dom";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Visit, VisitService } from "../../api/wire";
import { openPage } from "../../testing/page";
import { studio, visit } from "../../testing/samples";
import { FakeServer } from "../../testing/server";
import { isShown, press, see, seeScreen } from "../../testing/user";

const cancelled: Visit = { ...visit, status: "cancelled", can_cancel: false };
const missed: Visit = { ...visit, id: 3, status: "no_show", can_cancel: false };
let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
});

describe("my visits", () => {
  test("stand apart by coming and past, each with what became of it", async () => {
    server.visits = { coming: [visit], past: [missed] };
    await openPage({ path: "/visits" });
    await screen.findByRole("heading", { name: "Предстоящие" });
    expect(screen.getByRole("heading", { name: "Прошедшие" })).toBeTruthy();
    expect(isShown("Визит не состоялся")).toBe(true);
  });

  test("that are none yet lead to booking", async () => {
    await openPage({ path: "/visits" });
    await see("Записей пока нет");
    await press("Записаться");
    await seeScreen("Аня Белова");
  });

  test("are explained to who has opened the page in a browser", async () => {
    await openPage({ path: "/visits", telegram: null });
    await see("Записи видны в Telegram");
    expect(screen.getByRole("link", { name: "Открыть в Telegram" })).toBeTruthy();
    expect(server.requests("/session")).toEqual([]);
  });

  test("that can't be loaded are asked for again", async () => {
    for (let attempt = 0; attempt < 2; attempt += 1) server.breakOnce("GET /visits");
    server.visits = { coming: [visit], past: [] };
    await openPage({ path: "/visits" });
    await press("Повторить");
    await see("сб 28 ноября, 15:00–17:00");
  });
});

describe("a visit", () => {
  beforeEach(() => {
    server.visits = { coming: [visit], past: [] };
  });

  test("opens by its address and can be put into a calendar", async () => {
    await openPage({ path: "/visits/7" });
    await see("суббота, 28 ноября · 15:00");
    const calendar = screen.getByRole("link", { name: "В календарь" });
    expect(calendar.getAttribute("href")).toBe(visit.calendar_url);
  });

  test("says of each service whether its price only starts there", async () => {
    const [manicure] = visit.services as [VisitService];
    const design = { ...manicure, id: 2, name: "Дизайн", price_kopecks: 140_000, price_from: true };
    const both = {
      ...visit,
      services: [manicure, design],
      price_from: true,
      price_kopecks: 360_000,
      price_lines: [],
    };
    server.visits = { coming: [both], past: [] };
    await openPage({ path: "/visits/7" });
    const priceOf = async (term: string) => (await see(term)).nextElementSibling?.textContent;
    expect(await priceOf("Дизайн")).toMatch(/^от 1.400.₽$/);
    expect(await priceOf("Маникюр с покрытием")).toMatch(/^2.200.₽$/);
  });

  test("is cancelled after a question that says until when that is free", async () => {
    server.once("POST /visits/7/cancel", () => ({ body: cancelled }));
    await openPage({ path: "/visits/7" });
    await press("Отменить");
    await see("До пт 27 ноября, 15:00 отмена бесплатна. Мастер узнает сразу.");
    server.visits = { coming: [], past: [cancelled] };
    await press("Отменить запись");
    await see("Запись отменена");
    expect(server.requests("/cancel")[0]?.body).toEqual({ reason: null });
  });

  test("cancelled right after booking no longer claims to be booked", async () => {
    server.once("POST /visits/7/cancel", () => ({ body: cancelled }));
    await openPage({ path: "/booked/7" });
    await see("Вы записаны");
    await press("Отменить");
    server.visits = { coming: [], past: [cancelled] };
    await press("Отменить запись");
    await see("Запись отменена");
    expect(isShown("Вы записаны")).toBe(false);
    await waitFor(() => expect(document.activeElement?.tagName).toBe("H1"));
  });

  test("that was cancelled leaves the focus on the heading and not on a button that is gone", async () => {
    // As browsers do: the focus goes back to what had it before the dialog.
    vi.spyOn(HTMLDialogElement.prototype, "close").mockImplementation(() => {
      (document.activeElement as HTMLElement).blur();
    });
    server.once("POST /visits/7/cancel", () => ({ body: cancelled }));
    await openPage({ path: "/visits/7" });
    await press("Отменить");
    server.visits = { coming: [], past: [cancelled] };
    await press("Отменить запись");
    await see("Запись отменена");
    await waitFor(() => expect(document.activeElement?.tagName).toBe("H1"));
  });

  test("just booked in a studio is said to be with whom, under a heading of its own", async () => {
    server.tenant = studio;
    await openPage({ path: "/booked/7" });
    await seeScreen("Вы записаны");
    await see("Маникюр с покрытием · Аня");
    expect(screen.getAllByRole("heading", { level: 1 })).toHaveLength(1);
  });

  test("that is late to cancel says so before", async () => {
    const late = { ...visit, free_cancel_until: "2026-11-24T15:00:00+03:00" };
    server.visits = { coming: [late], past: [] };
    await openPage({ path: "/visits/7" });
    await press("Отменить");
    await see("Срок бесплатной отмены прошёл: мастер увидит, что отмена поздняя.");
  });

  test("stays when the client thinks again", async () => {
    await openPage({ path: "/visits/7" });
    await press("Отменить");
    await press("Оставить");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(server.requests("/cancel")).toEqual([]);
  });

  test("that has begun can't be cancelled, and the page says why", async () => {
    server.refuseOnce("POST /visits/7/cancel", 409, "visit_already_started");
    await openPage({ path: "/visits/7" });
    await press("Отменить");
    await press("Отменить запись");
    await see("Этот визит уже начался, отменить его нельзя.");
  });

  test("that was cancelled can be booked again", async () => {
    server.visits = { coming: [], past: [cancelled] };
    await openPage({ path: "/visits/7" });
    await press("Записаться снова");
    await seeScreen("Маникюр с покрытием");
  });

  test("of somebody else is not found", async () => {
    await openPage({ path: "/visits/99" });
    await see("Такой записи нет");
  });
});
