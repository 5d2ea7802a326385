import { screen, waitFor } from "@testing-library/dom";
import { beforeEach, expect, test } from "vitest";
import { openPage } from "../../testing/page";
import { FakeServer } from "../../testing/server";
import { isShown, pick, press, see, seeScreen } from "../../testing/user";

let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
});

async function chooseSaturday(): Promise<void> {
  await openPage({ path: "/services/1" });
  await pick(/сб 28 15:00/);
  await press(/^Дальше/);
  await seeScreen("Проверьте запись");
}

test("a time that was taken is no longer chosen once its refusal is left", async () => {
  server.refuseOnce("POST /visits", 409, "slot_taken");
  await chooseSaturday();
  await press("Записаться");
  await see("Это время только что заняли.");
  await press("Назад");
  await screen.findByRole("button", { name: "Выберите время" });
});

test("an error that comes late is not said of another time", async () => {
  const refuse = server.holdOnce("POST /visits", { status: 409, body: { code: "slot_taken" } });
  await chooseSaturday();
  await press("Записаться");
  await press("Назад");
  await pick(/завтра 11:00/);
  await press(/^Дальше/);
  await screen.findByRole("button", { name: "Записываем…" });
  refuse();
  await screen.findByRole("button", { name: "Записаться" });
  expect(isShown("Это время только что заняли.")).toBe(false);
});

test("too many visits lead to the list where one can be cancelled", async () => {
  server.refuseOnce("POST /visits", 409, "too_many_visits");
  await chooseSaturday();
  await press("Записаться");
  await press("Мои записи");
  await waitFor(() => expect(location.pathname).toBe("/app/anya-belova/visits"));
});
