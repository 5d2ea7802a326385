import { screen, waitFor, within } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { at } from "../../../testing/cabinetSamples";
import { openCabinet } from "../../../testing/page";
import { isShown, pick, press, see, seeScreen } from "../../../testing/user";
import { MoneyServer } from "../moneyServer";
import { shop } from "../samples";

let server: MoneyServer;

// Compiling it for the first time takes longer than a test waits for a text.
beforeAll(() => Promise.all([import("../MoneyScreens"), import("./ShopScreen")]));

beforeEach(() => {
  server = new MoneyServer();
});

async function open(): Promise<void> {
  await openCabinet({ path: "/money/shop" });
  await seeScreen("Онлайн-оплата");
}

const secretField = () => screen.findByLabelText<HTMLInputElement>("Секретный ключ");

async function connect(account: string, secret: string): Promise<void> {
  const number = await screen.findByLabelText("Номер магазина (shopId)");
  await userEvent.clear(number);
  await userEvent.type(number, account);
  await userEvent.type(await secretField(), secret);
  await press("Подключить");
}

const liveKey = "live_abcdefghij0123456789";

describe("connecting a shop", () => {
  test("goes from its keys over the check to the notification address", async () => {
    await open();
    await see(/^Клиенты вносят предоплату картой или по СБП/);
    await connect("123456", liveKey);
    await see("Проверяем магазин");
    expect(server.requests("PUT /shop")[0]?.body).toEqual({
      account_id: "123456",
      secret_key: liveKey,
    });
    server.settings = { ...server.settings, shop };
    await screen.findByText("Магазин подключён");
    await see("боевой");
    await see("payment.waiting_for_capture");
    const address = screen.getByLabelText<HTMLInputElement>("Адрес уведомлений");
    expect(address.value).toBe("https://okoshko.example/yookassa/abc");
    await see(/^ЮKassa ещё не стучалась/);
  });

  test("checks the shape of both before anything is sent", async () => {
    await open();
    await connect("12", "secret");
    await see("Это 3–20 цифр, например 123456.");
    await see("Скопируйте ключ целиком: он начинается с live_ или test_.");
    expect(server.requests("PUT /shop")).toEqual([]);
  });

  test("hides the key, keeps it from the browser's memory and never fills it in again", async () => {
    server.settings = {
      ...server.settings,
      shop: { ...shop, state: "rejected", problem: "keys_rejected" },
    };
    await open();
    const field = await secretField();
    expect([field.type, field.autocomplete, field.value]).toEqual(["password", "off", ""]);
    const account = screen.getByLabelText<HTMLInputElement>("Номер магазина (shopId)");
    expect(account.value).toBe("123456");
  });

  test("says at the field what the server refuses", async () => {
    await open();
    server.refuseOnce("PUT /shop", 422, "money_invalid", { fields: { secret_key: ["?"] } });
    await connect("123456", liveKey);
    await see("Скопируйте ключ целиком: он начинается с live_ или test_.");
  });
});

