import type { NewTimeOff, TimeOff } from "../../api/cabinet/wire";
import { dayAndSpan, dayMonth, shortDay } from "../../format/dates";
import { instantOf } from "../../format/instant";
import { addDays, wallOf } from "../../format/wall";
import type { Fault } from "./checks";
import { stretchOf } from "./spans";

/** What is filled in about an absence to be added. */
export interface TimeOffForm {
  kind: "days" | "hours";
  first: string;
  last: string;
  from: string;
  to: string;
  reason: string;
}

export type TimeOffField = "first" | "last" | "to";

/** What is wrong and where; null when the form can be taken. */
export function faultOf(form: TimeOffForm): [TimeOffField, Fault] | null {
  if (form.first === "") return ["first", "dateMissing"];
  if (form.kind === "days") {
    if (form.last === "") return ["last", "dateMissing"];
    return form.last < form.first ? ["last", "datesReversed"] : null;
  }
  const stretch = stretchOf([form.from, form.to]);
  if (stretch === null) return ["to", "timeMissing"];
  return stretch.from % 5 === 0 && stretch.to % 5 === 0 ? null : ["to", "notInFives"];
}

/** The absence a form without faults describes; an end not after its start is on the next date. */
export function timeOffOf(form: TimeOffForm, zone: string): NewTimeOff {
  const reason = form.reason.trim() || null;
  if (form.kind === "days") return { first_date: form.first, last_date: form.last, reason };
  const endsOn = form.to > form.from ? form.first : addDays(form.first, 1);
  return {
    starts_at: instantOf(zone, { date: form.first, time: form.from }),
    ends_at: instantOf(zone, { date: endsOn, time: form.to }),
    reason,
  };
}

/** "пн 7 – пт 18 декабря", "ср 9 декабря" or "ср 9 декабря, 12:00–14:00" */
export function whenOff(timeOff: TimeOff): string {
  if (!("first_date" in timeOff)) {
    return dayAndSpan(wallOf(timeOff.starts_at), wallOf(timeOff.ends_at));
  }
  const { first_date: first, last_date: last } = timeOff;
  return first === last ? shortDay(first) : `${dayMonth(first)} – ${dayMonth(last)}`;
}

export function startOf(timeOff: TimeOff): string {
  return "first_date" in timeOff ? timeOff.first_date : timeOff.starts_at;
}
