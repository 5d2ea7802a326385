import { screen, waitFor, within } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openCabinet } from "../../../testing/page";
import { press, see, seeScreen } from "../../../testing/user";
import { MoneyServer } from "../moneyServer";
import { matters } from "../samples";

let server: MoneyServer;

// Compiling it for the first time takes longer than a test waits for a text.
beforeAll(() => Promise.all([import("../MoneyScreens"), import("./AttentionScreen")]));

beforeEach(() => {
  server = new MoneyServer();
  server.attention = matters;
});

async function open(): Promise<void> {
  await openCabinet({ path: "/money/attention" });
  await seeScreen("Нужно внимание");
}

const dialog = () => within(screen.getByRole("dialog"));

describe("what needs attention", () => {
  test("says of each matter what is wrong and what to do", async () => {
    await open();
    await see(/^На счёте ЮKassa не хватает денег за сегодня\. Повторим сами/);
    await see("клиент отменил вовремя · ср 25 ноября");
    await see(/^Предоплата 500 ₽\. Решите до вт 1 декабря, 10:00/);
    await see(
      /^Пришёл платёж не на ту сумму.* Найдите платёж в кабинете ЮKassa\. Если деньги пришли, верните их оттуда и напишите клиенту\.$/,
    );
    await see("Марина Котова · Маникюр с покрытием · нужно было до вт 24 ноября");
  });

  test("is nothing where all is well", async () => {
    server.attention = { refunds: [], decisions: [], payments: [], receipts: [] };
    await open();
    await see("Всё в порядке");
  });

  test("leads to the visit that waits for a decision", async () => {
    await open();
    await press("Решить");
    expect(location.pathname).toBe("/cabinet/anya-belova/visits/8");
  });

  test("that can't be loaded is asked for again", async () => {
    server.breakOnce("GET /money/attention");
    await openCabinet({ path: "/money/attention" });
    await press("Повторить");
    await see("Возвраты");
  });
});

describe("an owed refund", () => {
  test("is tried again in one press", async () => {
    await open();
    server.once("POST /refunds/31/retry", () => ({ status: 204 }));
    await press("Вернуть ещё раз");
    await see("Пробуем вернуть ещё раз.");
    expect(server.requests("POST /refunds/31/retry")).toHaveLength(1);
  });

  test("given back by hand is marked so after a question, and goes from the list", async () => {
    await open();
    await press("Возвращено вручную");
    await see(/^Отмечайте, только если вы вернули 500 ₽ сами: Марина Котова/);
    server.once("POST /refunds/31/by-hand", () => ({ status: 204 }));
    server.attention = { ...matters, refunds: [] };
    await userEvent.click(dialog().getByRole("button", { name: "Возвращено вручную" }));
    await see("Отметили: возвращено.");
    await waitFor(() => expect(screen.queryByText("Возвраты")).toBeNull());
  });

  test("that is settled meanwhile says so and the list is fresh", async () => {
    await open();
    server.refuseOnce("POST /refunds/31/retry", 404, "refund_not_found");
    await press("Вернуть ещё раз");
    await see("Этого возврата уже нет в списке. Показываем свежее.");
    expect(server.requests("GET /money/attention").length).toBeGreaterThan(1);
  });
});

describe("a receipt to be made", () => {
  test.each([
    [50_000, "Деньги вернулись клиенту: аннулируйте чек в «Мой налог»."],
    [
      20_000,
      "Вернули 200 ₽ из 500 ₽: аннулируйте чек на 500 ₽ в «Мой налог» и пробейте новый на 300 ₽.",
    ],
  ])("is annulled after a refund of %d kopecks of 500 ₽", async (amount_kopecks, todo) => {
    const receipts = matters.receipts.map((receipt) => ({
      ...receipt,
      kind: "annul" as const,
      amount_kopecks,
      payment_kopecks: 50_000,
    }));
    server.attention = { ...matters, receipts };
    await open();
    expect((await see(/аннулируйте чек/)).textContent?.replace(/\s/g, " ")).toBe(todo);
  });

  test("is done with its link", async () => {
    await open();
    await press("Готово");
    const link = await screen.findByLabelText("Ссылка на чек");
    await userEvent.type(link, "lknpd.nalog.ru/1");
    await see("Ссылка начинается с https://.");
    await userEvent.clear(link);
    await userEvent.type(link, "https://lknpd.nalog.ru/1");
    server.once("POST /receipts/51/done", () => ({ status: 204 }));
    server.attention = { ...matters, receipts: [] };
    await userEvent.click(dialog().getByRole("button", { name: "Готово" }));
    await see("Отметили: чек готов.");
    expect(server.requests("/receipts/51/done")[0]?.body).toEqual({
      link: "https://lknpd.nalog.ru/1",
    });
  });

  test("is done without one too, and a failure leaves the question open", async () => {
    await open();
    await press("Готово");
    server.breakOnce("POST /receipts/51/done");
    await userEvent.click(dialog().getByRole("button", { name: "Готово" }));
    await see("Нет связи с сервером. Проверьте интернет и повторите.");
    server.once("POST /receipts/51/done", () => ({ status: 204 }));
    await userEvent.click(dialog().getByRole("button", { name: "Готово" }));
    await see("Отметили: чек готов.");
    expect(server.requests("/receipts/51/done")[1]?.body).toEqual({ link: null });
  });
});
