import { describe, expect, test } from "vitest";
import type { Policy } from "../../api/wire";
import { anya, manicure } from "../../testing/samples";
import { policyText } from "./policy";
import { slotOf, slotSummary } from "./slot";

const saturday = "2026-11-28T15:00:00+03:00";
const tonight = "2026-11-25T18:30:00+03:00";

const withPolicy = (policy: Partial<Policy>) => ({
  ...anya,
  policy: { ...anya.policy, ...policy },
});

function rules(policy: Partial<Policy>, startsAt: string): string {
  const { cancel, move } = slotOf(withPolicy(policy), manicure, startsAt);
  return policyText(cancel, move);
}

describe("a slot", () => {
  test("in time says from when to when, and until when cancelling is free", () => {
    expect(slotSummary(anya, manicure, saturday)).toBe(
      "сб 28 ноября, 15:00–17:00\nбесплатная отмена до пт 27 ноября, 15:00",
    );
  });

  test("too close to cancel freely promises nothing", () => {
    expect(slotSummary(anya, manicure, tonight)).toBe("ср 25 ноября, 18:30–20:30");
    expect(rules({}, tonight)).toMatch(/^До визита осталось мало времени/);
  });

  test("free to cancel up to its start promises so without naming a moment", () => {
    const lenient = withPolicy({ free_cancel_min: 0 });
    expect(slotSummary(lenient, manicure, tonight)).toBe("ср 25 ноября, 18:30–20:30");
  });
});

describe("the rules of a slot", () => {
  test("name both moments where they differ", () => {
    expect(rules({ reschedule_min: 180 }, saturday)).toBe(
      "До пт 27 ноября, 15:00 отмена бесплатна. Позже отменить тоже можно, но мастер увидит, что отмена поздняя. Перенести запись можно до сб 28 ноября, 12:00.",
    );
  });

  test("are one sentence where moving and free cancelling end together", () => {
    expect(rules({ reschedule_min: 1440 }, saturday)).toMatch(
      /^До пт 27 ноября, 15:00 запись можно перенести или бесплатно отменить\. Позже/,
    );
    expect(rules({ reschedule_min: 1440 }, tonight)).toMatch(/перенести его уже не получится/);
  });

  test("say that nothing limits where nothing does", () => {
    expect(rules({ free_cancel_min: 0, reschedule_min: 0 }, tonight)).toBe(
      "Перенести или бесплатно отменить запись можно в любой момент до начала.",
    );
  });

  test("keep a way where one of the two has passed", () => {
    expect(rules({ free_cancel_min: 0, reschedule_min: 1440 }, tonight)).toBe(
      "Отмена бесплатна в любой момент до начала. Перенести её уже не получится.",
    );
    expect(rules({ reschedule_min: 0 }, tonight)).toMatch(
      /мастер это увидит\. Перенести запись можно в любой момент до начала\.$/,
    );
  });
});
