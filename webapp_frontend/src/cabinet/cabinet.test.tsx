import { screen, waitFor } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { visit } from "../testing/cabinetSamples";
import { CabinetServer } from "../testing/cabinetServer";
import { FakeHost } from "../testing/host";
import { openCabinet, reloadCabinet } from "../testing/page";
import { isShown, press, see, seeScreen } from "../testing/user";

let server: CabinetServer;

beforeEach(() => {
  server = new CabinetServer();
});

const anya = { slug: "anya-belova", name: "Аня Белова", role: "owner" };
const vitok = { slug: "vitok", name: "Виток", role: "administrator" };
const session = { token: "from-manager", expires_at: "2026-11-25T14:00:00Z" };

function answerTenants(...tenants: object[]): void {
  server.once("/api/v1/cabinet/session", () => ({
    body: { tenants: tenants.map((tenant) => ({ ...tenant, session })) },
  }));
}

describe("signing in", () => {
  test("opens the cabinet of who works here", async () => {
    await openCabinet();
    await seeScreen("Среда, 25 ноября");
    expect(server.requests("POST /session")).toHaveLength(1);
    await waitFor(() =>
      expect(server.requests("GET /days")[0]?.headers.Authorization).toBe("Bearer token"),
    );
  });

  test("says to whom else that the cabinet is not theirs", async () => {
    server.refuseOnce("POST /session", 403, "not_a_member");
    await openCabinet();
    await seeScreen("Этот кабинет не ваш");
  });

  test("outside Telegram says where to open it, and asks nothing of the server", async () => {
    await openCabinet({ telegram: null });
    await seeScreen("Откройте кабинет из чата с ботом");
    expect(server.sent).toEqual([]);
  });

  test("with a proof that is too old asks to open it anew", async () => {
    server.refuseOnce("POST /session", 401, "init_data_expired");
    await openCabinet();
    await seeScreen("Откройте кабинет заново из чата");
  });

  test("without a network tries again", async () => {
    server.breakOnce("POST /session");
    await openCabinet();
    await press("Повторить");
    await seeScreen("Среда, 25 ноября");
  });

  test("speaks the language of the Telegram app", async () => {
    await openCabinet({ telegram: "en" });
    await seeScreen("Wednesday, 25 November");
    expect(screen.getByRole("link", { name: "Hours" })).toBeTruthy();
  });
});

describe("the manager bot's cabinet", () => {
  test("leads on at once where there is one place to work", async () => {
    answerTenants(anya);
    answerTenants(anya);
    await openCabinet({ slug: "" });
    await seeScreen("Среда, 25 ноября");
    expect(location.pathname).toBe("/cabinet/anya-belova");
    await waitFor(() =>
      expect(server.requests("GET /days")[0]?.headers.Authorization).toBe("Bearer from-manager"),
    );
  });

  test("lets one choose among several, and is known again after a reload", async () => {
    for (let times = 0; times < 3; times += 1) answerTenants(anya, vitok);
    await openCabinet({ slug: "" });
    await seeScreen("Выберите кабинет");
    await press(/Виток/);
    await seeScreen("Среда, 25 ноября");
    expect(location.pathname).toBe("/cabinet/vitok");
    await reloadCabinet();
    await seeScreen("Среда, 25 ноября");
  });

  test("says what to do where there is none yet", async () => {
    answerTenants();
    await openCabinet({ slug: "" });
    await seeScreen("Кабинета пока нет");
  });
});

describe("the shell", () => {
  test("has its places within reach, and marks where one is", async () => {
    await openCabinet();
    const tabs = await screen.findByRole("navigation", { name: "Разделы" });
    expect([...tabs.querySelectorAll("a")].map((tab) => tab.textContent)).toEqual([
      "День",
      "Часы",
      "Услуги",
      "Деньги",
      "Ещё",
    ]);
    await userEvent.click(screen.getByRole("link", { name: "Услуги" }));
    await waitFor(() =>
      expect(screen.getByRole("link", { name: "Услуги" }).getAttribute("aria-current")).toBe(
        "page",
      ),
    );
  });

  test("shows a screen's way back instead of the places", async () => {
    server.visits = [visit];
    await openCabinet({ path: "/visits/7" });
    await seeScreen("Марина Котова");
    expect(screen.queryByRole("navigation")).toBeNull();
    await press("Назад");
    await seeScreen("Среда, 25 ноября");
  });

  test("inside Telegram goes back by Telegram's button", async () => {
    const host = new FakeHost();
    server.visits = [visit];
    await openCabinet({ path: "/visits/7" });
    await seeScreen("Марина Котова");
    expect(host.last("web_app_setup_back_button")).toEqual({ is_visible: true });
    host.say("back_button_pressed");
    await seeScreen("Среда, 25 ноября");
    expect(host.last("web_app_setup_back_button")).toEqual({ is_visible: false });
  });

  test("says of an unknown address that there is no such page", async () => {
    await openCabinet({ path: "/elsewhere" });
    await seeScreen("Такой страницы нет");
    await press("К сегодняшнему дню");
    await seeScreen("Среда, 25 ноября");
  });
});

describe("a toast", () => {
  test("goes by itself, later where something can be undone", async () => {
    await openCabinet();
    await seeScreen("Среда, 25 ноября");
    const { say } = await import("./Toast");
    // What the page has under way in real time would else wait for ever.
    await new Promise((resolve) => setTimeout(resolve, 100));
    vi.useFakeTimers();
    say("Сохранено.");
    await vi.advanceTimersByTimeAsync(4_000);
    expect(isShown("Сохранено.")).toBe(true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(isShown("Сохранено.")).toBe(false);
    say("Перенесли.", { undo: async () => undefined });
    await vi.advanceTimersByTimeAsync(6_000);
    expect(isShown("Перенесли.")).toBe(true);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(isShown("Перенесли.")).toBe(false);
  });

  test("says why something could not be undone", async () => {
    await openCabinet();
    await seeScreen("Среда, 25 ноября");
    const { say } = await import("./Toast");
    const { ApiError } = await import("../api/errors");
    say("Перенесли.", { undo: () => Promise.reject(new ApiError("slot_taken")) });
    await press("Вернуть");
    await see("Это время занято. Выберите другое.");
  });
});
