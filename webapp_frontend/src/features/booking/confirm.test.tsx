import { screen } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test } from "vitest";
import { openPage, reloadPage } from "../../testing/page";
import { studio, visit } from "../../testing/samples";
import { FakeServer } from "../../testing/server";
import { isShown, pick, press, see, seeScreen } from "../../testing/user";

let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
});

/** Walks to the confirm screen with Saturday, 15:00 chosen. */
async function chooseSaturday(telegram: string | null = "ru"): Promise<void> {
  await openPage({ telegram });
  await press("сб 28 15:00");
  await seeScreen("Проверьте запись");
}

function accept(): void {
  server.once("POST /visits", () => {
    server.visits = { coming: [visit], past: [] };
    return { status: 201, body: visit };
  });
}

const keys = () => server.requests("POST /visits").map(({ headers }) => headers["Idempotency-Key"]);
const summary = () => document.querySelector("footer p")?.textContent?.replace(/\s/g, " ");

describe("the confirm screen", () => {
  test("says when, how long, how much and until when cancelling is free", async () => {
    await chooseSaturday();
    await see("суббота, 28 ноября · 15:00");
    await see(/до 17:00 · 2\sч/);
    await see(/^2\s200\s₽$/);
    await see(/^До пт 27 ноября, 15:00 отмена бесплатна/);
    expect(summary()).toBe("сб 28 ноября, 15:00–17:00 · 2 200 ₽");
    expect(isShown("Мастер")).toBe(false);
  });

  test("names the master in a studio", async () => {
    server.tenant = studio;
    await chooseSaturday();
    await see("любой свободный мастер");
  });

  test("names the master's zone only to a reader in another one", async () => {
    await chooseSaturday();
    expect(isShown(/Время местное/)).toBe(false);
    process.env.TZ = "Asia/Yekaterinburg";
    await chooseSaturday();
    await see("Время местное: Москва, UTC+3");
  });

  test("leads to Telegram when opened in a browser", async () => {
    await chooseSaturday(null);
    const link = await screen.findByRole("link", { name: "Открыть в Telegram" });
    expect(link.getAttribute("href")).toBe("https://t.me/anya_belova_bot?start=web");
    expect(screen.queryByRole("button", { name: "Записаться" })).toBeNull();
  });

  test("without a choice leads back to the services", async () => {
    await openPage({ path: "/confirm" });
    await press("К услугам");
    await seeScreen("Аня Белова");
  });

  test("opens again after a reload with everything that was chosen", async () => {
    await chooseSaturday();
    await userEvent.type(screen.getByLabelText(/Пожелание мастеру/), "Красный");
    await reloadPage();
    await see("суббота, 28 ноября · 15:00");
    expect(screen.getByLabelText<HTMLTextAreaElement>(/Пожелание/).value).toBe("Красный");
  });
});

describe("booking", () => {
  test("sends the choice and shows what happens next", async () => {
    accept();
    await chooseSaturday();
    await userEvent.type(screen.getByLabelText(/Пожелание мастеру/), " Красный ");
    await press("Записаться");
    await see("Вы записаны");
    expect(server.requests("POST /visits")[0]?.body).toEqual({
      services: [1],
      master: null,
      starts_at: "2026-11-28T15:00:00+03:00",
      comment: "Красный",
      promo_code: null,
      pay: null,
      email: null,
      price_kopecks: 220_000,
    });
    expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
      "Подтверждение придёт в чати останется там под рукой",
      "До пт 27 ноября, 15:00 отмена бесплатнапозже мастер увидит, что отмена поздняя",
      "сб 28 ноября, 15:00: ждём васМясницкая, 24, каб. 7",
    ]);
  });

  test("forgets the draft, so that the next visit begins anew", async () => {
    accept();
    await chooseSaturday();
    await press("Записаться");
    await see("Вы записаны");
    await openPage({ path: "/confirm" });
    await see("Время не выбрано");
  });

  test("interrupted is sent again with the same key by itself", async () => {
    server.breakOnce("POST /visits");
    accept();
    await chooseSaturday();
    await press("Записаться");
    await screen.findByText("Вы записаны");
    expect(keys()[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
    expect(keys()).toEqual([keys()[0], keys()[0]]);
  });

  test("with an unknown outcome keeps its key over a reload", async () => {
    server.breakOnce("POST /visits");
    server.breakOnce("POST /visits");
    await chooseSaturday();
    await press("Записаться");
    await screen.findByText(/второй записи не появится/);
    await reloadPage();
    accept();
    await press("Записаться");
    await see("Вы записаны");
    expect(new Set(keys()).size).toBe(1);
  });

  test("of another choice has another key", async () => {
    server.refuseOnce("POST /visits", 503, "unavailable");
    await chooseSaturday();
    await press("Записаться");
    await see(/^Сервис ненадолго недоступен/);
    accept();
    await userEvent.type(screen.getByLabelText(/Пожелание мастеру/), "Синий");
    await press("Записаться");
    await see("Вы записаны");
    expect(new Set(keys()).size).toBe(2);
  });
});

describe("a time that was taken meanwhile", () => {
  const alternatives = [
    { at: "2026-11-28T16:15:00+03:00", master: 1 },
    { at: "2026-11-28T17:30:00+03:00", master: 2 },
  ];

  beforeEach(() => server.refuseOnce("POST /visits", 409, "slot_taken", { alternatives }));

  test("is replaced on the spot by one of the times nearby", async () => {
    await chooseSaturday();
    await press("Записаться");
    await see("Это время только что заняли.");
    await press("сб 28 16:15");
    await see("суббота, 28 ноября · 16:15");
    expect(isShown("Это время только что заняли.")).toBe(false);
    accept();
    await press("Записаться");
    await see("Вы записаны");
    expect(server.requests("POST /visits")[1]?.body).toMatchObject({
      starts_at: "2026-11-28T16:15:00+03:00",
      master: null,
    });
    expect(new Set(keys()).size).toBe(2);
  });

  test("may be replaced by another master's, whose name is said before", async () => {
    server.tenant = studio;
    await openPage({ path: "/services/1" });
    await pick("Оля");
    await press(/^сб 28/);
    await pick("15:00");
    await press(/^Дальше/);
    await press("Записаться");
    await press("сб 28 17:30 Катя");
    await see("Катя");
    accept();
    await press("Записаться");
    await see("Вы записаны");
    expect(server.requests("POST /visits")[1]?.body).toMatchObject({ master: 2 });
  });

  test("sends the client back to the other times", async () => {
    await chooseSaturday();
    await press("Записаться");
    await press("Выбрать другое время");
    await seeScreen("Маникюр с покрытием");
  });
});
