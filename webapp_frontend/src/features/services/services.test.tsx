import { screen, waitFor, within } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { manicure, ownCabinet } from "../../testing/cabinetSamples";
import { EditingServer } from "../../testing/editingServer";
import { openCabinet } from "../../testing/page";
import { isShown, press, see, seeScreen } from "../../testing/user";

let server: EditingServer;

// Compiling it for the first time takes longer than a test waits for a text.
beforeAll(() => Promise.all([import("./ServiceScreen"), import("./ServicesScreen")]));

beforeEach(() => {
  server = new EditingServer();
});

const type = async (label: string | RegExp, text: string) => {
  const field = await screen.findByLabelText(label);
  await userEvent.clear(field);
  if (text !== "") await userEvent.type(field, text);
};
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const names = () => within(screen.getByRole("main")).getAllByRole("listitem").map(textOf);
const textOf = (element: HTMLElement) => element.textContent?.replace(/\s/g, " ");

describe("the services", () => {
  test("stand with their length, price and what is particular about them", async () => {
    const odd = { ...manicure, id: 3, name: "Педикюр", hidden: true, weekdays: [0] };
    server.cabinet = { ...ownCabinet, services: [manicure, odd] };
    await openCabinet({ path: "/services" });
    await seeScreen("Услуги");
    expect(names()).toEqual([
      "Маникюр с покрытием 2 ч 2 200 ₽",
      "Педикюр 2 ч · скрыта от клиентов · особые правила 2 200 ₽",
    ]);
  });

  test("are begun with a first one where there are none", async () => {
    server.cabinet = { ...ownCabinet, services: [] };
    await openCabinet({ path: "/services" });
    await press("Добавить первую услугу");
    await seeScreen("Новая услуга");
  });

  test("are only to be read by a master of the studio", async () => {
    server.cabinet = { ...ownCabinet, role: "master" };
    await openCabinet({ path: "/services" });
    await see(/Услуги меняет владелец/);
    expect(screen.queryByRole("button", { name: "Добавить услугу" })).toBeNull();
    await press(/^Маникюр с покрытием/);
    await seeScreen("Услуга");
    expect(screen.queryByRole("textbox")).toBeNull();
  });
});

describe("the order of services", () => {
  beforeEach(async () => {
    await openCabinet({ path: "/services" });
    await press("Порядок");
  });

  test("changes by arrows and is saved at once", async () => {
    await press("Педикюр: выше");
    await see("Порядок сохранён.");
    expect(names()).toEqual(["Педикюр", "Маникюр с покрытием"]);
    expect(server.requests("/order")[0]?.body).toEqual({ ids: [2, 1] });
  });

  test("changes by the keyboard's arrows too, and the handle keeps the focus", async () => {
    const handle = screen.getByRole("button", { name: /^Педикюр: тяните/ });
    handle.focus();
    await userEvent.keyboard("{ArrowUp}");
    await see("Педикюр: место 1 из 2");
    await waitFor(() => expect(document.activeElement).toBe(handle));
  });

  test("that somebody else has changed is shown anew", async () => {
    server.refuseOnce("/order", 409, "edited_elsewhere");
    server.cabinet = { ...ownCabinet, services: [{ ...manicure, name: "Новая" }] };
    await press("Педикюр: выше");
    await see("Кто-то уже изменил это. Показываем свежее.");
    await waitFor(() => expect(names()).toEqual(["Новая"]));
  });
});

describe("a new service", () => {
  test("is saved with what was typed and appears in the list", async () => {
    await openCabinet({ path: "/services/new" });
    await type("Название", "Педикюр");
    await type("Группа", "Ноги");
    await type("Длительность, мин", "105");
    await type(/^Цена, ₽/, "2 800");
    await userEvent.click(screen.getByRole("switch", { name: "Подтверждать каждую запись" }));
    await press("Добавить услугу");
    await see("Услуга «Педикюр» добавлена.");
    const { id: _id, version: _version, ...fields } = manicure;
    expect(server.requests("POST /services")[0]?.body).toEqual({
      ...fields,
      name: "Педикюр",
      group: "Ноги",
      duration_min: 105,
      price_kopecks: 280_000,
      needs_approval: true,
    });
    await screen.findByRole("heading", { name: "Ноги" });
  });

  test("is shown as a client will see it while it is filled in", async () => {
    await openCabinet({ path: "/services/new" });
    await see("Название услуги");
    await type("Название", "Брови");
    await type(/^Цена, ₽/, "900");
    await userEvent.click(screen.getByRole("switch", { name: "Цена «от»" }));
    const preview = screen.getByText("здесь будет ближайшее время").parentElement;
    expect(textOf(preview as HTMLElement)).toContain("Брови");
    expect(textOf(preview as HTMLElement)).toContain("от 900 ₽");
  });

  test("that is not filled in is not sent, and the first wanting field has the focus", async () => {
    await openCabinet({ path: "/services/new" });
    await press("Добавить услугу");
    await see("Назовите услугу.");
    await see("Укажите цену числом, например 2200.");
    await waitFor(() => expect(document.activeElement).toBe(field("Название")));
    expect(server.requests("POST /services")).toEqual([]);
  });
});

