import { fireEvent, screen, waitFor } from "@testing-library/dom";
import { beforeEach, describe, expect, test } from "vitest";
import { at, marina, visit } from "../../testing/cabinetSamples";
import { CabinetServer } from "../../testing/cabinetServer";
import { FakeHost } from "../../testing/host";
import { openCabinet } from "../../testing/page";
import { isShown, press, see } from "../../testing/user";
import { minutePx } from "./grid/clock";

let server: CabinetServer;
let host: FakeHost;

beforeEach(async () => {
  server = new CabinetServer();
  host = new FakeHost();
  server.visits = [visit];
  await openCabinet();
});

const card = () => screen.findByRole("button", { name: /^Марина Котова/ });

/** Drags with a mouse by so many minutes of the grid. */
async function drag(element: Element, minutes: number): Promise<void> {
  const y = 300 + minutes * minutePx;
  fireEvent.pointerDown(element, {
    clientY: 300,
    button: 0,
    isPrimary: true,
    pointerType: "mouse",
  });
  fireEvent.pointerMove(window, { clientY: y, pointerType: "mouse" });
  fireEvent.pointerUp(window, { clientY: y, pointerType: "mouse" });
}

function moveTo(startsAt: string, endsAt: string): void {
  server.editOnce("POST /visits/7/move", () => ({
    ...visit,
    version: visit.version + 1,
    starts_at: startsAt,
    ends_at: endsAt,
  }));
}

describe("a visit that is dragged", () => {
  test("asks before it is moved, to the nearest quarter of an hour", async () => {
    moveTo(at("16:15"), at("18:15"));
    await drag(await card(), 80);
    await see("ср 25 ноября, 16:15–18:15");
    await press("Сохранить");
    await see("Перенесли на ср 25 ноября, 16:15.");
    expect(server.requests("POST /visits/7/move")[0]?.body).toEqual({
      starts_at: at("16:15"),
      master: 1,
      notify: true,
      version: 4,
    });
    await waitFor(async () => expect((await card()).textContent).toContain("16:15–18:15"));
  });

  test("is put back by undo, on the version that the move has made", async () => {
    moveTo(at("16:15"), at("18:15"));
    await drag(await card(), 75);
    await press("Сохранить");
    moveTo(at("15:00"), at("17:00"));
    await press("Вернуть");
    await see("Вернули как было.");
    expect(server.requests("POST /visits/7/move")[1]?.body).toEqual({
      starts_at: at("15:00"),
      master: 1,
      notify: true,
      version: 5,
    });
  });

  test("is warned about before it is saved, but not about rules that bind clients only", async () => {
    server.explanation = {
      offered: false,
      free: true,
      reasons: [
        { code: "outside_hours", text: "Вне рабочих часов" },
        { code: "too_soon", text: "Нужно предупреждать за 2 часа." },
      ],
      leaves_min: [20, 120],
    };
    await drag(await card(), 75);
    await see("Вне рабочих часов.");
    await see("Оставит окно 20 мин.");
    expect(isShown(/окно 2 ч/)).toBe(false);
    expect(isShown(/предупреждать/)).toBe(false);
    expect(server.requests("/explain")[0]?.path).toContain("visit=7");
  });

  test("to a taken time goes back and is offered the nearest ones", async () => {
    server.refuseOnce("POST /visits/7/move", 409, "slot_taken", {
      alternatives: [{ at: at("17:30"), master: 1 }],
    });
    await drag(await card(), 75);
    await press("Сохранить");
    await see("Это время занято. Выберите другое.");
    await press("ср 25 ноября 17:30");
    await see("ср 25 ноября, 17:30–19:30");
    await press("Оставить как есть");
    expect((await card()).textContent).toContain("15:00–17:00");
  });

  test("that somebody has changed meanwhile is shown as it is now", async () => {
    server.refuseOnce("POST /visits/7/move", 409, "edited_elsewhere");
    await drag(await card(), 75);
    server.put({ ...visit, version: 9, client: { ...marina, name: "Марина Новая" } });
    await press("Сохранить");
    await see("Кто-то уже изменил это. Показываем свежее.");
    await see("Марина Новая");
  });

  test("by its lower edge changes its length", async () => {
    server.editOnce("POST /visits/7/resize", () => ({
      ...visit,
      version: 5,
      ends_at: at("17:30"),
    }));
    await card();
    const edge = document.querySelector("span[data-visit='7']");
    await drag(edge ?? document.body, 32);
    await see("2 ч 30 мин, до 17:30");
    await press("Сохранить");
    await see("Теперь визит длится 2 ч 30 мин.");
    expect(server.requests("POST /visits/7/resize")[0]?.body).toEqual({
      duration_min: 150,
      notify: false,
      version: 4,
    });
  });

  test("by its lower edge into the next one is warned about", async () => {
    server.put({
      ...visit,
      id: 8,
      client: { ...marina, name: "Юля" },
      starts_at: at("17:15"),
      ends_at: at("18:00"),
    });
    await openCabinet();
    await card();
    await drag(document.querySelector("span[data-visit='7']") ?? document.body, 32);
    await see("Мешает другой визит: Юля, 17:15–18:00.");
  });

  test("by a finger is lifted only after it is held, and the phone gives a knock", async () => {
    const element = await card();
    const finger = { clientY: 300, button: 0, isPrimary: true, pointerType: "touch" };
    fireEvent.pointerDown(element, finger);
    fireEvent.pointerMove(window, { ...finger, clientY: 390 });
    fireEvent.pointerUp(window, { ...finger, clientY: 390 });
    expect(isShown("Перенести визит?")).toBe(false);
    fireEvent.pointerDown(element, finger);
    await waitFor(() =>
      expect(host.last("web_app_trigger_haptic_feedback")).toMatchObject({ type: "impact" }),
    );
    fireEvent.pointerMove(window, { ...finger, clientY: 390 });
    fireEvent.pointerUp(window, { ...finger, clientY: 390 });
    await see("Перенести визит?");
  });

  test("of a client without Telegram says who has to tell her", async () => {
    const silent = { ...marina, has_telegram: false };
    server.put({ ...visit, version: 5, client: silent });
    await openCabinet();
    await drag(await card(), 75);
    await see(/Марина Котова без Telegram/);
    expect(screen.queryByRole("switch")).toBeNull();
  });
});
