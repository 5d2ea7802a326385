import { screen, within } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openCabinet } from "../../../testing/page";
import { isShown, press, see, seeScreen } from "../../../testing/user";
import { MoneyServer } from "../moneyServer";
import { deposits } from "../samples";

let server: MoneyServer;

// Compiling it for the first time takes longer than a test waits for a text.
beforeAll(() => Promise.all([import("../MoneyScreens"), import("./DepositsScreen")]));

beforeEach(() => {
  server = new MoneyServer();
});

async function open(): Promise<void> {
  await openCabinet({ path: "/money/deposits" });
  await seeScreen("Предоплата");
}

async function row(title: string) {
  const heading = await screen.findByRole("heading", { name: title });
  return within(heading.parentElement as HTMLElement);
}

const textOf = (element: HTMLElement) => element.textContent?.replace(/\s/g, " ");

async function choose(title: string, kind: string, amount?: string): Promise<void> {
  const found = await row(title);
  await userEvent.selectOptions(found.getByLabelText(/^Сколько:/), kind);
  if (amount === undefined) return;
  const field = found.getByRole("textbox");
  await userEvent.clear(field);
  await userEvent.type(field, amount);
}

describe("the rules of deposits", () => {
  test("stand in the order in which they are tried, each as the client reads it", async () => {
    await open();
    const titles = (await screen.findAllByRole("listitem")).map(
      (item) => within(item).getByRole("heading").textContent,
    );
    expect(titles.slice(-2)).toEqual(["Постоянные", "Обычно"]);
    const first = (await row("Кто пришёл впервые")).getByText(/^Клиент прочитает/);
    expect(textOf(first)).toBe(
      "Клиент прочитает: «Предоплата 500 ₽ закрепляет время: вы записываетесь впервые.»",
    );
    await see("До визита 28 дней или больше.");
    await see(/Постоянным клиентам предоплата не нужна\./);
  });

  test("are changed and saved with their version", async () => {
    await open();
    await choose("Обычно", "процент", "30");
    await see(/^За услугу «Маникюр с покрытием» клиент прочитает: «Предоплата 660.₽ закрепляет/);
    await press("Постоянный: от скольких визитов: +1");
    await press("Сохранить");
    await see("Правила сохранены. Они действуют для новых записей.");
    const { shop_connected: _, ...policy } = deposits;
    expect(server.requests("PUT /deposits")[0]?.body).toEqual({
      ...policy,
      rows: [...policy.rows.slice(0, 5), { trust: "usual", kind: "percent", amount: 30 }],
      regular_visits: 4,
    });
    expect(isShown("Сохранить")).toBe(false);
  });

  test("with an amount that can't be are not sent", async () => {
    await open();
    await choose("Обычно", "сумма");
    await press("Сохранить");
    await see("Укажите сумму от 1 до 1 000 000.");
    expect(server.requests("PUT")).toEqual([]);
  });

  test.each(["Обычно", "Кого вы пускаете только с предоплатой"])(
    "can't be as usual for: %s",
    async (who) => {
      await open();
      const options = (await row(who)).getAllByRole("option");
      expect(options.map(({ textContent }) => textContent)).not.toContain("как обычно");
    },
  );

  test.each([
    ["full", false],
    ["none", true],
  ] as const)(
    "ask for something of who only comes prepaid, unless it stands otherwise: %s",
    async (kind, isOffered) => {
      const [first, ...others] = deposits.rows;
      server.deposits = { ...deposits, rows: first ? [{ ...first, kind }, ...others] : others };
      await open();
      const options = (await row("Кого вы пускаете только с предоплатой")).getAllByRole("option");
      const names = options.map(({ textContent }) => textContent);
      expect(names.includes("без предоплаты")).toBe(isOffered);
      expect(names).toContain("вся цена");
    },
  );

  test("half changed ask before they are left", async () => {
    await open();
    await choose("Обычно", "вся цена");
    await press("Назад");
    await see("Уйти без сохранения?");
    await press("Уйти");
    await seeScreen("Деньги");
  });

  test("say that nothing is asked for without a shop", async () => {
    server.deposits = { ...deposits, shop_connected: false };
    await open();
    await see(/^Онлайн-оплата не подключена, поэтому предоплату пока не просим/);
    await press("Подключить");
    await seeScreen("Онлайн-оплата");
  });
});

describe("rules changed by somebody else meanwhile", () => {
  beforeEach(async () => {
    await open();
    await choose("Обычно", "вся цена");
    server.deposits = { ...deposits, version: 9, long_lead_days: 14 };
    server.refuseOnce("PUT", 409, "edited_elsewhere");
    await press("Сохранить");
    await see("Ваши изменения не сохранены");
    await see("До визита 14 дней или больше.");
  });

  test("take the changes on top", async () => {
    await press("Применить к свежим");
    await press("Сохранить");
    await see("Правила сохранены. Они действуют для новых записей.");
    expect(server.requests("PUT").at(-1)?.body).toMatchObject({ version: 9, long_lead_days: 14 });
    expect(server.deposits.rows.at(-1)?.kind).toBe("full");
  });

  test("stay as they are when the changes are dropped", async () => {
    await press("Отбросить");
    expect(isShown("Ваши изменения не сохранены")).toBe(false);
    expect(isShown("Сохранить")).toBe(false);
  });
});
