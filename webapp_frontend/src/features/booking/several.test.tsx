import { screen, within } from "@testing-library/dom";
import { beforeEach, describe, expect, test } from "vitest";
import { openPage, reloadPage } from "../../testing/page";
import { anya, dayOn, daysBetweenDates, extension, manicure, visit } from "../../testing/samples";
import { FakeServer } from "../../testing/server";
import { isShown, pick, press, see, seeScreen } from "../../testing/user";

const design = { ...manicure, id: 2, name: "Дизайн", duration_min: 45, price_kopecks: 140_000 };
let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
  server.tenant = { ...anya, services: [manicure, design, extension] };
});

async function add(service: string): Promise<void> {
  await press("услуга");
  const sheet = await screen.findByRole("dialog", { name: "Что ещё сделаем?" });
  within(sheet)
    .getByRole("button", { name: new RegExp(`^${service}`) })
    .click();
}

async function openWithDesign(): Promise<void> {
  await openPage({ path: "/services/1" });
  await add("Дизайн");
  await seeScreen("Маникюр с покрытием + ещё 1");
}

const chips = () =>
  within(screen.getByRole("list", { name: "Услуги по порядку" }))
    .getAllByRole("listitem")
    .map(({ textContent }) => textContent);

describe("several services in one visit", () => {
  test("are added from a sheet and stand in order with their length and price", async () => {
    await openWithDesign();
    expect(chips()).toEqual(["Маникюр с покрытием", "Дизайн"]);
    await see(/^2\sч 45\sмин · 3\s600\s₽$/);
    expect(isShown(/^Добавлено: Дизайн\. Всего 2\sч 45\sмин, 3\s600\s₽$/)).toBe(true);
    await add("Наращивание");
    await see(/· от 7\s100\s₽$/);
  });

  test("are asked for together", async () => {
    await openWithDesign();
    await see("среда, 25 ноября · 1 окошко");
    expect(server.requests("/availability").at(-1)?.path).toContain("services=1,2&");
  });

  test("keep the chosen time while they fit there", async () => {
    await openPage({ path: "/services/1" });
    await pick(/сб 28 15:00/);
    await add("Дизайн");
    await see(/^сб 28 ноября, 15:00–17:45/);
  });

  test("lose the chosen time where they do not fit", async () => {
    await openPage({ path: "/services/1" });
    await pick(/сб 28 15:00/);
    server.days = (from, to) =>
      daysBetweenDates(from, to).map((day) =>
        day.date < "2026-11-29" ? dayOn(day.date, []) : day,
      );
    await add("Дизайн");
    const lost = await screen.findAllByText(/^сб 28 ноября, 15:00 уже не подходит\./);
    expect(lost.map(({ parentElement }) => parentElement?.tagName)).toContain("FOOTER");
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Выберите время" }).disabled).toBe(
      true,
    );
  });

  test("can be taken away again, the first one too", async () => {
    await openWithDesign();
    await press("Убрать: Маникюр с покрытием");
    await seeScreen("Дизайн");
    expect(location.pathname).toBe("/app/anya-belova/services/2");
    expect(screen.queryByRole("list", { name: "Услуги по порядку" })).toBeNull();
  });

  test("are still there after a reload", async () => {
    await openWithDesign();
    await reloadPage();
    await seeScreen("Маникюр с покрытием + ещё 1");
  });

  test("stand line by line before they are booked, and are booked in order", async () => {
    server.once("POST /visits", () => {
      server.visits = { coming: [visit], past: [] };
      return { status: 201, body: visit };
    });
    await openWithDesign();
    await pick(/сб 28 15:00/);
    await press(/^Дальше · 3\s600/);
    await see("Итого");
    expect(screen.getAllByRole("definition").map(({ textContent }) => textContent)).toEqual(
      ["2 200 ₽", "1 400 ₽", "3 600 ₽"].map((price) => price.replaceAll(" ", "\u00a0")),
    );
    await press("Записаться");
    await see("Вы записаны");
    expect(server.requests("POST /visits")[0]?.body).toMatchObject({ services: [1, 2] });
  });

  test("too long for one visit are refused in words and without a retry", async () => {
    await openPage({ path: "/services/1" });
    await see("среда, 25 ноября · 1 окошко");
    for (let attempt = 0; attempt < 4; attempt += 1) {
      server.refuseOnce("/availability", 422, "visit_too_long");
    }
    await add("Наращивание");
    await see("Вместе эти услуги не помещаются в один визит. Выберите меньше.");
    expect(screen.queryByRole("button", { name: "Повторить" })).toBeNull();
  });

  test("are not offered where there is only one service", async () => {
    server.tenant = { ...anya, services: [manicure] };
    await openPage({ path: "/services/1" });
    await see("среда, 25 ноября · 1 окошко");
    expect(screen.queryByRole("button", { name: "услуга" })).toBeNull();
  });

  test("are all chosen anew when such a visit is booked again", async () => {
    const services = [visit.services[0], { ...visit.services[0], id: 2, name: "Дизайн" }];
    const cancelled = { ...visit, status: "cancelled", services, can_cancel: false };
    server.visits = { coming: [], past: [cancelled as typeof visit] };
    await openPage({ path: "/visits/7" });
    await press("Записаться снова");
    await seeScreen("Маникюр с покрытием + ещё 1");
  });
});

describe("an add-on", () => {
  const coating = { ...manicure, id: 3, name: "Покрытие", add_on: true, price_kopecks: 50_000 };

  beforeEach(() => {
    server.tenant = { ...anya, services: [manicure, design, coating] };
  });

  test("stands apart on the card, with its price and no way to choose it alone", async () => {
    await openPage();
    await screen.findByRole("heading", { name: "Дополнительно" });
    await see("вместе с другой услугой");
    expect(screen.queryByRole("button", { name: /^Покрытие/ })).toBeNull();
    await openPage({ path: "/services/3" });
    await seeScreen("Такой страницы нет");
  });

  test("is added below the other services", async () => {
    await openPage({ path: "/services/1" });
    await press("услуга");
    const sheet = await screen.findByRole("dialog", { name: "Что ещё сделаем?" });
    within(sheet).getByRole("heading", { name: "Дополнительно" });
    within(sheet)
      .getByRole("button", { name: /^Покрытие/ })
      .click();
    await seeScreen("Маникюр с покрытием + ещё 1");
  });

  test("keeps the last service that it is done with", async () => {
    await openPage({ path: "/services/1" });
    await add("Покрытие");
    await seeScreen("Маникюр с покрытием + ещё 1");
    expect(screen.queryByRole("button", { name: "Убрать: Маникюр с покрытием" })).toBeNull();
    await add("Дизайн");
    await press("Убрать: Маникюр с покрытием");
    await seeScreen("Дизайн + ещё 1");
    expect(location.pathname).toBe("/app/anya-belova/services/2");
    expect(chips()).toEqual(["Дизайн", "Покрытие"]);
    await press("Убрать: Покрытие");
    await seeScreen("Дизайн");
  });
});
