import { screen, waitFor } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test } from "vitest";
import type { Quote, Visit } from "../../api/wire";
import { openPage } from "../../testing/page";
import { depositQuote, heldVisit, payingAnya, plainQuote } from "../../testing/paying";
import { manicure, visit } from "../../testing/samples";
import { FakeServer } from "../../testing/server";
import { isShown, pick, press, see, seeScreen } from "../../testing/user";

const bookWithDeposit = /^Внести 500.₽ и записаться$/;
let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
  server.tenant = payingAnya;
});

async function chooseSaturday(quote: Partial<Quote> = {}): Promise<void> {
  server.quote = () => ({ ...depositQuote, ...quote });
  await openPage();
  await press("сб 28 15:00");
  await seeScreen("Проверьте запись");
}

function accept(booked: Visit): void {
  server.once("POST /visits", () => ({ status: 201, body: server.put(booked) }));
}

const plain = (text: string | null | undefined) => text?.replace(/\s/g, " ");
const rows = () => [...document.querySelectorAll("dl > div")].map((row) => plain(row.textContent));
const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });
const booked = () => server.requests("POST /visits").filter(({ path }) => path === "/visits");

describe("the price", () => {
  test("stands line by line with what was taken off and what is paid when", async () => {
    await chooseSaturday({
      lines: [
        ...plainQuote.lines,
        { kind: "personal_price", name: manicure.name, amount_kopecks: -20_000, subject_id: 1 },
        { kind: "happy_hours", name: "Счастливые часы", amount_kopecks: -20_000, subject_id: 5 },
      ],
      price_kopecks: 180_000,
    });
    await see("Предоплата сейчас");
    expect(rows()).toEqual([
      "Маникюр с покрытием2 200 ₽",
      "Ваша цена−200 ₽",
      "Счастливые часы−200 ₽",
      "Итого1 800 ₽",
      "Предоплата сейчас500 ₽",
      "На месте1 300 ₽",
    ]);
  });

  test("is asked for what is chosen, and anew for another time", async () => {
    server.refuseOnce("POST /visits", 409, "slot_taken", {
      alternatives: [{ at: "2026-11-28T16:15:00+03:00", master: 1 }],
    });
    await chooseSaturday();
    await press(bookWithDeposit);
    await press("сб 28 16:15");
    await waitFor(() => expect(server.requests("/quote")).toHaveLength(2));
    expect(server.requests("/quote").map(({ body }) => body)).toEqual([
      { services: [1], master: null, starts_at: visit.starts_at, promo_code: null },
      { services: [1], master: null, starts_at: "2026-11-28T16:15:00+03:00", promo_code: null },
    ]);
  });

  test("that can't be had is asked for again, and nothing is booked meanwhile", async () => {
    server.refuseOnce("/quote", 503, "unavailable");
    await chooseSaturday();
    await see(/^Сервис ненадолго недоступен/);
    expect(button("Записаться").disabled).toBe(true);
    await press("Повторить");
    await screen.findByRole("button", { name: bookWithDeposit });
  });

  test("that has changed is shown and asked about before booking", async () => {
    server.refuseOnce("POST /visits", 409, "price_changed");
    await chooseSaturday();
    await screen.findByRole("button", { name: bookWithDeposit });
    server.quote = () => ({ ...depositQuote, price_kopecks: 230_000 });
    await press(bookWithDeposit);
    await see(/^Цена изменилась: теперь 2.300.₽\./);
    accept(heldVisit);
    await press(bookWithDeposit);
    await seeScreen("Оплата");
    expect(booked().map(({ body }) => (body as { price_kopecks: number }).price_kopecks)).toEqual([
      220_000, 230_000,
    ]);
  });
});

