import { fireEvent, screen, waitFor } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test } from "vitest";
import { at, visit } from "../../../testing/cabinetSamples";
import { CabinetServer } from "../../../testing/cabinetServer";
import { openCabinet } from "../../../testing/page";
import { isShown, press, see, seeScreen } from "../../../testing/user";

let server: CabinetServer;

beforeEach(() => {
  server = new CabinetServer();
  server.visits = [visit];
});

function offer(times: string[], date = "2026-11-25"): void {
  const starts = times.map((time) => ({ at: at(time, date) }));
  server.once("GET /availability", () => ({
    body: { days: [{ date, load: "few", starts }], best: [] },
  }));
}

async function open(): Promise<void> {
  await openCabinet({ path: "/visits/7" });
  await seeScreen("Марина Котова");
  await press("Перенести");
}

describe("times to move a visit to", () => {
  test("do not name the one it has", async () => {
    offer(["15:00", "17:30"]);
    await open();
    await see("17:30");
    expect(isShown("15:00")).toBe(false);
  });

  test("of a later date are asked for, and a failure there can be repeated", async () => {
    offer(["17:30"]);
    await open();
    await see("17:30");
    server.breakOnce("GET /availability");
    fireEvent.input(screen.getByLabelText("Дата"), { target: { value: "2026-12-25" } });
    offer(["11:15"], "2026-12-25");
    await press("Повторить");
    await see("11:15");
    await waitFor(() => expect(server.requests("GET /availability")).toHaveLength(3));
  });

  test("by hand are in fives", async () => {
    offer([]);
    await open();
    const time = await screen.findByLabelText("Другое время");
    await userEvent.clear(time);
    await userEvent.type(time, "13:07");
    await see("Выберите время, кратное пяти минутам.");
    const check = screen.getByRole<HTMLButtonElement>("button", { name: "Проверить это время" });
    expect(check.disabled).toBe(true);
  });
});
