import { screen, waitFor, within } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test } from "vitest";
import type { MoneyEvent, VisitMoney } from "../../../../api/cabinet/wire";
import { at, moneyFor, visit } from "../../../../testing/cabinetSamples";
import { CabinetServer } from "../../../../testing/cabinetServer";
import { openCabinet } from "../../../../testing/page";
import { isShown, pick, press, see, seeScreen } from "../../../../testing/user";

let server: CabinetServer;

beforeEach(() => {
  server = new CabinetServer();
  server.visits = [visit];
});

async function open(): Promise<void> {
  await openCabinet({ path: "/visits/7" });
  await seeScreen("Марина Котова");
}

const fact = async (term: string) =>
  (await see(term)).parentElement?.textContent?.replace(/\s/g, " ");
const dialog = () => within(screen.getByRole("dialog"));
const pressInSheet = async (name: string | RegExp) =>
  userEvent.click(dialog().getByRole("button", { name }));

/** Answers the next such edit with the visit's money as it has become. */
function editOnce(what: string, change: Partial<VisitMoney>): void {
  server.once(what, () => {
    server.money = { ...server.money, ...change, version: 5 };
    server.put({ ...visit, version: 5 });
    return { body: { ...moneyFor(visit), ...server.money } };
  });
}

const paidOnline: Partial<VisitMoney> = {
  deposit_kopecks: 50_000,
  paid_kopecks: 50_000,
  due_kopecks: 170_000,
  refundable_kopecks: 50_000,
};

const event: MoneyEvent = {
  at: at("11:00"),
  kind: "cash",
  amount_kopecks: 170_000,
  status: null,
  reason: null,
  problem: null,
  note: null,
  is_test: false,
  entry_id: null,
  refund_id: null,
};

describe("the money of a visit", () => {
  test("is its price lines, what is paid and what is left", async () => {
    server.money = {
      ...paidOnline,
      price_lines: [
        { kind: "service", name: "Маникюр", amount_kopecks: 240_000, subject_id: 1 },
        { kind: "promo_code", name: "Осень", amount_kopecks: -20_000, subject_id: 5 },
      ],
    };
    await open();
    expect(await fact("Осень")).toBe("Осень−200 ₽");
    expect(await fact("Итого")).toBe("Итого2 200 ₽");
    expect(await fact("Предоплата")).toBe("Предоплата500 ₽, внесена");
    expect(await fact("Осталось на месте")).toBe("Осталось на месте1 700 ₽");
  });

  test("that can't be loaded leaves the price, and says so", async () => {
    server.refuseOnce("/visits/7/money", 503, "unavailable");
    await open();
    await see("Сколько оплачено, сейчас не видно.");
    expect(screen.getByRole("definition").textContent).toMatch(/^2.200.₽$/);
    await press("Повторить");
    await fact("Осталось на месте");
  });

  test("that is awaited says until when the time is kept", async () => {
    const pay_until = at("14:10");
    server.visits = [{ ...visit, status: "awaiting_payment", pay_until, deposit_kopecks: 50_000 }];
    server.money = { pay_until, deposit_kopecks: 50_000 };
    await open();
    await see("ждёт оплаты до 14:10");
    expect(await fact("Осталось на месте")).toBe("Осталось на месте1 700 ₽");
    await see(/^Клиент платит предоплату\. Время держим до 14:10/);
    expect(await fact("Предоплата")).toBe("Предоплата500 ₽, ещё не внесена");
    // She may have brought the deposit in cash.
    await screen.findByRole("button", { name: "Оплачено на месте" });
  });

  test("that went back is not said to be awaited still", async () => {
    server.visits = [{ ...visit, status: "cancelled", deposit_kopecks: 50_000 }];
    server.money = {
      deposit_kopecks: 50_000,
      due_kopecks: 0,
      history: [
        { ...event, kind: "payment", amount_kopecks: 50_000 },
        { ...event, kind: "refund", amount_kopecks: -50_000, status: "succeeded" },
      ],
    };
    await open();
    await see("Возврат");
    expect(isShown("Предоплата")).toBe(false);
    expect(await fact("Вернули")).toBe("Вернули500 ₽");
    expect(isShown("Возвращаем")).toBe(false);
  });

  test("tells what is on its way back from what has come there", async () => {
    const back = { ...event, kind: "refund" as const };
    server.money = {
      ...paidOnline,
      history: [
        { ...back, amount_kopecks: -10_000, status: "owed", refund_id: 31 },
        { ...back, amount_kopecks: -5000, status: "sent" },
        { ...back, amount_kopecks: -20_000, status: "succeeded" },
        { ...back, amount_kopecks: -7000, status: "by_hand" },
      ],
    };
    await open();
    expect(await fact("Возвращаем")).toBe("Возвращаем150 ₽");
    expect(await fact("Вернули")).toBe("Вернули270 ₽");
    const terms = screen.getAllByRole("term").map(({ textContent }) => textContent);
    expect(terms.slice(-4)).toEqual(["Оплачено", "Возвращаем", "Вернули", "Осталось на месте"]);
  });

  test.each([
    { age: "seconds", time: "12:00", problem: null, isListed: false },
    { age: "seconds, but with a problem", time: "12:00", problem: "unknown", isListed: true },
    { age: "minutes", time: "11:58", problem: null, isListed: true },
  ])("leads to an owed refund where it is listed: of $age", async (refund) => {
    const { time, problem, isListed } = refund;
    const owed = {
      kind: "refund",
      amount_kopecks: -50_000,
      status: "owed",
      refund_id: 31,
    } as const;
    server.money = { ...paidOnline, history: [{ ...event, ...owed, at: at(time), problem }] };
    await open();
    await see("Возврат");
    expect(screen.queryByRole("button", { name: "Разобраться" }) !== null).toBe(isListed);
  });

  test("has a history", async () => {
    server.money = {
      history: [
        { ...event, kind: "attempt", amount_kopecks: 50_000, status: "canceled" },
        { ...event, kind: "payment", amount_kopecks: 50_000, is_test: true },
        {
          ...event,
          kind: "refund",
          amount_kopecks: -50_000,
          status: "owed",
          reason: "by_master",
          problem: "insufficient_funds",
          refund_id: 31,
        },
        { ...event, kind: "tip", amount_kopecks: 20_000, status: "voided" },
        { ...event, kind: "kept", amount_kopecks: 10_000, note: "Материалы" },
      ],
    };
    await open();
    await see("Попытка оплаты");
    await see("ср 25 ноября, 11:00 · не оплачено");
    await see("тест");
    await see("ср 25 ноября, 11:00 · ещё не ушёл · вы решили вернуть");
    await see(/^На счёте ЮKassa не хватает денег за сегодня/);
    await see("ср 25 ноября, 11:00 · убрано");
    await see("ср 25 ноября, 11:00 · Материалы");
    await press("Разобраться");
    expect(location.pathname).toBe("/cabinet/anya-belova/money/attention");
  });
});

