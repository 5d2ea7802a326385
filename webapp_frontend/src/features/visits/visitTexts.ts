import type { PriceLine, Tenant, Visit } from "../../api/wire";
import { dayAndSpan, dayAndTime } from "../../format/dates";
import { offsetMin, type Wall, wallAt, wallOf } from "../../format/wall";
import { pt } from "../../texts/payments";
import { listLines } from "../booking/Prices";
import { cancelText, type Deadline, policyText } from "../booking/policy";
import { isPutAside } from "./visits";

/** "Маникюр с покрытием + Дизайн" */
export function servicesOf(visit: Visit): string {
  return visit.services.map(({ name }) => name).join(" + ");
}

/** "пт 28 ноября, 15:00–17:00" */
export function spanOf({ starts_at, ends_at }: Visit): string {
  return dayAndSpan(wallOf(starts_at), wallOf(ends_at));
}

/** A moment near at hand: "14:10", on another date "чт 26 ноября, 14:10". */
export function momentOf(at: string): string {
  const wall = wallOf(at);
  return wall.date === localToday(at) ? wall.time : dayAndTime(wall);
}

/** Today's date on the clock that an instant is written with. */
function localToday(at: string): string {
  return wallAt("UTC", Date.now() + offsetMin(at) * 60_000).date;
}

/** What the price is made of; visits from before there were discounts have list prices only. */
export function linesOf({ price_lines, services }: Visit): PriceLine[] {
  return price_lines.length > 0 ? price_lines : listLines(services);
}

/** Minutes from its start to its end. */
export function lengthOf({ starts_at, ends_at }: Visit): number {
  return (Date.parse(ends_at) - Date.parse(starts_at)) / 60_000;
}

/**
 * What to know of cancelling and moving; of a deposit not paid yet, until when to pay it.
 *
 * Nothing where she has paid and the master looks into it.
 */
export function rulesOf(visit: Visit): string | null {
  if (visit.pay_until && visit.paid_kopecks <= 0)
    return isPutAside(visit) ? null : pt().visit.awaited(momentOf(visit.pay_until));
  if (visit.deposit_kopecks > 0 || visit.paid_kopecks > 0) return moneyRulesOf(visit);
  const cancel = deadline(visit, visit.free_cancel_until);
  if (visit.move_proposed) return cancelText(cancel);
  return policyText(cancel, deadline(visit, visit.reschedule_until));
}

/** The rules where cancelling is about money. */
function moneyRulesOf(visit: Visit): string {
  const { anytime, until, late, lateThen, carryLater } = pt().refund;
  const freeUntil = freeUntilOf(visit);
  if (freeUntil === null) return visit.can_carry ? pt().visit.carry : late;
  if (deadline(visit, visit.free_cancel_until).isStart) return anytime;
  return `${until(dayAndTime(freeUntil))} ${visit.deposit_kopecks > 0 ? carryLater : lateThen}`;
}

function deadline({ starts_at }: Visit, until: string): Deadline {
  return {
    until: Date.parse(until) > Date.now() ? wallOf(until) : null,
    isStart: Date.parse(until) >= Date.parse(starts_at),
  };
}

/** The last moment to cancel freely, or null once it has passed. */
export function freeUntilOf({ free_cancel_until }: Visit): Wall | null {
  return Date.parse(free_cancel_until) > Date.now() ? wallOf(free_cancel_until) : null;
}

/** The master's name where the tenant has several. */
export function masterOf(visit: Visit, tenant: Tenant): string | null {
  return tenant.masters.length > 1 ? visit.master.name : null;
}

/** "Маникюр с покрытием", in a studio "Маникюр с покрытием · Оля" */
export function whatOf(visit: Visit, tenant: Tenant): string {
  const master = masterOf(visit, tenant);
  return master === null ? servicesOf(visit) : `${servicesOf(visit)} · ${master}`;
}

/** Where to go on the day, down to the bell; nothing where the tenant names no address. */
export function placeOf(visit: Visit, tenant: Tenant): string | undefined {
  if (visit.address === null) return undefined;
  return tenant.directions ? `${visit.address}, ${tenant.directions}` : visit.address;
}
