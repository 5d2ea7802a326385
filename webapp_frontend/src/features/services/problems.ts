import type { Pause } from "../../api/cabinet/wire";
import { servicesTexts } from "../../texts/cabinet/services";
import { depositAmountOf, inOrder, kopecksOf, type ServiceForm } from "./form";

/** What is wrong with which field of the form, in words. */
export type Problems = Partial<Record<keyof ServiceForm | "startHours", string>>;

const longestMin = 1440;
const longestBufferMin = 240;

/** Everything that would be refused, said before it is sent. */
export function problemsOf(form: ServiceForm): Problems {
  const texts = servicesTexts().problems;
  const found: Problems = {};
  const note = (field: keyof Problems, isWrong: boolean, text: string) => {
    if (isWrong) found[field] = text;
  };
  note("name", form.name.trim() === "", texts.name);
  note("durationMin", !isInFives(form.durationMin, 5, longestMin), texts.duration);
  note("bufferBeforeMin", !isInFives(form.bufferBeforeMin, 0, longestBufferMin), texts.buffer);
  note("bufferAfterMin", !isInFives(form.bufferAfterMin, 0, longestBufferMin), texts.buffer);
  note("price", kopecksOf(form.price) === null, texts.price);
  note("depositAmount", isDepositWrong(form), texts.deposit);
  note("masterIds", form.masterIds.length === 0, texts.performers);
  note("weekdays", form.weekdays.length === 0, texts.weekdays);
  const pauses = pauseProblem(form.pauses, form.durationMin);
  if (pauses !== null) found.pauses = pauses;
  const startHours = startHoursProblem(form);
  if (startHours !== null) found.startHours = startHours;
  return found;
}

function pauseProblem(pauses: Pause[], durationMin: number): string | null {
  const texts = servicesTexts().problems;
  let workedFrom = 0;
  for (const { after_min, duration_min } of inOrder(pauses)) {
    const end = after_min + duration_min;
    const isInside = isInFives(after_min, 5, longestMin) && isInFives(duration_min, 5, longestMin);
    if (!isInside || end >= durationMin) return texts.pauseInside;
    if (after_min <= workedFrom) return texts.pauseOverlap;
    workedFrom = end;
  }
  return null;
}

function startHoursProblem({ earliest, latest }: ServiceForm): string | null {
  const texts = servicesTexts().problems;
  if ([earliest, latest].some((time) => time !== "" && Number(time.slice(3)) % 5 !== 0)) {
    return texts.fives;
  }
  return earliest !== "" && latest !== "" && latest < earliest ? texts.startHours : null;
}

function isDepositWrong({ depositKind, depositAmount }: ServiceForm): boolean {
  return depositAmountOf(depositKind, depositAmount) === null;
}

function isInFives(value: number, least: number, most: number): boolean {
  return value >= least && value <= most && value % 5 === 0;
}

const formFields: Record<string, keyof Problems> = {
  name: "name",
  group: "group",
  description: "description",
  duration_min: "durationMin",
  buffer_before_min: "bufferBeforeMin",
  buffer_after_min: "bufferAfterMin",
  pauses: "pauses",
  price_kopecks: "price",
  deposit: "depositAmount",
  min_notice_min: "minNoticeMin",
  booking_horizon_days: "horizonDays",
  earliest_start: "startHours",
  latest_start: "startHours",
  weekdays: "weekdays",
  master_ids: "masterIds",
};

/** The server's refusals at the fields they are about. */
export function problemsFromServer(fields: Record<string, string[]>): Problems {
  const found: Problems = {};
  for (const [path, [text]] of Object.entries(fields)) {
    const field = formFields[path.split(".")[0] ?? ""];
    if (field !== undefined) found[field] = text ?? servicesTexts().problems.fromServer;
  }
  return found;
}
