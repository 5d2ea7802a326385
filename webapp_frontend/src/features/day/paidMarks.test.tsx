import { beforeEach, describe, test } from "vitest";
import { at, visit } from "../../testing/cabinetSamples";
import { CabinetServer } from "../../testing/cabinetServer";
import { openCabinet } from "../../testing/page";
import { see } from "../../testing/user";

let server: CabinetServer;

beforeEach(() => {
  server = new CabinetServer();
});

describe("in the calendar", () => {
  const pay_until = at("14:10");

  test("a visit that awaits its payment says until when", async () => {
    server.visits = [{ ...visit, status: "awaiting_payment", pay_until }];
    await openCabinet();
    await see("ждёт оплаты до 14:10");
    await openCabinet({ path: "/agenda" });
    await see("ждёт оплаты до 14:10");
  });

  test("a visit whose deposit is paid is marked so", async () => {
    server.visits = [{ ...visit, deposit_kopecks: 50_000, paid_kopecks: 50_000 }];
    await openCabinet();
    await see(/предоплата внесена/);
  });

  test("a visit that is paid for is marked so", async () => {
    server.visits = [{ ...visit, deposit_kopecks: 50_000, paid_kopecks: 220_000 }];
    await openCabinet({ path: "/agenda" });
    await see(/оплачено/);
  });
});
