import { screen, waitFor } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Payment, Visit } from "../../api/wire";
import { FakeHost } from "../../testing/host";
import { openPage } from "../../testing/page";
import { heldVisit, paidVisit, payingAnya, payment } from "../../testing/paying";
import { visit } from "../../testing/samples";
import { FakeServer } from "../../testing/server";
import { isShown, pick, press, see, seeScreen } from "../../testing/user";

const released: Visit = {
  ...heldVisit,
  status: "cancelled",
  cancelled_at: "2026-11-25T12:10:02+03:00",
  pay_until: null,
  can_cancel: false,
  due: { deposit_kopecks: 0, full_kopecks: 0 },
  payment: { ...payment, status: "canceled", url: null },
};
const toPay = /^Перейти к оплате 500.₽$/;
let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
  server.tenant = payingAnya;
  server.put(heldVisit);
});

async function openPay(changes: Partial<Payment> | null = {}): Promise<void> {
  server.put({ ...heldVisit, payment: changes && { ...payment, ...changes } });
  await openPage({ path: "/visits/7/pay" });
  await seeScreen("Оплата");
}

/** Lets the page look anew, as when the client comes back to it. */
function comeBack(): void {
  document.dispatchEvent(new Event("visibilitychange"));
}

const starts = () => server.requests("POST /visits/7/payments").filter(isStart);
const isStart = ({ path }: { path: string }) => path.endsWith("/payments");

describe("the pay screen", () => {
  test("says what is paid for, how much, and how long the slot is held", async () => {
    await openPay();
    await see("Маникюр с покрытием");
    expect(screen.getByRole("timer").textContent).toBe("10:00");
    expect((await see("К оплате")).nextElementSibling?.textContent).toMatch(/^500.₽$/);
    expect((await see("На месте")).nextElementSibling?.textContent).toMatch(/^1.700.₽$/);
  });

  test("opens the provider's page in place of its own in a browser", async () => {
    const assign = vi.spyOn(location, "assign").mockImplementation(() => undefined);
    await openPay();
    await press(toPay);
    expect(assign).toHaveBeenCalledWith(payment.url);
    await see("Оплатили? Возвращайтесь сюда: страница обновится сама.");
  });

  test("opens it outside the Mini App in Telegram", async () => {
    const host = new FakeHost();
    await openPay();
    await waitFor(() => expect(host.last("web_app_setup_main_button")?.text).toMatch(toPay));
    host.say("main_button_pressed");
    await waitFor(() => expect(host.last("web_app_open_link")).toEqual({ url: payment.url }));
  });

  test("waits for the way to pay, and offers it by itself", async () => {
    await openPay({ status: "preparing", url: null });
    await screen.findByRole("button", { name: "Готовим оплату…" });
    server.put(heldVisit);
    await screen.findByRole("button", { name: toPay });
  });

  test("looks at once when the client comes back, and says that she is booked", async () => {
    await openPay();
    await screen.findByRole("button", { name: toPay });
    server.put(paidVisit);
    comeBack();
    await seeScreen("Вы записаны");
    await see(/^Предоплата 500.₽ получена$/);
    await see(/^на месте останется 1.700.₽$/);
    expect(location.pathname).toBe("/app/anya-belova/booked/7");
  });

  test("says that it is checking while money may be on its way", async () => {
    await openPay({ status: "checking", url: null });
    await see(/^Проверяем оплату\. Ничего делать не нужно/);
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Проверяем…" }).disabled).toBe(
      true,
    );
  });

  test("asks the client not to pay twice what has been put aside", async () => {
    await openPay({ status: "put_aside", url: null });
    await see("Платёж проверяет мастер");
    await press("К записи");
    await see(/^Платёж пришёл не так/);
  });

  test("that nobody is signed in for leads to Telegram", async () => {
    await openPage({ path: "/visits/7/pay", telegram: null });
    await see("Записи видны в Telegram");
  });
});

