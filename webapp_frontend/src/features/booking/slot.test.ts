import { describe, expect, test } from "vitest";
import { anya, manicure } from "../../testing/samples";
import { cancelRule, slotOf, slotSummary } from "./slot";

const saturday = "2026-11-28T15:00:00+03:00";
const tonight = "2026-11-25T18:30:00+03:00";

describe("a slot", () => {
  test("in time says from when to when, and until when cancelling is free", () => {
    expect(slotSummary(anya, manicure, saturday)).toBe(
      "сб 28 ноября, 15:00–17:00\nбесплатная отмена до пт 27 ноября, 15:00",
    );
  });

  test("too close to cancel freely promises nothing", () => {
    expect(slotSummary(anya, manicure, tonight)).toBe("ср 25 ноября, 18:30–20:30");
    expect(cancelRule(slotOf(anya, manicure, tonight))).toMatch(/^До визита осталось мало времени/);
  });

  test("names the last free moment in the rule", () => {
    expect(cancelRule(slotOf(anya, manicure, saturday))).toMatch(/^До пт 27 ноября, 15:00 отмена/);
  });

  test("of a tenant without a limit is free to cancel up to its start", () => {
    const lenient = { ...anya, policy: { ...anya.policy, free_cancel_min: 0 } };
    expect(cancelRule(slotOf(lenient, manicure, tonight))).toBe(
      "Отмена бесплатна в любой момент до начала.",
    );
  });
});