describe("a deposit", () => {
  test("is explained before the tap and leads on to paying", async () => {
    await chooseSaturday({ deposit_why: "new" });
    await see(
      /^Предоплата 500.₽ закрепляет время: вы записываетесь впервые\. Отмените до пт 27 ноября, 15:00, и она вернётся полностью\. Позже её можно один раз перенести на другую дату\.$/,
    );
    await see("Оплата откроется в браузере: СБП или карта, ЮKassa");
    accept(heldVisit);
    await press(bookWithDeposit);
    await seeScreen("Оплата");
    expect(location.pathname).toBe("/app/anya-belova/visits/7/pay");
    expect(booked()[0]?.body).toMatchObject({ pay: "deposit", price_kopecks: 220_000 });
  });

  test("past the free-cancel moment says who decides about it", async () => {
    await chooseSaturday({ free_cancel_until: "2026-11-25T11:00:00+03:00" });
    await see(/Бесплатно отменить уже нельзя: если отмените, мастер за 7 дней решит/);
  });

  test("can be given up for paying everything at once", async () => {
    await chooseSaturday({ full_allowed: true });
    await pick(/^Всё сразу/);
    await see("Оплата сейчас");
    expect(isShown("На месте")).toBe(false);
    accept({ ...heldVisit });
    await press(/^Оплатить 2.200.₽ и записаться$/);
    await seeScreen("Оплата");
    expect(booked()[0]?.body).toMatchObject({ pay: "full" });
  });

  test("that is not asked leaves the rules of cancelling, and says so to a regular", async () => {
    await chooseSaturday({ deposit_kopecks: 0, deposit_why: "regular" });
    await see(/^Постоянным клиентам предоплата не нужна\. До пт 27 ноября, 15:00 отмена/);
    accept(visit);
    await press("Записаться");
    await seeScreen("Вы записаны");
    expect(booked()[0]?.body).toMatchObject({ pay: null });
  });

  test("of a visit that needs a yes is paid after it", async () => {
    server.tenant = { ...payingAnya, services: [{ ...manicure, needs_approval: true }] };
    await chooseSaturday();
    await see("Предоплата после ответа мастера");
    await see(/^Мастер подтвердит запись, и после этого понадобится предоплата 500.₽/);
    await screen.findByRole("button", { name: "Отправить заявку" });
  });

  test("that can't be taken now is said before the tap, with the way to the master", async () => {
    await chooseSaturday({ online: "broken" });
    const why = await screen.findByRole("alert");
    expect(plain(why.textContent)).toMatch(/^Онлайн-оплата сейчас .*, а эта запись только с пред/);
    expect(button("Записаться").disabled).toBe(true);
    const link = screen.getByRole("link", { name: "Написать мастеру" });
    expect(link.getAttribute("href")).toBe("https://t.me/anya_belova_bot?start=web");
  });

  test("that can't be taken any more is refused once, with the way to the master", async () => {
    server.refuseOnce("POST /visits", 409, "payments_unavailable");
    await chooseSaturday();
    await screen.findByRole("button", { name: bookWithDeposit });
    server.quote = () => ({ ...depositQuote, online: "broken" });
    await press(bookWithDeposit);
    await see(/^Онлайн-оплата сейчас не работает, а запись нужно оплатить заранее/);
    await waitFor(() => expect(button("Записаться").disabled).toBe(true));
    expect(screen.getAllByRole("alert")).toHaveLength(1);
    expect(screen.getAllByRole("link", { name: "Написать мастеру" })).toHaveLength(1);
  });

  test("is not asked again of who let too many bookings go unpaid", async () => {
    server.refuseOnce("POST /visits", 409, "too_many_let_go");
    await chooseSaturday();
    await press(bookWithDeposit);
    await see(
      "За сутки три записи остались без предоплаты. Попробуйте завтра или напишите мастеру.",
    );
    expect(screen.getByRole("link", { name: "Написать мастеру" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Мои записи" })).toBeNull();
  });

  test("after too many unpaid ones leads to them", async () => {
    server.refuseOnce("POST /visits", 409, "too_many_unpaid");
    await chooseSaturday();
    await press(bookWithDeposit);
    await see(/^У вас уже есть записи, которые ждут оплаты/);
    await press("Мои записи");
    await seeScreen("Мои записи");
  });

  test("in a test shop is said to take no money", async () => {
    server.tenant = { ...payingAnya, payments: { ...payingAnya.payments, test: true } };
    await chooseSaturday();
    await see("Оплата откроется в браузере: тестовая карта ЮKassa, деньги не списываются");
  });
});

describe("a promo code", () => {
  const withCode = (asked: { promo_code: string | null }): Quote => {
    if (asked.promo_code === null) return depositQuote;
    if (asked.promo_code !== "ОСЕНЬ") return { ...depositQuote, promo_refusal: "expired" };
    const line = { kind: "promo_code" as const, name: "Осень", amount_kopecks: -20_000 };
    const lines = [...depositQuote.lines, { ...line, subject_id: 3 }];
    return { ...depositQuote, lines, price_kopecks: 200_000 };
  };

  async function enter(code: string): Promise<void> {
    await press("Ввести Промокод");
    const field = await screen.findByLabelText("Промокод");
    await waitFor(() => expect(document.activeElement).toBe(field));
    await userEvent.keyboard(`${code}{Enter}`);
  }

  beforeEach(async () => {
    await chooseSaturday();
    server.quote = withCode;
  });

  test("is asked for below what the money is for", async () => {
    await chooseSaturday();
    const terms = await see(/^Предоплата 500.₽ закрепляет время/);
    const code = await screen.findByRole("button", { name: "Ввести Промокод" });
    expect(terms.compareDocumentPosition(code)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  test("is applied, said aloud, sent along and can be taken back", async () => {
    await enter("ОСЕНЬ");
    await waitFor(() => expect(screen.getAllByText("Промокод ОСЕНЬ применён.")).toHaveLength(2));
    expect(rows()).toContain("Осень−200 ₽");
    accept(heldVisit);
    await press(bookWithDeposit);
    await seeScreen("Оплата");
    expect(booked()[0]?.body).toMatchObject({ promo_code: "ОСЕНЬ", price_kopecks: 200_000 });
  });

  test("taken back changes the price again", async () => {
    await enter("ОСЕНЬ");
    await press("Убрать Промокод");
    await screen.findByRole("button", { name: "Ввести Промокод" });
    await waitFor(() => expect(rows()).not.toContain("Осень−200 ₽"));
  });

  test("that does not count says why at its field, and is not sent", async () => {
    await enter("ЗИМА");
    await see("Срок этого промокода прошёл.");
    expect(screen.getByLabelText("Промокод").getAttribute("aria-invalid")).toBe("true");
    accept(heldVisit);
    await press(bookWithDeposit);
    await seeScreen("Оплата");
    expect(booked()[0]?.body).toMatchObject({ promo_code: null });
  });

  test("used up meanwhile is said so and shown at the price without it", async () => {
    await enter("ОСЕНЬ");
    await screen.findAllByText("Промокод ОСЕНЬ применён.");
    server.refuseOnce("POST /visits", 422, "promo_code_refused", { fields: { promo_code: ["-"] } });
    server.quote = () => ({ ...depositQuote, promo_refusal: "used_up" });
    await press(bookWithDeposit);
    await see("Промокод не подошёл. Проверьте его или уберите.");
    await see("Этот промокод уже использован.");
  });
});

describe("an e-mail address", () => {
  beforeEach(() => {
    server.tenant = { ...payingAnya, payments: { ...payingAnya.payments, email_needed: true } };
  });

  const field = () => screen.findByLabelText<HTMLInputElement>("Электронная почта для чека");

  test("is asked for the receipt before anything is sent", async () => {
    await chooseSaturday();
    await press(bookWithDeposit);
    await see("Укажите адрес целиком, например anna@mail.ru.");
    expect(document.activeElement).toBe(await field());
    expect(booked()).toEqual([]);
    await userEvent.type(await field(), "marina@mail.ru");
    accept(heldVisit);
    await press(bookWithDeposit);
    await seeScreen("Оплата");
    expect(booked()[0]?.body).toMatchObject({ email: "marina@mail.ru" });
  });

  test("is filled in where it is known", async () => {
    await chooseSaturday({ email: "marina@mail.ru" });
    expect((await field()).value).toBe("marina@mail.ru");
  });

  test("is not asked for where nothing is paid online", async () => {
    await chooseSaturday({ deposit_kopecks: 0 });
    await screen.findByRole("button", { name: "Записаться" });
    expect(screen.queryByLabelText(/почта/)).toBeNull();
  });
});

test("who reads English is asked in English", async () => {
  server.quote = () => ({ ...depositQuote, deposit_why: "no_show" });
  await openPage({ telegram: "en" });
  await press(/^Sat 28/);
  await see(/^A deposit of ₽500 secures the time: your last visit did not take place\./);
  await screen.findByRole("button", { name: "Pay ₽500 and book" });
});