describe("another attempt", () => {
  test("follows one that was declined", async () => {
    await openPay({ status: "canceled", url: null });
    await see("Оплата не прошла. Попробуйте ещё раз или другой картой.");
    await press("Попробовать ещё раз");
    await screen.findByRole("button", { name: toPay });
    expect(starts()[0]?.body).toEqual({ pay: "deposit", email: null });
  });

  test("pays everything at once instead of the deposit", async () => {
    await openPay();
    const full = { ...payment, id: 32, portion: "full" as const, amount_kopecks: 220_000 };
    server.started = { ...heldVisit, payment: full };
    await pick(/^Всё сразу/);
    await screen.findByRole("button", { name: /^Перейти к оплате 2.200.₽$/ });
    expect(starts()[0]?.body).toMatchObject({ pay: "full" });
  });

  test("that the shop can't take leads to the master", async () => {
    await openPay(null);
    server.refuseOnce("POST /visits/7/payments", 409, "payments_unavailable");
    await press(/^Оплатить 500.₽$/);
    await see(/^Онлайн-оплата сейчас не работает/);
    expect(screen.getByRole("link", { name: "Написать мастеру" })).toBeTruthy();
  });

  test("asks for an e-mail address where the receipt needs one", async () => {
    await openPay(null);
    server.refuseOnce("POST /visits/7/payments", 422, "receipt_email_needed");
    await press(/^Оплатить 500.₽$/);
    const field = await screen.findByLabelText("Электронная почта для чека");
    await press(/^Оплатить 500.₽$/);
    expect(starts()).toHaveLength(1);
    await userEvent.type(field, "marina@mail.ru");
    await press(/^Оплатить 500.₽$/);
    await screen.findByRole("button", { name: toPay });
    expect(starts()[1]?.body).toEqual({ pay: "deposit", email: "marina@mail.ru" });
  });
});

describe("a hold that is over", () => {
  const afterwards = new Date("2026-11-25T12:11:00+03:00");

  async function runOut(left: Visit): Promise<void> {
    await openPay();
    await screen.findByRole("button", { name: toPay });
    server.put(left);
    vi.setSystemTime(afterwards);
    comeBack();
  }

  test("is checked, then said to be over, with the way to book again", async () => {
    await runOut({ ...heldVisit, due: released.due });
    await see(/^Время вышло\. Проверяем, не пришла ли оплата/);
    server.visits = { coming: [], past: [released] };
    comeBack();
    await see("Время больше не за вами");
    await press("Выбрать время снова");
    await seeScreen("Маникюр с покрытием");
  });

  test("may still end well when the money comes late", async () => {
    const waiting: Visit = { ...released, payment };
    await runOut(waiting);
    await see("Время больше не за вами");
    server.put(paidVisit);
    comeBack();
    await seeScreen("Вы записаны");
  });

  test("whose money came too late says that it goes back", async () => {
    await runOut({ ...released, returned_kopecks: 50_000 });
    await see(/^Оплата пришла, когда время уже заняли\. 500.₽ вернутся полностью/);
  });
});

describe("an unpaid visit", () => {
  test("is cancelled with a word about money, and then shown as cancelled", async () => {
    await openPay();
    await press("Отменить запись");
    await see(/^Вы ещё не платили, списывать нечего\..* Если оплата уже в пути, она вернётся/);
    const cancelled = { ...released, cancelled_at: "2026-11-25T12:00:10+03:00" };
    server.once("POST /visits/7/cancel", () => {
      server.visits = { coming: [], past: [cancelled] };
      return { body: cancelled };
    });
    await userEvent.click(
      screen.getAllByRole("button", { name: "Отменить запись" }).at(-1) as HTMLElement,
    );
    await see("Запись отменена");
    expect(isShown("Время больше не за вами")).toBe(false);
  });

  test("is found by itself where the list leaves it out", async () => {
    server.visits = { coming: [], past: [] };
    server.once("GET /visits/7", () => ({ body: heldVisit }));
    await openPage({ path: "/visits/7/pay" });
    await screen.findByRole("button", { name: toPay });
  });
});

describe("paying the rest of a visit that stands", () => {
  test("starts from the visit and ends with thanks", async () => {
    server.put(paidVisit);
    await openPage({ path: "/visits/7" });
    await press(/^Оплатить остаток онлайн · 1.700.₽$/);
    await seeScreen("Оплата");
    await see("Вы уже записаны. Оплатить можно сейчас или на месте.");
    const rest: Payment = { ...payment, id: 33, portion: "full", amount_kopecks: 170_000 };
    server.started = { ...paidVisit, payment: rest };
    await press(/^Оплатить 1.700.₽$/);
    await screen.findByRole("button", { name: /^Перейти к оплате 1.700.₽$/ });
    server.put({
      ...paidVisit,
      paid_kopecks: 220_000,
      due: { deposit_kopecks: 0, full_kopecks: 0 },
      payment: { ...rest, status: "succeeded", url: null },
    });
    comeBack();
    await see("Оплата получена");
    await see(/^1.700.₽ получены\. Спасибо!$/);
  });

  test("is not offered where nothing is due", async () => {
    server.put(visit);
    await openPage({ path: "/visits/7/pay" });
    await see("Платить сейчас нечего");
  });
});
