import type { Cabinet, StaffBooking, StaffService, VisitClient } from "../../api/cabinet/wire";
import type { Priced } from "../../format/price";

/** A client the tenant knows already, by what helps to recognise her. */
export type KnownClient = Pick<
  VisitClient,
  "id" | "name" | "phone" | "has_telegram" | "visits" | "no_shows" | "note"
>;

export interface NewClient {
  firstName: string;
  lastName: string;
  phone: string;
}

/** A visit while the master fills it in. */
export interface NewVisitForm {
  master: number;
  known: KnownClient | null;
  /** Someone who has never been here; null while one is looked for among the known. */
  fresh: NewClient | null;
  /** In the order in which they are performed. */
  services: number[];
  startsAt: string | null;
  comment: string;
  notify: boolean;
}

export interface Totals extends Priced {
  minutes: number;
}

/** The services that a master performs, hidden ones too. */
export function servicesOf(cabinet: Cabinet, master: number): StaffService[] {
  return cabinet.services.filter(({ master_ids }) => master_ids.includes(master));
}

/** Length and price of the services chosen. */
export function totalsOf(cabinet: Cabinet, chosen: number[]): Totals {
  const services = cabinet.services.filter(({ id }) => chosen.includes(id));
  return {
    minutes: services.reduce((sum, { duration_min }) => sum + duration_min, 0),
    price_kopecks: services.reduce((sum, { price_kopecks }) => sum + price_kopecks, 0),
    price_from: services.some(({ price_from }) => price_from),
  };
}

export type Missing = "client" | "services" | "time";

/** The first thing that is still to be chosen; null when all is there. */
export function missingIn({ known, fresh, services, startsAt }: NewVisitForm): Missing | null {
  if (known === null && !fresh?.firstName.trim()) return "client";
  if (services.length === 0) return "services";
  return startsAt === null ? "time" : null;
}

/** What is sent; null while something is missing. */
export function bookingOf(form: NewVisitForm): StaffBooking | null {
  const { known, fresh, startsAt } = form;
  if (missingIn(form) !== null || startsAt === null) return null;
  const client = known
    ? { id: known.id }
    : {
        first_name: fresh?.firstName.trim() ?? "",
        last_name: fresh?.lastName.trim() || null,
        phone: fresh?.phone.trim() || null,
      };
  return {
    master: form.master,
    starts_at: startsAt,
    services: form.services,
    client,
    comment: form.comment.trim() || null,
    notify: form.notify && known?.has_telegram === true,
  };
}

/** The name that is booked, for the sentence afterwards. */
export function nameIn({ known, fresh }: NewVisitForm): string {
  return known?.name ?? [fresh?.firstName, fresh?.lastName].filter(Boolean).join(" ").trim();
}

/** A new client from what was typed into the search: a phone, else a name. */
export function newClientFrom(query: string): NewClient {
  const text = query.trim();
  if (/^[+\d\s()-]{3,}$/.test(text)) return { firstName: "", lastName: "", phone: text };
  const [firstName = "", ...rest] = text.split(/\s+/);
  return { firstName, lastName: rest.join(" "), phone: "" };
}
