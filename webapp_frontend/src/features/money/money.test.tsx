import { screen, waitFor, within } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { visit } from "../../testing/cabinetSamples";
import { openCabinet } from "../../testing/page";
import { isShown, press, see, seeScreen } from "../../testing/user";
import { MoneyServer } from "./moneyServer";
import { matters, november, shop } from "./samples";

let server: MoneyServer;

// Compiling it for the first time takes longer than a test waits for a text.
beforeAll(() => import("./MoneyScreens"));

beforeEach(() => {
  server = new MoneyServer();
});

const plain = (element: Element | null | undefined) => element?.textContent?.replace(/\s/g, " ");
const fact = (term: string) => plain(screen.getByText(term).parentElement);

describe("the month", () => {
  test("is a picture with its totals and what lies ahead", async () => {
    await openCabinet({ path: "/money" });
    await seeScreen("Деньги");
    await see("ноябрь 2026");
    expect(fact("Онлайн")).toBe("Онлайн2 700 ₽");
    expect(fact("Возвраты")).toBe("Возвраты−500 ₽");
    expect(fact("Предоплаты за будущие визиты")).toBe("Предоплаты за будущие визиты500 ₽");
    expect(fact("Ждём на месте до конца месяца")).toBe("Ждём на месте до конца месяца3 400 ₽");
    await see("Предоплаты остаются деньгами клиентов, пока визит не состоялся.");
    expect(screen.getAllByRole("radio")).toHaveLength(30);
    const day = screen.getByRole("radio", { name: /^25 ноября/ });
    expect(day.getAttribute("aria-label")?.replace(/\s/g, " ")).toBe(
      "25 ноября: онлайн 2 700 ₽, на месте 2 000 ₽, 2 визита",
    );
  });

  test.each([
    { tips: 30_000, top: "самый денежный день, без чаевых: 4 700 ₽" },
    { tips: 0, top: "самый денежный день: 4 700 ₽" },
  ])("says what its best day has brought, with tips of $tips kopecks", async ({ tips, top }) => {
    const totals = { ...november.totals, tips_kopecks: tips };
    server.months = { "2026-11": { ...november, totals } };
    await openCabinet({ path: "/money" });
    expect(plain(await see(/^самый денежный день/))).toBe(top);
  });

  test("shows a day's entries when its bar is pressed, and all of them again", async () => {
    await openCabinet({ path: "/money" });
    await see("Движения: ноябрь 2026");
    await screen.findByRole("button", { name: /^Юля/ });
    await userEvent.click(screen.getByRole("radio", { name: /^25 ноября/ }));
    await see("Движения: ср 25 ноября");
    expect(screen.queryByRole("button", { name: /^Юля/ })).toBeNull();
    await userEvent.click(screen.getByRole("radio", { name: /^2 ноября/ }));
    await see("В этот день деньги не двигались.");
    await press("Весь месяц");
    await screen.findByRole("button", { name: /^Юля/ });
  });

  test("leads from an entry to its visit", async () => {
    server.visits = [visit];
    await openCabinet({ path: "/money" });
    const [first] = await screen.findAllByRole("button", { name: /^Марина Котова/ });
    await userEvent.click(first ?? document.body);
    expect(location.pathname).toBe("/cabinet/anya-belova/visits/7");
  });

  test("gives place to the one before, which may be empty", async () => {
    await openCabinet({ path: "/money" });
    await see("ноябрь 2026");
    await press("Предыдущий месяц");
    await see("октябрь 2026");
    await see("В этом месяце денег ещё не было");
    expect(location.pathname).toBe("/cabinet/anya-belova/money/2026-10");
    await press("Следующий месяц");
    await see("Движения: ноябрь 2026");
  });

  test("says that test money is not counted", async () => {
    server.months = { "2026-11": { ...november, has_test: true } };
    await openCabinet({ path: "/money" });
    await see("Были и тестовые платежи: в суммы они не входят.");
  });

  test("that can't be loaded is asked for again", async () => {
    server.breakOnce("GET /money?");
    await openCabinet({ path: "/money" });
    await press("Повторить");
    await see("Итого");
  });

  test("says how online payment is", async () => {
    server.settings = { ...server.settings, shop: { ...shop, is_test: true } };
    await openCabinet({ path: "/money" });
    await screen.findByRole("button", { name: /Онлайн-оплата.*подключена в тестовом режиме/ });
  });
});

