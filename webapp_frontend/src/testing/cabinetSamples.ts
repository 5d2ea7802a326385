import type {
  Cabinet,
  StaffDay,
  StaffService,
  StaffVisit,
  VisitClient,
  VisitMoney,
} from "../api/cabinet/wire";
import { addDays } from "../format/wall";

export const manicure: StaffService = {
  id: 1,
  version: 1,
  name: "Маникюр с покрытием",
  description: null,
  group: null,
  duration_min: 120,
  buffer_before_min: 0,
  buffer_after_min: 0,
  pauses: [],
  price_kopecks: 220_000,
  price_from: false,
  hidden: false,
  needs_approval: false,
  min_notice_min: null,
  booking_horizon_days: null,
  earliest_start: null,
  latest_start: null,
  weekdays: null,
  master_ids: [1],
  add_on: false,
  deposit: null,
};

export const pedicure: StaffService = {
  ...manicure,
  id: 2,
  name: "Педикюр",
  duration_min: 90,
  price_kopecks: 280_000,
};

/** The cabinet of an owner who is the one master. */
export const ownCabinet: Cabinet = {
  slug: "anya-belova",
  name: "Аня Белова",
  timezone: "Europe/Moscow",
  currency: "RUB",
  language: "ru",
  bot_username: "anya_belova_bot",
  role: "owner",
  master_id: 1,
  now: "2026-11-25T12:00:00+03:00",
  masters: [{ id: 1, name: "Аня", title: null }],
  services: [manicure, pedicure],
};

/** A studio with two calendars, seen by its administrator. */
export const studioCabinet: Cabinet = {
  ...ownCabinet,
  name: "Виток",
  role: "administrator",
  master_id: null,
  masters: [
    { id: 1, name: "Оля", title: "стилист" },
    { id: 2, name: "Катя", title: null },
  ],
};

export const marina: VisitClient = {
  id: 11,
  name: "Марина Котова",
  first_name: "Марина",
  last_name: "Котова",
  phone: "+79161234567",
  username: "marina_k",
  has_telegram: true,
  visits: 3,
  no_shows: 0,
  note: null,
};

/** Marina's manicure on Wednesday from three to five. */
export const visit: StaffVisit = {
  id: 7,
  version: 4,
  status: "booked",
  starts_at: "2026-11-25T15:00:00+03:00",
  ends_at: "2026-11-25T17:00:00+03:00",
  buffer_before_min: 0,
  buffer_after_min: 0,
  pauses: [],
  master: { id: 1, name: "Аня" },
  client: marina,
  services: [{ id: 1, name: "Маникюр с покрытием", duration_min: 120, price_kopecks: 220_000 }],
  price_kopecks: 220_000,
  price_from: false,
  paid_kopecks: 0,
  tip_kopecks: 0,
  deposit_kopecks: 0,
  kept_kopecks: 0,
  pay_until: null,
  decide_until: null,
  comment: null,
  staff_note: null,
  outside_hours: false,
  move_proposed: false,
  booked_at: "2026-11-20T10:00:00+03:00",
  cancelled_at: null,
  cancel_reason: null,
};

/** The money of a visit for which nothing has been paid yet, as its owner sees it. */
export function moneyFor({
  id,
  version,
  services,
  price_kopecks,
  price_from,
}: StaffVisit): VisitMoney {
  return {
    visit_id: id,
    version,
    price_kopecks,
    price_from,
    price_lines: services.map((service) => ({
      kind: "service",
      name: service.name,
      amount_kopecks: service.price_kopecks,
      subject_id: service.id,
    })),
    deposit_kopecks: 0,
    paid_kopecks: 0,
    tip_kopecks: 0,
    due_kopecks: price_kopecks,
    refundable_kopecks: 0,
    kept_kopecks: 0,
    kept_reason: null,
    decide_until: null,
    pay_until: null,
    can_decide: false,
    may_refund: true,
    history: [],
  };
}

/** An hour of the samples' Wednesday, or of another date, as an instant. */
export function at(time: string, date = "2026-11-25"): string {
  return `${date}T${time}:00+03:00`;
}

/** A day with hours from ten to seven, lunch at one, and nobody booked. */
export function emptyDay(date: string): StaffDay {
  return {
    date,
    source: "weekly",
    load: "free",
    windows: [{ starts_at: at("10:00", date), ends_at: at("19:00", date) }],
    breaks: [{ starts_at: at("13:00", date), ends_at: at("13:45", date) }],
    time_off: [],
    holes: [],
    visits: [],
    booked_min: 0,
    price_kopecks: 0,
  };
}

/** Empty days of a range, Sundays off. */
export function emptyDays(from: string, to: string): StaffDay[] {
  const days: StaffDay[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const isSunday = new Date(`${date}T00:00:00Z`).getUTCDay() === 0;
    days.push(
      isSunday ? { ...emptyDay(date), load: "closed", windows: [], breaks: [] } : emptyDay(date),
    );
  }
  return days;
}
