import { screen, waitFor } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openCabinet } from "../../../testing/page";
import { pick, press, see, seeScreen } from "../../../testing/user";
import { MoneyServer } from "../moneyServer";
import { autumn } from "../samples";

let server: MoneyServer;

// Compiling it for the first time takes longer than a test waits for a text.
beforeAll(() =>
  Promise.all([import("../MoneyScreens"), import("./DiscountsScreen"), import("./DiscountScreen")]),
);

beforeEach(() => {
  server = new MoneyServer();
});

const type = async (label: string, text: string) => {
  const field = await screen.findByLabelText(label);
  await userEvent.clear(field);
  if (text !== "") await userEvent.type(field, text);
};
const sent = (what: string) => server.requests(what).at(-1)?.body;

describe("the discounts", () => {
  test("say what each does and what it has given", async () => {
    server.discounts = [autumn];
    await openCabinet({ path: "/money/discounts" });
    await seeScreen("Скидки");
    await see(
      "Скидка 10 % по промокоду ОСЕНЬ, при записи по 30 ноября, одному клиенту не больше 1 раза.",
    );
    await see(/^взяли 12 раз, отдано 3.400.₽$/);
  });

  test("are switched off and on in the list", async () => {
    server.discounts = [autumn];
    await openCabinet({ path: "/money/discounts" });
    await userEvent.click(await screen.findByRole("switch", { name: "Действует: Осень" }));
    await see("Скидка выключена. Записи с ней останутся как есть.");
    const { id: _id, uses: _uses, given_kopecks: _given, ...fields } = autumn;
    expect(sent("PUT /discounts/5")).toEqual({ ...fields, active: false });
  });

  test("edited by somebody else are shown fresh", async () => {
    server.discounts = [autumn];
    await openCabinet({ path: "/money/discounts" });
    await see("Осень");
    server.discounts = [{ ...autumn, version: 3, name: "Зима" }];
    server.refuseOnce("PUT /discounts/5", 409, "edited_elsewhere");
    await userEvent.click(screen.getByRole("switch", { name: "Действует: Осень" }));
    await see("Зима");
  });

  test("are begun with a first one where there are none", async () => {
    await openCabinet({ path: "/money/discounts" });
    await see("Скидок пока нет");
    await press("Добавить скидку");
    await seeScreen("Новая скидка");
  });
});

describe("a new discount", () => {
  test("for happy hours has days and hours, and is said in a sentence", async () => {
    await openCabinet({ path: "/money/discounts/new" });
    await press(/^Счастливые часы/);
    for (const day of ["сб", "вс"]) {
      await userEvent.click(await screen.findByRole("checkbox", { name: day }));
    }
    await see("Скидка 10 % в счастливые часы, в пн, вт, ср, чт, пт с 10:00 до 14:00.");
    await pick("сумма");
    await type("Сумма, ₽", "300");
    await press("Добавить скидку");
    await see("Скидка «Счастливые часы» добавлена.");
    expect(sent("POST /discounts")).toMatchObject({
      kind: "happy_hours",
      percent: null,
      fixed_kopecks: 30_000,
      weekdays: [0, 1, 2, 3, 4],
      from_time: "10:00",
      until_time: "14:00",
      code: null,
    });
    await seeScreen("Скидки");
  });

  test("with a promo code gets one made up, in capitals", async () => {
    await openCabinet({ path: "/money/discounts/new" });
    await press(/^Промокод/);
    await press("Придумать код");
    const code = screen.getByLabelText<HTMLInputElement>("Код");
    expect(code.value).toMatch(/^[A-Z0-9]{6}$/);
    await type("Код", "осень 25");
    await press("Добавить скидку");
    await see("Скидка «Промокод» добавлена.");
    expect(sent("POST /discounts")).toMatchObject({ code: "ОСЕНЬ25", max_uses_per_client: 1 });
  });

  test("has limits of services, clients, dates and uses", async () => {
    await openCabinet({ path: "/money/discounts/new" });
    await press(/^В последний момент/);
    await userEvent.click(await screen.findByRole("checkbox", { name: "Педикюр" }));
    await pick("кто уже был");
    await type("Записаться по", "2026-12-31");
    await type("Сколько раз всего", "20");
    await press("Добавить скидку");
    await see("Скидка «В последний момент» добавлена.");
    expect(sent("POST /discounts")).toMatchObject({
      within_min: 180,
      service_ids: [2],
      audience: "regular",
      last_on: "2026-12-31",
      max_uses: 20,
    });
  });

  test("that is not filled in says where and is not sent", async () => {
    await openCabinet({ path: "/money/discounts/new" });
    await press(/^Каждый N-й визит/);
    await type("Процент, %", "120");
    await press("Добавить скидку");
    await see("Назовите скидку.");
    await see("Укажите целое число от 1 до 100.");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Название")));
    expect(server.requests("POST /discounts")).toEqual([]);
  });
});

describe("a discount", () => {
  beforeEach(() => {
    server.discounts = [autumn];
  });

  test("says at its field what the server refuses", async () => {
    await openCabinet({ path: "/money/discounts/5" });
    await type("Код", "ЗИМА");
    const fields = { code: ["Такой код уже есть."] };
    server.refuseOnce("PUT", 422, "money_invalid", { fields });
    await press("Сохранить");
    await see("Такой код уже есть.");
  });

  test("edited by somebody else keeps one's own words over what is new", async () => {
    await openCabinet({ path: "/money/discounts/5" });
    await type("Название", "Осень для своих");
    server.discounts = [{ ...autumn, version: 3, percent: 15 }];
    server.refuseOnce("PUT", 409, "edited_elsewhere");
    await press("Сохранить");
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>("Процент, %").value).toBe("15"),
    );
    await press("Сохранить");
    await see("«Осень для своих»: сохранили.");
    expect(sent("PUT")).toMatchObject({ version: 3, percent: 15, name: "Осень для своих" });
  });

  test("half edited asks before it is left", async () => {
    await openCabinet({ path: "/money/discounts/5" });
    await type("Название", "Другое");
    await press("Назад");
    await see("Уйти без сохранения?");
    await press("Уйти");
    await seeScreen("Скидки");
  });

  test("that is not there leads back to the list", async () => {
    await openCabinet({ path: "/money/discounts/99" });
    await see("Такой скидки нет");
    await press("К скидкам");
    await seeScreen("Скидки");
  });
});