describe("a payment on site", () => {
  test("is noted with the rest filled in, and a tip", async () => {
    server.money = paidOnline;
    await open();
    await press("Оплачено на месте");
    expect(dialog().getByLabelText<HTMLInputElement>("Сумма, ₽").value).toBe("1700");
    await userEvent.type(dialog().getByLabelText("Чаевые, ₽"), "300");
    await pick("переводом");
    editOnce("POST /visits/7/onsite", { paid_kopecks: 220_000, due_kopecks: 0 });
    await pressInSheet("Отметить");
    await see(/^Отметили: 2.000.₽\.$/);
    expect(server.requests("/onsite")[0]?.body).toEqual({
      version: 4,
      amount_kopecks: 170_000,
      tip_kopecks: 30_000,
      means: "transfer",
    });
    await waitFor(() => expect(isShown("Осталось на месте")).toBe(false));
  });

  test("of nothing, or of words, can't be noted", async () => {
    await open();
    await press("Оплачено на месте");
    const amount = dialog().getByLabelText("Сумма, ₽");
    await userEvent.clear(amount);
    await see("Укажите сумму или чаевые.");
    await userEvent.type(amount, "много");
    await see("Укажите сумму числом, например 1700.");
    const note = dialog().getByRole<HTMLButtonElement>("button", { name: "Отметить" });
    expect(note.disabled).toBe(true);
  });

  test("that was noted by mistake is removed after a question", async () => {
    server.money = { history: [{ ...event, entry_id: 3 }] };
    await open();
    await press(/^Убрать ?: Наличные/);
    editOnce("POST /visits/7/onsite/3/void", { history: [] });
    await pressInSheet("Убрать");
    await see("Отметку убрали.");
    await waitFor(() => expect(isShown("История")).toBe(false));
    expect(server.requests("/void")[0]?.body).toEqual({ version: 4 });
  });

  test("that is gone already can't be removed again", async () => {
    server.money = { history: [{ ...event, entry_id: 3 }] };
    await open();
    await press(/^Убрать ?: Наличные/);
    server.refuseOnce("/void", 404, "payment_not_found");
    await pressInSheet("Убрать");
    await see("Этой отметки об оплате уже нет. Показываем свежее.");
  });

  test("on a visit changed meanwhile shows what is new and keeps the question", async () => {
    await open();
    await press("Оплачено на месте");
    server.refuseOnce("POST /visits/7/onsite", 409, "edited_elsewhere");
    server.money = { version: 9 };
    await pressInSheet("Отметить");
    await see("Кто-то уже изменил это. Показываем свежее.");
    editOnce("POST /visits/7/onsite", { due_kopecks: 0 });
    await pressInSheet("Отметить");
    await see(/^Отметили: 2.200.₽\.$/);
    expect(server.requests("/onsite")[1]?.body).toMatchObject({ version: 9 });
  });
});

