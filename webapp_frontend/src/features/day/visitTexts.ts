import type { Master, StaffService, StaffVisit } from "../../api/cabinet/wire";
import { cabinet } from "../../cabinet/state";
import { dayAndSpan } from "../../format/dates";
import { money, plural } from "../../format/numbers";
import { priceText } from "../../format/price";
import { wallOf } from "../../format/wall";
import { ct } from "../../texts/cabinet";

/** Minutes from a visit's start to its end. */
export function lengthOf({ starts_at, ends_at }: StaffVisit): number {
  return (Date.parse(ends_at) - Date.parse(starts_at)) / 60_000;
}

/** Whether a visit is still to be, so that it can be moved. */
export function isOpen({ status }: StaffVisit): boolean {
  return status === "booked" || status === "awaiting_approval" || status === "awaiting_payment";
}

/** "15:00–17:00" */
export function timesOf({ starts_at, ends_at }: { starts_at: string; ends_at: string }): string {
  return `${wallOf(starts_at).time}–${wallOf(ends_at).time}`;
}

/** "Марина Котова, пт 28 ноября, 15:00–17:00" */
export function whoAndWhen({ client, starts_at, ends_at }: StaffVisit): string {
  return `${client.name}, ${dayAndSpan(wallOf(starts_at), wallOf(ends_at))}`;
}

/** The services that a master performs, hidden ones too. */
export function servicesWith(master: number): StaffService[] {
  const services = cabinet.data.value?.services ?? [];
  return services.filter(({ master_ids }) => master_ids.includes(master));
}

/** Who can take a visit over: she performs all its services, or it is hers already. */
export function mastersFor(visit: StaffVisit): Master[] {
  const masters = cabinet.data.value?.masters ?? [];
  return masters.filter((master) => {
    const performed = servicesWith(master.id).map(({ id }) => id);
    return (
      master.id === visit.master.id || visit.services.every(({ id }) => performed.includes(id))
    );
  });
}

export function servicesOf(visit: StaffVisit): string {
  return visit.services.map(({ name }) => name).join(", ");
}

/** "2 200 ₽", with "от" where the price is a lowest one. */
export function priceOf(visit: StaffVisit): string {
  return priceText(visit, { currency: currency() });
}

export function sum(kopecks: number): string {
  return money(kopecks, currency());
}

function currency(): string {
  return cabinet.data.value?.currency ?? "RUB";
}

/** "3-й визит", "новая" */
export function nthOf({ client }: StaffVisit): string {
  const { nth, firstVisit } = ct().day;
  return client.visits === 0 ? firstVisit : nth(client.visits + 1);
}

/** What to know about a visit beside who and when: "предоплата внесена", "вне часов". */
export function marksOf(visit: StaffVisit): string[] {
  const { outsideHours, moveProposed } = ct().day;
  return [
    paidMark(visit),
    visit.outside_hours && outsideHours,
    visit.move_proposed && moveProposed,
  ].filter((mark) => mark !== false);
}

function paidMark({ paid_kopecks, price_kopecks, deposit_kopecks }: StaffVisit): string | false {
  const { allPaid, depositPaid } = ct().day;
  if (paid_kopecks === 0) return false;
  if (paid_kopecks >= price_kopecks) return allPaid;
  return deposit_kopecks > 0 && paid_kopecks >= deposit_kopecks && depositPaid;
}

/** "5 визитов" */
export function visitCount(count: number): string {
  return count === 0 ? ct().day.noVisits : plural(count, ct().day.visits);
}
