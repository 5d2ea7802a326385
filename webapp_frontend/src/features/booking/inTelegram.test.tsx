import { screen, waitFor } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test } from "vitest";
import { FakeHost } from "../../testing/host";
import { openPage } from "../../testing/page";
import { visit } from "../../testing/samples";
import { FakeServer } from "../../testing/server";
import { pick, press, see, seeScreen } from "../../testing/user";

let server: FakeServer;
let host: FakeHost;

beforeEach(() => {
  server = new FakeServer();
  host = new FakeHost();
});

const mainButton = () => host.last("web_app_setup_main_button");

describe("inside Telegram", () => {
  test("the main button is Telegram's, and the line above it stays on the page", async () => {
    await openPage({ path: "/services/1" });
    await seeScreen("Маникюр с покрытием");
    expect(mainButton()).toMatchObject({ text: "Выберите время", is_active: false });
    await pick(/сб 28 15:00/);
    await see(/^сб 28 ноября, 15:00–17:00/);
    await waitFor(() => expect(mainButton()).toMatchObject({ is_active: true }));
    expect(screen.queryByRole("button", { name: /Дальше/ })).toBeNull();
  });

  test("a press of it books, and the page says when it is done", async () => {
    server.once("POST /visits", () => {
      server.visits = { coming: [visit], past: [] };
      return { status: 201, body: visit };
    });
    await openPage();
    await press("сб 28 15:00");
    await seeScreen("Проверьте запись");
    host.say("main_button_pressed");
    await see("Вы записаны");
    expect(host.last("web_app_trigger_haptic_feedback")).toMatchObject({
      notification_type: "success",
    });
    await waitFor(() => expect(mainButton()).toMatchObject({ text: "Готово" }));
    host.say("main_button_pressed");
    expect(host.last("web_app_close")).toBeDefined();
  });

  test("the way back is Telegram's button, hidden on the first screen", async () => {
    await openPage();
    await press("сб 28 15:00");
    await seeScreen("Проверьте запись");
    expect(host.last("web_app_setup_back_button")).toEqual({ is_visible: true });
    expect(screen.queryByRole("button", { name: "Назад" })).toBeNull();
    host.say("back_button_pressed");
    await seeScreen("Аня Белова");
    expect(host.last("web_app_setup_back_button")).toEqual({ is_visible: false });
  });

  test("the way back closes a question first", async () => {
    server.visits = { coming: [visit], past: [] };
    await openPage({ path: "/visits/7" });
    await press("Отменить");
    await screen.findByRole("dialog");
    host.say("back_button_pressed");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await seeScreen("Запись");
  });

  test("nothing closes the question while a visit is being cancelled", async () => {
    const cancelled = { ...visit, status: "cancelled" as const, can_cancel: false };
    const answer = server.holdOnce("/cancel", { body: cancelled });
    server.visits = { coming: [visit], past: [] };
    await openPage({ path: "/visits/7" });
    await press("Отменить");
    await press("Отменить запись");
    const dialog = await screen.findByRole<HTMLDialogElement>("dialog");
    host.say("back_button_pressed");
    const escapeKey = new Event("cancel", { cancelable: true });
    dialog.dispatchEvent(escapeKey);
    await userEvent.click(dialog);
    expect(escapeKey.defaultPrevented).toBe(true);
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Оставить" }).disabled).toBe(true);
    await new Promise((resolve) => setTimeout(resolve));
    expect(dialog.isConnected).toBe(true);
    dialog.close();
    await waitFor(() => expect(dialog.open).toBe(true));
    server.visits = { coming: [], past: [cancelled] };
    answer();
    await waitFor(() => expect(dialog.isConnected).toBe(false));
  });

  test("closing is confirmed only while a wish is typed in", async () => {
    await openPage();
    await press("сб 28 15:00");
    await userEvent.type(await screen.findByLabelText(/Пожелание/), "К");
    const closing = () => host.last("web_app_setup_closing_behavior");
    await waitFor(() => expect(closing()).toEqual({ need_confirmation: true }));
    host.say("back_button_pressed");
    await seeScreen("Аня Белова");
    expect(closing()).toEqual({ need_confirmation: false });
  });

  test("a calendar file opens in the browser, since a WebView downloads nothing", async () => {
    server.visits = { coming: [visit], past: [] };
    await openPage({ path: "/visits/7" });
    await press("В календарь");
    expect(host.last("web_app_open_link")?.url).toMatch(/^http.*\/calendar\/x\.ics$/);
  });
});
