import { screen, waitFor } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { EditingServer } from "../../testing/editingServer";
import { openCabinet } from "../../testing/page";
import { press, see } from "../../testing/user";

let server: EditingServer;

// Compiling it for the first time takes longer than a test waits for a text.
beforeAll(() => import("./NewVisitScreen"));

beforeEach(() => {
  server = new EditingServer();
});

describe("the client", () => {
  test("is looked for as one types", async () => {
    await openCabinet({ path: "/new" });
    await userEvent.type(await screen.findByLabelText("Имя или телефон"), "юл");
    await see("Найденные");
    expect(screen.queryByRole("button", { name: /^Марина/ })).toBeNull();
    await press(/^Юля/);
    await see("У клиента нет Telegram в вашем боте: предупредите сами.");
  });

  test("is shown with what one should know", async () => {
    await openCabinet({ path: "/new" });
    await press(/^Марина/);
    await see("+7 916 123-45-67 · 3 визита");
    await see("Аллергия на ацетон");
    await press("Изменить");
    await screen.findByLabelText("Имя или телефон");
  });

  test("who is not found is a new one by what was typed", async () => {
    await openCabinet({ path: "/new" });
    await userEvent.type(await screen.findByLabelText("Имя или телефон"), "Ирина Ким");
    await see("«Ирина Ким» не найдено. Запишите как нового клиента.");
    await press("Новый клиент");
    const first = await screen.findByLabelText<HTMLInputElement>("Имя");
    expect(first.value).toBe("Ирина");
    expect(screen.getByLabelText<HTMLInputElement>("Фамилия").value).toBe("Ким");
    await waitFor(() => expect(document.activeElement).toBe(first));
  });

  test("with a wrong phone is asked for another", async () => {
    server.refuseOnce("POST /visits", 422, "phone_invalid");
    await openCabinet({ path: "/new?at=2026-11-28T15%3A00%3A00%2B03%3A00" });
    await press("Новый клиент");
    await userEvent.type(await screen.findByLabelText("Имя"), "Ира");
    await userEvent.type(screen.getByLabelText("Телефон"), "123");
    await userEvent.click(await screen.findByRole("checkbox", { name: /^Маникюр/ }));
    await press("Записать");
    await see("Проверьте номер телефона: нужны все цифры, например +7 916 123-45-67.");
    const phone = screen.getByLabelText("Телефон");
    expect(phone.getAttribute("aria-invalid")).toBe("true");
    await waitFor(() => expect(document.activeElement).toBe(phone));
  });

  test("can be looked for again after a broken connection", async () => {
    server.breakOnce("/clients");
    await openCabinet({ path: "/new" });
    await see("Нет связи с сервером. Проверьте интернет и повторите.");
    await press("Повторить");
    await screen.findByRole("button", { name: /^Марина/ });
  });
});