describe("a refund", () => {
  beforeEach(() => {
    server.money = paidOnline;
  });

  test("of all is one press and a question", async () => {
    await open();
    await press("Вернуть деньги");
    editOnce("POST /visits/7/refund", { paid_kopecks: 0, refundable_kopecks: 0 });
    await pressInSheet(/^Вернуть 500.₽$/);
    await see(/^Возвращаем 500.₽\.$/);
    expect(server.requests("/refund")[0]?.body).toEqual({
      version: 4,
      amount_kopecks: null,
      words: null,
    });
  });

  test("of a part is no more than there is, with words to the client", async () => {
    await open();
    await press("Вернуть деньги");
    await pick("часть");
    const amount = dialog().getByLabelText("Сумма, ₽");
    await userEvent.type(amount, "700");
    await see(/^Можно не больше 500.₽\.$/);
    await userEvent.clear(amount);
    await userEvent.type(amount, "499,50");
    await see(/^ЮKassa возвращает от 1.₽ и оставляет/);
    await userEvent.clear(amount);
    await userEvent.type(amount, "200");
    await userEvent.type(dialog().getByLabelText(/^Слова клиенту/), "Извините за ожидание");
    editOnce("POST /visits/7/refund", { paid_kopecks: 30_000 });
    await pressInSheet(/^Вернуть 200.₽$/);
    await see(/^Возвращаем 200.₽\.$/);
    expect(server.requests("/refund")[0]?.body).toMatchObject({
      amount_kopecks: 20_000,
      words: "Извините за ожидание",
    });
  });

  test("goes by itself when the visit is called off, and that is said before", async () => {
    await open();
    await see("Осталось на месте");
    await press("Отменить визит");
    await see(/^Оплаченные онлайн 500.₽ вернутся клиенту целиком\.$/);
  });

  test("is not for who may not", async () => {
    server.cabinet = { ...server.cabinet, role: "master" };
    server.money = { ...paidOnline, may_refund: false };
    await open();
    await see("Осталось на месте");
    expect(isShown("Вернуть деньги")).toBe(false);
    expect(isShown("Предоплата и цены для неё")).toBe(false);
    await press("Оплачено на месте");
  });
});

describe("a deposit to decide about", () => {
  beforeEach(() => {
    server.visits = [{ ...visit, status: "no_show" }];
    server.money = { ...paidOnline, can_decide: true, decide_until: at("15:00", "2026-12-02") };
  });

  test("is kept in part with a reason, the rest goes back", async () => {
    await open();
    await see(/^Предоплата 500.₽ ждёт вашего решения\. До ср 2 декабря, 15:00/);
    await press("Оставить часть");
    await userEvent.type(dialog().getByLabelText("Оставить себе, ₽"), "200");
    await see(/^Клиенту вернётся 300.₽\.$/);
    const keep = dialog().getByRole<HTMLButtonElement>("button", { name: /^Оставить 200/ });
    expect(keep.disabled).toBe(true);
    await userEvent.type(dialog().getByLabelText(/^Причина/), "Материалы");
    editOnce("POST /visits/7/keep", {
      can_decide: false,
      kept_kopecks: 20_000,
      kept_reason: "Материалы",
    });
    await userEvent.click(keep);
    await see("Причина: Материалы");
    expect(server.requests("/keep")[0]?.body).toEqual({
      version: 4,
      amount_kopecks: 20_000,
      reason: "Материалы",
    });
  });

  test("goes back whole", async () => {
    await open();
    await press("Вернуть всё");
    editOnce("POST /visits/7/refund", { can_decide: false, refundable_kopecks: 0 });
    await pressInSheet(/^Вернуть 500.₽$/);
    await see(/^Возвращаем 500.₽\.$/);
  });
});
