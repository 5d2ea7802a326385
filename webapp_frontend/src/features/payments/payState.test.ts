import { describe, expect, test } from "vitest";
import type { Payment, Visit } from "../../api/wire";
import { heldVisit, paidVisit, payment } from "../../testing/paying";
import { isWaiting, payState } from "./payState";

const nothing = { deposit_kopecks: 0, full_kopecks: 0 };
const held = (changes: Partial<Payment> | null) =>
  payState({ ...heldVisit, payment: changes && { ...payment, ...changes } }, null);

describe("paying for a visit whose slot is held", () => {
  test.each([
    [held({}), "ready"],
    [held({ url: null }), "preparing"],
    [held({ status: "preparing", url: null }), "preparing"],
    [held({ status: "checking" }), "checking"],
    [held({ status: "succeeded" }), "checking"],
    [held({ status: "canceled" }), "declined"],
    [held({ status: "failed" }), "failed"],
    [held({ status: "put_aside" }), "put_aside"],
    [held(null), "start"],
  ])("stands as %s", (state, expected) => {
    expect(state).toBe(expected);
  });

  test("ends with its time, unless money is on its way", () => {
    const late: Visit = { ...heldVisit, due: nothing, pay_until: "2026-11-25T11:59:00+03:00" };
    expect(payState(late, null)).toBe("ending");
    const checking = { ...payment, status: "checking" as const };
    expect(payState({ ...late, payment: checking }, null)).toBe("checking");
  });

  test("goes on where only the phone's clock says that the time is up", () => {
    expect(payState({ ...heldVisit, pay_until: "2026-11-25T11:59:00+03:00" }, null)).toBe("ready");
  });

  test("fails where the shop can take nothing any more", () => {
    expect(payState({ ...heldVisit, due: nothing, payment: null }, null)).toBe("failed");
  });

  test("is over once the visit is cancelled", () => {
    expect(payState({ ...heldVisit, status: "cancelled" }, null)).toBe("over");
  });
});

describe("paying for a visit that stands", () => {
  test("is done when a payment has come since", () => {
    expect(payState(paidVisit, null)).toBe("paid");
  });

  test("starts anew where the last payment was settled before", () => {
    expect(payState(paidVisit, payment.id)).toBe("start");
  });

  test("is nothing where nothing is due", () => {
    expect(payState({ ...paidVisit, due: nothing }, payment.id)).toBe("nothing");
  });
});

test("only states that change by themselves are waited for", () => {
  expect(isWaiting("ready") && isWaiting("preparing") && isWaiting("ending")).toBe(true);
  expect(isWaiting("declined") || isWaiting("start") || isWaiting("paid")).toBe(false);
});
