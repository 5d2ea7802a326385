import { screen } from "@testing-library/dom";
import { beforeEach, describe, expect, test } from "vitest";
import type { ListedPayment } from "../../api/wire";
import { FakeHost } from "../../testing/host";
import { openPage } from "../../testing/page";
import { heldVisit, payingAnya } from "../../testing/paying";
import { visit } from "../../testing/samples";
import { FakeServer } from "../../testing/server";
import { isShown, press, see, seeScreen } from "../../testing/user";

const listed: ListedPayment = {
  id: 31,
  visit_id: 7,
  services: "Маникюр с покрытием",
  starts_at: visit.starts_at,
  amount_kopecks: 50_000,
  status: "succeeded",
  portion: "deposit",
  created_at: "2026-11-25T12:00:00+03:00",
  is_test: true,
  method: "sbp",
  refunds: [
    {
      amount_kopecks: 20_000,
      status: "succeeded",
      reason: "by_master",
      created_at: "2026-11-26T12:00:00+03:00",
      settled_at: "2026-11-26T12:01:00+03:00",
    },
    {
      amount_kopecks: 30_000,
      status: "owed",
      reason: "unheard_of",
      created_at: "2026-11-26T12:00:00+03:00",
      settled_at: null,
    },
  ],
  receipts: [
    { kind: "prepayment", status: "succeeded", link: "https://receipts.example/1" },
    { kind: "final", status: "pending", link: null },
    { kind: "annul", status: "todo", link: null },
  ],
};
let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
  server.tenant = payingAnya;
  server.put(heldVisit);
});

describe("my payments", () => {
  test("are reached from my visits and say so where there are none", async () => {
    await openPage({ path: "/visits" });
    await press("Мои платежи");
    await seeScreen("Мои платежи");
    await see("Платежей пока нет");
  });

  test("tell what was paid, how, what went back and why", async () => {
    server.payments = [
      listed,
      { ...listed, id: 30, visit_id: 8, status: "canceled", method: null },
    ];
    await openPage({ path: "/payments" });
    await see("Оплачено · СБП · тестовый · ср 25 ноября");
    await see("Не прошёл · тестовый · ср 25 ноября");
    expect(
      screen.getAllByText(/^Возврат 200.₽: вернули, чт 26 ноября, решение мастера$/),
    ).toHaveLength(2);
    expect(screen.getAllByText(/^Возврат 300.₽: вернём, ждём ЮKassa$/)).toHaveLength(2);
  });

  test("leave out attempts that another one followed before anything was paid", async () => {
    const bare = { ...listed, refunds: [], receipts: [] };
    server.payments = [
      { ...bare, id: 33, status: "ready" },
      { ...bare, id: 32, status: "canceled" },
      { ...bare, id: 31 },
      { ...bare, id: 30, status: "ready" },
    ];
    await openPage({ path: "/payments" });
    await see(/^Ждёт оплаты/);
    expect(screen.getAllByRole("listitem")).toHaveLength(2);
    expect(isShown(/^Оплачено/)).toBe(true);
  });

  test("have their receipts, or say where these come from", async () => {
    server.payments = [listed];
    await openPage({ path: "/payments" });
    const link = await screen.findByRole("link", { name: "Чек предоплаты" });
    expect(link.getAttribute("href")).toBe("https://receipts.example/1");
    await see("Чек за визит: придёт на почту");
    await see("Чек возврата: пришлёт мастер");
  });

  test("open a receipt outside the Mini App in Telegram", async () => {
    const host = new FakeHost();
    server.payments = [listed];
    await openPage({ path: "/payments" });
    (await screen.findByRole("link", { name: "Чек предоплаты" })).click();
    expect(host.last("web_app_open_link")).toEqual({ url: "https://receipts.example/1" });
  });

  test("lead to their visits", async () => {
    server.payments = [listed];
    await openPage({ path: "/payments" });
    await press("К записи Маникюр с покрытием");
    await seeScreen("Запись");
  });

  test("that can't be loaded are asked for again", async () => {
    server.breakOnce("GET /payments");
    server.payments = [listed];
    await openPage({ path: "/payments" });
    await press("Повторить");
    await see(/^Оплачено/);
  });

  test("are explained to who has opened the page in a browser", async () => {
    await openPage({ path: "/payments", telegram: null });
    await see("Записи видны в Telegram");
  });
});
