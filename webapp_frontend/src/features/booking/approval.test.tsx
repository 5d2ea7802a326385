import { screen } from "@testing-library/dom";
import { beforeEach, describe, expect, test } from "vitest";
import type { Visit } from "../../api/wire";
import { openPage } from "../../testing/page";
import { anya, manicure, visit } from "../../testing/samples";
import { FakeServer } from "../../testing/server";
import { isShown, press, see, seeScreen } from "../../testing/user";

const request: Visit = { ...visit, status: "awaiting_approval" };
let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
  server.tenant = { ...anya, services: [{ ...manicure, needs_approval: true }] };
});

async function sendRequest(): Promise<void> {
  server.once("POST /visits", () => {
    server.visits = { coming: [request], past: [] };
    return { status: 201, body: request };
  });
  await openPage();
  await press("сб 28 15:00");
  await see(/^Мастер подтвердит запись: ответ придёт в чат\./);
  await press("Отправить заявку");
}

describe("a visit that the master has to confirm", () => {
  test("is said to be one before a time is chosen", async () => {
    await openPage({ path: "/services/1" });
    await see(/^Эту запись подтверждает мастер/);
  });

  test("is sent as a request, once, and not called booked", async () => {
    await sendRequest();
    await seeScreen("Заявка отправлена");
    await see("Мастер ответит в чате");
    expect(isShown("Вы записаны")).toBe(false);
    expect(server.requests("POST /visits")).toHaveLength(1);
  });

  test("waits among the coming ones and can be cancelled", async () => {
    server.visits = { coming: [request], past: [] };
    await openPage({ path: "/visits" });
    await see("Ждёт подтверждения мастера");
    await press(/^сб 28 ноября/);
    await seeScreen("Запись");
    const cancelled: Visit = { ...visit, status: "cancelled", can_cancel: false, can_move: false };
    server.once("/cancel", () => {
      server.visits = { coming: [], past: [cancelled] };
      return { body: cancelled };
    });
    await press("Отменить");
    await press("Отменить запись");
    await see("Запись отменена");
  });

  test("has no such words where the service needs none", async () => {
    server.tenant = anya;
    await openPage();
    await press("сб 28 15:00");
    await screen.findByRole("button", { name: "Записаться" });
    expect(isShown(/^Мастер подтвердит/)).toBe(false);
  });
});
