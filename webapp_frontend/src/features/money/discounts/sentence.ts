import type { DiscountFields } from "../../../api/cabinet/wire";
import { cabinet } from "../../../cabinet/state";
import { dayMonth, weekdayShort } from "../../../format/dates";
import { duration, plural } from "../../../format/numbers";
import { addDays } from "../../../format/wall";
import { discountsTexts } from "../../../texts/cabinet/discounts";
import { sum } from "../sums";

const aMonday = "2024-01-01";

/** "10 %", "300 ₽" */
export function amountOf({ percent, fixed_kopecks }: DiscountFields): string {
  return percent === null ? sum(fixed_kopecks ?? 0) : `${percent} %`;
}

/** All that a discount does, in a sentence. */
export function sentenceOf(discount: DiscountFields): string {
  const { sentence } = discountsTexts();
  const parts = [
    `${sentence.off(amountOf(discount))} ${reasonOf(discount)}`,
    servicesOf(discount),
    audienceOf(discount),
    startOf(discount),
    datesOf(discount),
    ...usesOf(discount),
  ];
  return `${parts.filter((part) => part !== "").join(", ")}.`;
}

function reasonOf({ kind, code, within_min, every_nth }: DiscountFields): string {
  const { sentence } = discountsTexts();
  switch (kind) {
    case "promo_code":
      return sentence.promo_code(code || "…");
    case "last_minute":
      return sentence.last_minute(duration(within_min ?? 0));
    case "nth_visit":
      return sentence.nth_visit(every_nth ?? 0);
    default:
      return sentence[kind];
  }
}

function servicesOf({ service_ids }: DiscountFields): string {
  if (service_ids === null) return "";
  const all = cabinet.data.value?.services ?? [];
  const names = all.filter(({ id }) => service_ids.includes(id)).map(({ name }) => name);
  return discountsTexts().sentence.services(names.join(", "));
}

function audienceOf({ audience }: DiscountFields): string {
  return audience === "everybody" ? "" : discountsTexts().sentence[audience];
}

function startOf({ weekdays, from_time, until_time }: DiscountFields): string {
  const { sentence } = discountsTexts();
  const days = weekdays?.map((day) => weekdayShort(addDays(aMonday, day))).join(", ");
  const hours = from_time && until_time && sentence.hours(from_time, until_time);
  return [days && sentence.weekdays(days), hours].filter(Boolean).join(" ");
}

function datesOf({ first_on, last_on }: DiscountFields): string {
  const { dates, since, till } = discountsTexts().sentence;
  if (first_on && last_on) return dates(dayMonth(first_on), dayMonth(last_on));
  if (first_on) return since(dayMonth(first_on));
  return last_on ? till(dayMonth(last_on)) : "";
}

function usesOf({ max_uses, max_uses_per_client }: DiscountFields): string[] {
  const { sentence, atMost } = discountsTexts();
  return [
    max_uses === null ? "" : sentence.uses(plural(max_uses, atMost)),
    max_uses_per_client === null ? "" : sentence.perClient(plural(max_uses_per_client, atMost)),
  ];
}