describe("a service", () => {
  test("can have a pause, drawn between the work", async () => {
    await openCabinet({ path: "/services/1" });
    await press("Добавить паузу");
    screen.getByRole("img", { name: "работа 40 мин, пауза 40 мин, работа 40 мин" });
    await press("Длится, мин: −5");
    await press("Сохранить");
    await see("«Маникюр с покрытием»: изменения сохранены.");
    expect(server.requests("PUT /services/1")[0]?.body).toMatchObject({
      version: 1,
      pauses: [{ after_min: 40, duration_min: 35 }],
    });
  });

  test("can have rules of its own", async () => {
    await openCabinet({ path: "/services/1" });
    await userEvent.selectOptions(await screen.findByLabelText("Последний момент для записи"), [
      "за 1 день до начала",
    ]);
    await userEvent.click(screen.getByRole("checkbox", { name: "вс" }));
    await press("Сохранить");
    await see(/изменения сохранены/);
    expect(server.requests("PUT")[0]?.body).toMatchObject({
      min_notice_min: 1440,
      weekdays: [0, 1, 2, 3, 4, 5],
    });
  });

  test("can be an add-on with a deposit of its own", async () => {
    await openCabinet({ path: "/services/1" });
    await userEvent.click(
      await screen.findByRole("switch", { name: "Только вместе с другой услугой" }),
    );
    await userEvent.selectOptions(screen.getByLabelText("Предоплата"), "процент");
    await press("Сохранить");
    await see("Укажите сумму от 1 до 1 000 000 или процент от 1 до 100.");
    await type("Процент предоплаты, %", "30");
    await press("Сохранить");
    await see(/изменения сохранены/);
    expect(server.requests("PUT")[0]?.body).toMatchObject({
      add_on: true,
      deposit: { kind: "percent", amount: 30 },
    });
  });

  test("says at its field what the server refuses", async () => {
    const fields = { name: ["Слишком длинно."] };
    server.refuseOnce("PUT", 422, "validation_failed", { fields });
    await openCabinet({ path: "/services/1" });
    await type("Название", "Маникюр");
    await press("Сохранить");
    await see("Слишком длинно.");
    await type("Название", "М");
    expect(isShown("Слишком длинно.")).toBe(false);
  });

  test("edited by somebody else keeps one's own words over what is new", async () => {
    await openCabinet({ path: "/services/1" });
    await type("Название", "Маникюр и дизайн");
    server.cabinet = {
      ...ownCabinet,
      services: [{ ...manicure, version: 2, price_kopecks: 250_000 }],
    };
    server.refuseOnce("PUT", 409, "edited_elsewhere");
    await press("Сохранить");
    await waitFor(() => expect(field("Цена, ₽").value).toBe("2500"));
    expect(field("Название").value).toBe("Маникюр и дизайн");
    await press("Сохранить");
    await see(/изменения сохранены/);
    expect(server.requests("PUT")[1]?.body).toMatchObject({ version: 2, price_kopecks: 250_000 });
  });

  test("half edited asks before it is left", async () => {
    await openCabinet({ path: "/services/1" });
    await type("Название", "Другое");
    await press("Назад");
    await see("Уйти без сохранения?");
    await press("Остаться");
    expect(field("Название").value).toBe("Другое");
    await press("Назад");
    await press("Уйти");
    await seeScreen("Услуги");
  });

  test("of a studio needs somebody who performs it", async () => {
    const masters = [...ownCabinet.masters, { id: 2, name: "Оля", title: null }];
    server.cabinet = { ...ownCabinet, masters };
    await openCabinet({ path: "/services/1" });
    await userEvent.click(await screen.findByRole("checkbox", { name: "Аня" }));
    await press("Сохранить");
    await see("Выберите хотя бы одного мастера.");
  });

  test("that is not there leads back to the list", async () => {
    await openCabinet({ path: "/services/99" });
    await see("Такой услуги нет");
    await press("К услугам");
    await seeScreen("Услуги");
  });
});