describe("a shop", () => {
  test.each([
    ["keys_rejected", /^ЮKassa не приняла ключ/],
    ["other_shop", /^Ключ от другого магазина/],
  ] as const)("refused as %s says what to do", async (problem, sentence) => {
    server.settings = { ...server.settings, shop: { ...shop, state: "rejected", problem } };
    await open();
    await see(sentence);
    await see("Пока ключ не заменён, клиенты не могут платить онлайн.");
    await screen.findByRole("button", { name: "Подключить" });
  });

  test("for tests says that its money is not real", async () => {
    server.settings = { ...server.settings, shop: { ...shop, is_test: true } };
    await open();
    await see("тестовый");
    await see(/^Деньги в тестовом магазине ненастоящие/);
  });

  test("that has been notified of something says when", async () => {
    server.settings = { ...server.settings, shop: { ...shop, notified_at: at("11:30") } };
    await open();
    await see("ЮKassa уже стучалась: ср 25 ноября, 11:30.");
  });

  test("is checked again at a press", async () => {
    server.settings = { ...server.settings, shop };
    await open();
    server.once("POST /shop/check", () => ({
      body: { ...server.settings, shop: { ...shop, state: "checking" } },
    }));
    await press("Проверить ещё раз");
    await see("Проверяем магазин");
  });

  test("that works again says so once the answer is there", async () => {
    server.settings = { ...server.settings, shop: { ...shop, state: "rejected" } };
    await open();
    await see("Магазин не подключён");
    server.once("POST /shop/check", () => ({ body: server.settings }));
    await press("Проверить ещё раз");
    await see("Спрашиваем ЮKassa, ответ появится здесь.");
    server.settings = { ...server.settings, shop: { ...shop, checked_at: at("15:00") } };
    await screen.findByText("Магазин подключён");
  });

  test("gets another key", async () => {
    server.settings = { ...server.settings, shop };
    await open();
    await press("Заменить ключ");
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.type(dialog.getByLabelText("Секретный ключ"), liveKey);
    await userEvent.click(dialog.getByRole("button", { name: "Заменить ключ" }));
    await see("Проверяем магазин");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  test("is disconnected after a question", async () => {
    server.settings = { ...server.settings, shop };
    await open();
    await press("Отключить магазин");
    await see(/Уже начатые оплаты и возвраты доведём до конца/);
    const dialog = within(screen.getByRole("dialog"));
    await userEvent.click(dialog.getByRole("button", { name: "Отключить магазин" }));
    await see("Магазин отключён.");
    expect(server.requests("DELETE /shop")).toHaveLength(1);
    await screen.findByRole("button", { name: "Подключить" });
  });

  test("is the owner's to change, and an administrator sees how it is", async () => {
    server.cabinet = { ...server.cabinet, role: "administrator" };
    server.settings = { ...server.settings, shop: { ...shop, webhook_url: null } };
    await open();
    await see("Магазин подключён");
    await see("Подключает и меняет онлайн-оплату только владелец.");
    expect(isShown("Отключить магазин")).toBe(false);
  });
});

describe("how clients pay", () => {
  beforeEach(async () => {
    server.settings = { ...server.settings, shop };
    await open();
  });

  test("is changed at once", async () => {
    await userEvent.selectOptions(await screen.findByLabelText("Время держим за клиентом"), "15");
    await see("Сохранили.");
    expect(server.requests("PATCH /shop")[0]?.body).toEqual({ hold_min: 15 });
    await see(/^Если ЮKassa недоступна, клиент с предоплатой не запишется/);
    await userEvent.click(screen.getByRole("switch", { name: /^Записывать без предоплаты/ }));
    await see(/^Если ЮKassa недоступна, клиент запишется без предоплаты/);
  });

  test("says who makes receipts", async () => {
    await see(/^После онлайн-оплаты напомним пробить чек/);
    await pick("Делаю сама, не напоминать");
    await see("О чеках не напоминаем.");
    expect(server.requests("PATCH /shop")[0]?.body).toEqual({ receipts: "own" });
  });

  test("is put back where the server refuses", async () => {
    server.refuseOnce("PATCH /shop", 503, "unavailable");
    await pick("Делаю сама, не напоминать");
    await see(/^После онлайн-оплаты напомним пробить чек/);
    expect(screen.getByRole<HTMLInputElement>("radio", { name: /Мой налог/ }).checked).toBe(true);
  });
});

test("a shop that makes receipts itself asks for the VAT rate only", async () => {
  server.settings = { ...server.settings, shop: { ...shop, fiscal: true, receipts: "yookassa" } };
  await open();
  await userEvent.selectOptions(await screen.findByLabelText("Ставка НДС"), "5 %");
  await see("Сохранили.");
  expect(server.requests("PATCH /shop")[0]?.body).toEqual({ vat_code: 7 });
  expect(screen.queryByRole("group", { name: "Кто делает чеки" })).toBeNull();
});
