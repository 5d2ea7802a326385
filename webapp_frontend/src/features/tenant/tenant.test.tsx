import { screen, within } from "@testing-library/dom";
import { beforeEach, describe, expect, test } from "vitest";
import { openPage } from "../../testing/page";
import { anya, manicure, studio, visit } from "../../testing/samples";
import { FakeServer } from "../../testing/server";
import { isShown, press, see, seeScreen } from "../../testing/user";

let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
});

describe("the tenant's card", () => {
  test("shows each service with its price, length and next free time", async () => {
    await openPage();
    await seeScreen("Аня Белова");
    const row = screen.getByRole("button", { name: /^Маникюр с покрытием/ });
    expect(row.textContent?.replace(/\s/g, " ")).toContain("2 200 ₽");
    expect(within(row).getByText("ближайшее сегодня 18:30")).toBeTruthy();
    expect(screen.getByRole("button", { name: /Наращивание.*от.*пока всё занято/ })).toBeTruthy();
  });

  test("leads from a time of the first service straight to the confirm screen", async () => {
    await openPage();
    await press("завтра 11:00");
    await seeScreen("Проверьте запись");
    await see("четверг, 26 ноября · 11:00");
  });

  test("names the next visit of a client who has one", async () => {
    server.visits = { coming: [visit], past: [] };
    await openPage();
    await see("Ближайшая: сб 28 ноября, 15:00");
  });

  test("groups services under their headings", async () => {
    const pedicure = { ...manicure, id: 2, name: "Педикюр", group: "Ноги" };
    server.tenant = { ...anya, services: [{ ...manicure, group: "Руки" }, pedicure] };
    await openPage();
    await screen.findByRole("heading", { level: 2, name: "Руки" });
    expect(screen.getByRole("heading", { level: 2, name: "Ноги" })).toBeTruthy();
  });

  test("names the masters of a studio and hides a lone one", async () => {
    server.tenant = studio;
    await openPage();
    await see("Оля, стилист · Катя");
    server.tenant = anya;
    await openPage();
    await seeScreen("Аня Белова");
    expect(isShown("Мастера")).toBe(false);
  });

  test("without services says so", async () => {
    server.tenant = { ...anya, services: [] };
    await openPage();
    await see("Услуг пока нет");
  });

  test("is in English for a person whose Telegram is", async () => {
    await openPage({ telegram: "en" });
    await see("Choose a service");
    expect(document.documentElement.lang).toBe("en");
  });

  test("needs no session outside Telegram", async () => {
    await openPage({ telegram: null });
    await seeScreen("Аня Белова");
    expect(server.sent.map(({ path }) => path)).toEqual([""]);
  });
});

describe("when the card can't be shown", () => {
  test("a broken network is named and the next try succeeds", async () => {
    server.breakOnce("GET");
    await openPage({ telegram: null });
    await see("Нет связи с сервером. Проверьте интернет и повторите.");
    await press("Повторить");
    await seeScreen("Аня Белова");
  });

  test("it loads by itself once the network is back", async () => {
    server.breakOnce("GET");
    await openPage({ telegram: null });
    await see("Не получилось загрузить");
    dispatchEvent(new Event("offline"));
    await see("Нет связи. Всё, что вы выбрали, сохранится.");
    dispatchEvent(new Event("online"));
    await seeScreen("Аня Белова");
    expect(isShown("Нет связи. Всё, что вы выбрали, сохранится.")).toBe(false);
  });

  test("an unknown tenant is said to be missing", async () => {
    server.refuseOnce("GET", 404, "tenant_not_found");
    await openPage({ telegram: null });
    await seeScreen("Такой страницы нет");
  });

  test("a proof that is too old sends the client back to the chat", async () => {
    server.refuseOnce("POST /session", 401, "init_data_expired");
    await openPage();
    await seeScreen("Откройте запись заново из чата");
  });
});
