import { discountsTexts } from "../../../texts/cabinet/discounts";
import { everyDay, kopecksOf } from "../../services/form";
import { countOf, type DiscountForm, percentOf, spelled } from "./form";

/** What is wrong with the fields of a discount, each in a sentence. */
export type Problems = Partial<
  Record<
    "name" | "amount" | "code" | "dates" | "weekdays" | "hours" | "maxUses" | "perClient",
    string
  >
>;

export function problemsOf(form: DiscountForm): Problems {
  const texts = discountsTexts().problems;
  const found: Problems = {};
  const note = (field: keyof Problems, isWrong: boolean, text: string) => {
    if (isWrong) found[field] = text;
  };
  note("name", form.name.trim() === "", texts.name);
  if (form.by === "percent") note("amount", percentOf(form.amount) === null, texts.percent);
  else note("amount", !kopecksOf(form.amount), texts.fixed);
  note("code", form.kind === "promo_code" && !isCode(form.code), texts.code);
  note("dates", isBackward(form), texts.dates);
  note("weekdays", form.weekdays.length === 0, texts.weekdays);
  note("hours", (form.from === "") !== (form.until === ""), texts.hours);
  note("hours", form.from !== "" && form.from === form.until, texts.noHours);
  note("hours", form.kind === "happy_hours" && !hasHours(form), texts.happyHours);
  note("maxUses", !isCount(form.maxUses), texts.uses);
  note("perClient", !isCount(form.maxUsesPerClient), texts.uses);
  return found;
}

function isCode(code: string): boolean {
  const { length } = spelled(code);
  return length >= 2 && length <= 32;
}

function isBackward({ firstOn, lastOn }: DiscountForm): boolean {
  return firstOn !== "" && lastOn !== "" && lastOn < firstOn;
}

function hasHours({ weekdays, from, until }: DiscountForm): boolean {
  return weekdays.length < everyDay.length || from !== "" || until !== "";
}

function isCount(typed: string): boolean {
  return typed.trim() === "" || countOf(typed) !== null;
}

const formFields: Record<string, keyof Problems> = {
  name: "name",
  percent: "amount",
  fixed_kopecks: "amount",
  code: "code",
  first_on: "dates",
  last_on: "dates",
  weekdays: "weekdays",
  from_time: "hours",
  until_time: "hours",
  max_uses: "maxUses",
  max_uses_per_client: "perClient",
};

/** The server's refusals at the fields they are about. */
export function problemsFromServer(fields: Record<string, string[]>): Problems {
  const found: Problems = {};
  for (const [path, [text]] of Object.entries(fields)) {
    const field = formFields[path.split(".")[0] ?? ""];
    if (field !== undefined) found[field] = text ?? discountsTexts().problems.fromServer;
  }
  return found;
}
