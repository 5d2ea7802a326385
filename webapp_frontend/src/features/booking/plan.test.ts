import { describe, expect, test } from "vitest";
import type { Quote } from "../../api/wire";
import { depositQuote, plainQuote } from "../../testing/paying";
import { type Plan, planOf } from "./plan";

const plan = (changes: Partial<Quote>, wish: Plan["way"] | null = null, needsApproval = false) =>
  planOf({ ...depositQuote, ...changes }, wish, needsApproval);

describe("how a visit is paid", () => {
  test("on site where nothing is asked and there is no shop", () => {
    const { ways, now_kopecks, pay } = planOf(plainQuote, "full", false);
    expect({ ways, now_kopecks, pay }).toEqual({ ways: ["site"], now_kopecks: 0, pay: null });
  });

  test("with its deposit, unless all of it is wished for and may be paid", () => {
    expect(plan({})).toMatchObject({ ways: ["deposit"], now_kopecks: 50_000, pay: "deposit" });
    expect(plan({}, "full").now_kopecks).toBe(50_000);
    expect(plan({ full_allowed: true })).toMatchObject({
      way: "deposit",
      ways: ["deposit", "full"],
    });
    expect(plan({ full_allowed: true }, "full")).toMatchObject({
      now_kopecks: 220_000,
      pay: "full",
    });
  });

  test("on site or at once where no deposit is asked", () => {
    const free = { deposit_kopecks: 0, full_allowed: true };
    expect(plan(free)).toMatchObject({ ways: ["site", "full"], way: "site", pay: null });
    expect(plan(free, "full")).toMatchObject({ now_kopecks: 220_000, pay: "full" });
  });

  test("without a choice where the deposit is the whole price", () => {
    const whole = { deposit_kopecks: 220_000, full_allowed: true };
    expect(plan(whole)).toMatchObject({ ways: ["deposit"], now_kopecks: 220_000 });
  });

  test("later where the master has to say yes first", () => {
    expect(plan({}, "deposit", true)).toMatchObject({ ways: ["site"], now_kopecks: 0, pay: null });
  });

  test("not now where the shop is broken, and that is known", () => {
    expect(plan({ online: "broken" })).toMatchObject({
      isBroken: true,
      now_kopecks: 0,
      pay: "deposit",
    });
    expect(plan({ online: "broken", deposit_kopecks: 0, full_allowed: true })).toMatchObject({
      isBroken: false,
      ways: ["site"],
    });
  });
});