describe("money", () => {
  test("has a tab, with a badge where something waits", async () => {
    server.attention = matters;
    await openCabinet();
    const tab = await screen.findByRole("link", { name: /^Деньги/ });
    await waitFor(() => expect(plain(tab)).toBe("Деньги, нужно внимание: 4"));
  });

  test("is not for a master of the studio", async () => {
    server.cabinet = { ...server.cabinet, role: "master" };
    await openCabinet({ path: "/money" });
    await seeScreen("Такой страницы нет");
    await openCabinet();
    await seeScreen("Среда, 25 ноября");
    expect(screen.queryByRole("link", { name: /^Деньги/ })).toBeNull();
    expect(server.requests("/money")).toEqual([]);
  });
});

describe("the table", () => {
  async function open() {
    await openCabinet({ path: "/money" });
    await press(/^Выгрузить таблицу/);
    await see("Готово: 1 строка.");
    return within(screen.getByRole("dialog"));
  }

  test("is fetched with the session and copied without the mark of its encoding", async () => {
    const user = userEvent.setup();
    await open();
    expect(server.requests("/money.csv")[0]).toMatchObject({
      path: "/money.csv?from=2026-11-01&to=2026-11-30",
      headers: { Authorization: "Bearer token" },
    });
    await user.click(screen.getByRole("button", { name: "Скопировать таблицу" }));
    await see("Таблица скопирована: вставьте её в письмо или заметки.");
    expect(await navigator.clipboard.readText()).toBe("Дата;Сумма\r\n25.11.2026;2700\r\n");
  });

  test("is saved as a file that Excel can read", async () => {
    const saved = vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:table");
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, "click").mockReturnValue();
    await open();
    await press("Скачать файл");
    const file = saved.mock.calls[0]?.[0] as File;
    expect(file.name).toBe("okoshko-2026-11.csv");
    expect([...new Uint8Array(await file.arrayBuffer())].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
    expect(clicked).toHaveBeenCalledOnce();
  });

  test("is handed on as a file where the phone can, and whoever thinks twice has not failed", async () => {
    const share = vi.fn().mockRejectedValue(new DOMException("", "AbortError"));
    const able = { canShare: () => true, share };
    for (const [name, value] of Object.entries(able)) {
      Object.defineProperty(navigator, name, { value, configurable: true });
    }
    await open();
    await press("Отправить файлом");
    await waitFor(() => expect(share).toHaveBeenCalledOnce());
    expect(isShown("Отправить не получилось. Скопируйте таблицу.")).toBe(false);
    share.mockRejectedValue(new DOMException("", "NotAllowedError"));
    await press("Отправить файлом");
    await see("Отправить не получилось. Скопируйте таблицу.");
    for (const name of Object.keys(able)) Reflect.deleteProperty(navigator, name);
  });

  test("of a year is asked for as a whole", async () => {
    const dialog = await open();
    await userEvent.click(dialog.getByRole("radio", { name: "2026 год" }));
    await waitFor(() =>
      expect(server.requests("/money.csv")[1]?.path).toBe(
        "/money.csv?from=2026-01-01&to=2026-12-31",
      ),
    );
  });

  test("that can't be had is asked for again", async () => {
    server.refuseOnce("/money.csv", 503, "unavailable");
    await openCabinet({ path: "/money" });
    await press(/^Выгрузить таблицу/);
    await press("Повторить");
    await see("Готово: 1 строка.");
    expect(isShown("Готовим таблицу…")).toBe(false);
  });
});
