import { screen } from "@testing-library/dom";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Paid } from "../../api/wire";
import { openPage } from "../../testing/page";
import { payingAnya } from "../../testing/paying";
import { visit } from "../../testing/samples";
import { FakeServer } from "../../testing/server";
import { isShown, press, see, seeScreen } from "../../testing/user";

const paid: Paid = {
  status: "succeeded",
  amount_kopecks: 50_000,
  visit_status: "booked",
  starts_at: visit.starts_at,
  bot: payingAnya.bot,
};
let server: FakeServer;

// Compiling it for the first time takes longer than a test waits for a text.
beforeAll(() => import("../../paid"));

beforeEach(() => {
  server = new FakeServer();
  server.tenant = payingAnya;
});

// A page taken down while its timers stand still leaves work behind for the next one.
afterEach(() => {
  vi.useRealTimers();
});

async function open(changes: Partial<Paid> = {}): Promise<void> {
  server.once("GET /paid/1f0c", () => ({ body: { ...paid, ...changes } }));
  await openPage({ path: "/paid/1f0c", telegram: null });
}

const hrefOf = (name: string) => screen.getByRole("link", { name }).getAttribute("href");

describe("the page after paying", () => {
  test("needs no session and leads back to Telegram", async () => {
    await open();
    await seeScreen("Оплата прошла");
    await see(/^500.₽ получены\. Ждём вас: сб 28 ноября, 15:00\.$/);
    expect(hrefOf("Вернуться в Telegram")).toBe("https://t.me/anya_belova_bot?start=web");
    expect(isShown("Мои записи в браузере")).toBe(false);
    expect(server.sent.map(({ path }) => path).sort()).toEqual(["", "/paid/1f0c"]);
  });

  test("leads to the visits where there is no bot", async () => {
    server.tenant = { ...payingAnya, bot: null };
    await open({ bot: null });
    await seeScreen("Оплата прошла");
    expect(hrefOf("Мои записи в браузере")).toBe("/app/anya-belova/visits");
  });

  test.each<[Partial<Paid>, string]>([
    [{ status: "canceled" }, "Оплата не прошла"],
    [{ status: "failed" }, "Оплата не прошла"],
    [{ status: "put_aside" }, "Платёж проверяет мастер"],
    [{ visit_status: "cancelled" }, "Оплата пришла поздно"],
    [{ visit_status: "completed" }, "Оплата прошла"],
    [{ status: "ready" }, "Проверяем оплату"],
  ])("of %o begins with %s", async (changes, title) => {
    await open(changes);
    await seeScreen(title);
  });

  test("asks again until the answer is there", async () => {
    await open({ status: "checking" });
    await seeScreen("Проверяем оплату");
    server.once("GET /paid/1f0c", () => ({ body: paid }));
    await screen.findByRole("heading", { name: "Оплата прошла" });
  });

  test("of a payment nobody has made does not claim for long that it is checked", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, now: Date.now() });
    await open({ status: "ready" });
    await seeScreen("Проверяем оплату");
    vi.advanceTimersByTime(15_000);
    await seeScreen("Оплаты пока не видно");
    expect(isShown("Проверить ещё раз")).toBe(true);
  });

  test("of an unknown payment says so and asks no more", async () => {
    await openPage({ path: "/paid/1f0c", telegram: null });
    await seeScreen("Такого платежа нет");
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.dispatchEvent(new Event("visibilitychange"));
    expect(server.requests("/paid/")).toHaveLength(1);
  });

  test("without a network can be asked anew", async () => {
    server.breakOnce("GET /paid/1f0c");
    await openPage({ path: "/paid/1f0c", telegram: null });
    server.once("GET /paid/1f0c", () => ({ body: paid }));
    await press("Повторить");
    await seeScreen("Оплата прошла");
  });
});
