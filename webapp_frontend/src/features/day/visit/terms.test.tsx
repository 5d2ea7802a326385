import { screen, within } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test } from "vitest";
import { marina, visit } from "../../../testing/cabinetSamples";
import { CabinetServer } from "../../../testing/cabinetServer";
import { openCabinet } from "../../../testing/page";
import { pick, press, see, seeScreen } from "../../../testing/user";

let server: CabinetServer;

beforeEach(() => {
  server = new CabinetServer();
  server.visits = [visit];
});

async function open(): Promise<void> {
  await openCabinet({ path: "/visits/7" });
  await seeScreen("Марина Котова");
}

const dialog = () => within(screen.getByRole("dialog"));

describe("what holds for a client alone", () => {
  const terms = { prepayment: "auto", prices: [{ service: 1, price_kopecks: 200_000 }] };

  test("is changed from her card", async () => {
    server.once("GET /clients/11/terms", () => ({ body: terms }));
    await open();
    await press("Предоплата и цены для неё");
    await see(`Условия: ${marina.name}`);
    await pick("без предоплаты");
    await userEvent.selectOptions(await screen.findByLabelText("Добавить услугу"), "Педикюр");
    const save = dialog().getByRole<HTMLButtonElement>("button", { name: "Сохранить" });
    expect(save.disabled).toBe(true);
    await userEvent.type(screen.getByLabelText(/^Педикюр, обычно/), "2 500");
    await press("Убрать свою цену: Маникюр с покрытием");
    server.once("PUT /clients/11/terms", ({ body }) => ({ body }));
    await userEvent.click(save);
    await see("Условия сохранены.");
    expect(server.requests("PUT /clients/11/terms")[0]?.body).toEqual({
      prepayment: "never",
      prices: [{ service: 2, price_kopecks: 250_000 }],
    });
  });

  test("that can't be loaded is asked for again", async () => {
    server.refuseOnce("GET /clients/11/terms", 503, "unavailable");
    await open();
    await press("Предоплата и цены для неё");
    server.once("GET /clients/11/terms", () => ({ body: terms }));
    await press("Повторить");
    await see("Свои цены");
  });
});
