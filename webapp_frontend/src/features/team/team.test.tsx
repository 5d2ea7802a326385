import { screen } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { ownCabinet } from "../../testing/cabinetSamples";
import { EditingServer } from "../../testing/editingServer";
import { openCabinet } from "../../testing/page";
import { press, see, seeScreen } from "../../testing/user";

let server: EditingServer;

// Compiling it for the first time takes longer than a test waits for a text.
beforeAll(() => Promise.all([import("./MoreScreen"), import("./TeamScreen")]));
const link = "https://t.me/anya_belova_bot?start=inv_abc";

beforeEach(() => {
  server = new EditingServer();
});

const invited = () =>
  server.once("POST /invitations", () => ({
    status: 201,
    body: { link, expires_at: "2026-11-29T12:00:00+00:00" },
  }));

describe("the team", () => {
  test("of one invites to add others", async () => {
    await openCabinet({ path: "/team" });
    await see("Аня");
    await see("владелец · это вы");
    await see(/^Пока вы работаете одни\./);
  });

  test("names who works here and whose answer is awaited, by the tenant's clock", async () => {
    const masters = [...ownCabinet.masters, { id: 2, name: "Оля", title: null }];
    server.cabinet = { ...ownCabinet, masters };
    server.members = {
      members: [
        ...server.members.members,
        { id: 2, role: "administrator", master_id: null, is_self: false },
      ],
      invitations: [{ role: "master", master_id: 2, expires_at: "2026-11-28T12:00:00+00:00" }],
    };
    await openCabinet({ path: "/team" });
    await see("администратор");
    await see("мастер · Оля");
    await see("ссылка действует до сб 28 ноября, 15:00");
  });

  test("grows by a link that an administrator gets", async () => {
    invited();
    await openCabinet({ path: "/team" });
    await press(/^Администратора/);
    await see("Приглашение администратору");
    await see("Отправьте её одному человеку: она сработает один раз, до вс 29 ноября, 15:00.");
    expect(screen.getByLabelText<HTMLInputElement>("Ссылка").value).toBe(link);
    expect(server.requests("/invitations")[0]?.body).toEqual({
      role: "administrator",
      master_id: null,
    });
    expect(server.requests("GET /members")).toHaveLength(2);
  });

  test("grows by a master for a calendar that nobody has yet", async () => {
    invited();
    const masters = [...ownCabinet.masters, { id: 2, name: "Оля", title: null }];
    server.cabinet = { ...ownCabinet, masters };
    await openCabinet({ path: "/team" });
    await screen.findByRole("group", { name: "Чей календарь" });
    expect(screen.queryByRole("button", { name: "Аня" })).toBeNull();
    await press("Оля");
    await see("Приглашение мастеру");
    expect(server.requests("/invitations")[0]?.body).toEqual({ role: "master", master_id: 2 });
  });

  test("without a bot is told to connect one first", async () => {
    server.cabinet = { ...ownCabinet, bot_username: null };
    await openCabinet({ path: "/team" });
    await see("Сначала подключите бота: приглашение открывается в его чате.");
    expect(screen.queryByRole("button", { name: /^Администратора/ })).toBeNull();
  });

  test("is the owner's to see", async () => {
    server.cabinet = { ...ownCabinet, role: "administrator" };
    await openCabinet({ path: "/team" });
    await see("Команду видит только владелец.");
    expect(server.requests("/members")).toEqual([]);
  });

  test("that can't be loaded is asked for again", async () => {
    server.breakOnce("GET /members");
    await openCabinet({ path: "/team" });
    await press("Повторить");
    await see("владелец · это вы");
  });

  test("that can't be invited to is said so", async () => {
    server.breakOnce("POST /invitations");
    await openCabinet({ path: "/team" });
    await press(/^Администратора/);
    await see("Нет связи с сервером. Проверьте интернет и повторите.");
  });
});

describe("everything else", () => {
  test("leads to the team and to the visits outside hours", async () => {
    await openCabinet({ path: "/more" });
    await screen.findByRole("button", { name: /^Визиты вне графика/ });
    await press(/^Команда/);
    await seeScreen("Команда");
  });

  test("keeps the team from who does not own the tenant", async () => {
    server.cabinet = { ...ownCabinet, role: "master" };
    await openCabinet({ path: "/more" });
    await screen.findByRole("button", { name: /^Визиты вне графика/ });
    expect(screen.queryByRole("button", { name: /^Команда/ })).toBeNull();
  });

  test("has the links for clients to take along", async () => {
    const user = userEvent.setup();
    await openCabinet({ path: "/more" });
    await user.click(await screen.findByRole("button", { name: "Скопировать: Ваш бот" }));
    await see("Ссылка скопирована.");
    expect(await navigator.clipboard.readText()).toBe("https://t.me/anya_belova_bot");
  });

  test("selects a link where the clipboard is forbidden", async () => {
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("forbidden"));
    await openCabinet({ path: "/more" });
    await press("Скопировать: Страница записи");
    await see("Ссылка выделена: скопируйте её долгим нажатием.");
  });
});
