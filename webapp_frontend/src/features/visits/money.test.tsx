import { screen } from "@testing-library/dom";
import { beforeEach, describe, expect, test } from "vitest";
import type { Visit } from "../../api/wire";
import { openPage } from "../../testing/page";
import { heldVisit, paidVisit, payingAnya, payment } from "../../testing/paying";
import { FakeServer } from "../../testing/server";
import { isShown, pick, press, see, seeScreen } from "../../testing/user";

const late: Visit = {
  ...paidVisit,
  free_cancel_until: "2026-11-25T11:00:00+03:00",
  can_carry: true,
  cancel_refund_kopecks: 0,
};
const aside: Visit = { ...heldVisit, payment: { ...payment, status: "put_aside", url: null } };
let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
  server.tenant = payingAnya;
});

async function openVisit(visit: Visit): Promise<void> {
  server.put(visit);
  await openPage({ path: "/visits/7" });
  await seeScreen("Запись");
}

const amountOf = async (term: string) =>
  (await see(term)).nextElementSibling?.textContent?.replace(/\s/g, " ");

describe("a visit's money", () => {
  test("says what was paid and what is left", async () => {
    await openVisit(paidVisit);
    expect(await amountOf("Оплачено")).toBe("500 ₽");
    expect(await amountOf("Осталось")).toBe("1 700 ₽");
    await see(
      /^Отмените до пт 27 ноября, 15:00, и деньги вернутся полностью\. Позже запись можно один раз/,
    );
  });

  test("comes back at any moment where cancelling is free up to the start", async () => {
    await openVisit({ ...paidVisit, free_cancel_until: paidVisit.starts_at });
    await see("Отмените в любой момент до начала, и деньги вернутся полностью.");
  });

  test("says what went back, what was kept and why", async () => {
    await openVisit({
      ...paidVisit,
      status: "cancelled",
      can_cancel: false,
      paid_kopecks: 20_000,
      returned_kopecks: 30_000,
      kept_kopecks: 20_000,
      kept_reason: "Материалы уже заказаны",
      due: { deposit_kopecks: 0, full_kopecks: 0 },
    });
    expect(await amountOf("Оплачено")).toBe("500 ₽");
    expect(await amountOf("Возвращено")).toBe("300 ₽");
    expect(await amountOf("Удержано")).toBe("200 ₽");
    await see("Почему удержано: Материалы уже заказаны");
    expect(isShown("Осталось")).toBe(false);
  });

  test("does not say that money went back which is still on its way", async () => {
    const cancelled: Visit = { ...paidVisit, status: "cancelled", can_cancel: false };
    await openVisit({ ...cancelled, returned_kopecks: 50_000, returning_kopecks: 50_000 });
    expect(await amountOf("Оплачено")).toBe("500 ₽");
    expect(await amountOf("Возвращаем")).toBe("500 ₽");
    expect(isShown("Возвращено")).toBe(false);
  });

  test("says until when the master decides about it", async () => {
    await openVisit({ ...paidVisit, status: "no_show", decide_until: "2026-12-05T15:00:00+03:00" });
    await see(/^Мастер до сб 5 декабря, 15:00 решит, вернуть ли деньги\./);
  });

  test("that is awaited leads to paying, from the card, the list and the visit", async () => {
    server.put(heldVisit);
    await openPage();
    await see("Ждёт оплаты");
    await press(/^Мои записи/);
    await see("Ждёт оплаты до 12:10");
    await press(/Ждёт оплаты до 12:10/);
    await see(
      "Внесите предоплату до 12:10, и запись подтвердится. Без неё время освободится для других.",
    );
    await press(/^Внести предоплату 500.₽$/);
    await seeScreen("Оплата");
  });
});

describe("a payment that was put aside", () => {
  const asked = /предоплату|Оплатить/;

  test("is not asked for again while the master looks into it", async () => {
    await openVisit(aside);
    await see(/Второй раз не платите/);
    expect(screen.queryByRole("button", { name: asked })).toBeNull();
    expect(isShown(/Внесите предоплату|Отмените/)).toBe(false);
  });

  test("is not asked for again of a visit that stands either", async () => {
    await openVisit({ ...paidVisit, payment: aside.payment });
    await see(/Второй раз не платите/);
    expect(screen.queryByRole("button", { name: asked })).toBeNull();
  });

  test("goes back by the master's hand if the visit is cancelled", async () => {
    await openVisit(aside);
    await press("Отменить");
    await see("Ваш платёж ещё проверяет мастер. Если деньги списались, он вернёт их через ЮKassa.");
  });

  test("is told apart from what was paid before", async () => {
    await openVisit({ ...paidVisit, payment: aside.payment });
    await press("Отменить");
    await see(/500.₽ вернутся полностью, .* Ваш платёж ещё проверяет мастер\./);
  });
});

describe("cancelling a paid visit", () => {
  test("in time says that all of it comes back", async () => {
    await openVisit(paidVisit);
    await press("Отменить");
    await see(/^До пт 27 ноября, 15:00 отмена бесплатна\. Мастер узнает сразу\. 500.₽ вернутся/);
    expect(screen.queryByRole("button", { name: "Перенести с предоплатой" })).toBeNull();
  });

  test("late says who decides and offers to move it with the deposit", async () => {
    await openVisit(late);
    await see(/^Бесплатно отменить уже нельзя, но запись с предоплатой можно один раз перенести/);
    await press("Отменить");
    await see(/^Срок бесплатной отмены прошёл\. Вернуть ли 500.₽, мастер решит за 7 дней/);
    await press("Перенести с предоплатой");
    await seeScreen("Перенести запись");
  });

  test("of which only a part comes back names both parts", async () => {
    await openVisit({ ...paidVisit, cancel_refund_kopecks: 30_000 });
    await press("Отменить");
    await see(/300.₽ вернутся сами\. Об остальных 200.₽ решит мастер/);
  });
});

describe("moving a paid visit", () => {
  test("says that the deposit goes along, and late that this works once", async () => {
    server.put(late);
    await openPage({ path: "/visits/7/move" });
    await press(/^чт 26/);
    await pick("12:00");
    await press("Перенести");
    await see(
      /^Мастер узнает сразу\. Оплаченные 500.₽ перейдут на новое время\. Так можно один раз\./,
    );
  });
});
