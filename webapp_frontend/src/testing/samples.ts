import type { Day, Service, Tenant, Visit } from "../api/wire";
import { datesFrom } from "../features/booking/window";

export const manicure: Service = {
  id: 1,
  name: "Маникюр с покрытием",
  description: "Материалы включены.",
  group: null,
  duration_min: 120,
  price_kopecks: 220_000,
  price_from: false,
  needs_approval: false,
  add_on: false,
  master_ids: [1],
  next_starts: [
    { at: "2026-11-25T18:30:00+03:00", master: 1 },
    { at: "2026-11-26T11:00:00+03:00", master: 1 },
    { at: "2026-11-28T15:00:00+03:00", master: 1 },
  ],
};

export const extension: Service = {
  ...manicure,
  id: 4,
  name: "Наращивание",
  description: null,
  duration_min: 180,
  price_kopecks: 350_000,
  price_from: true,
  next_starts: [],
};

/** A tenant with one master. */
export const anya: Tenant = {
  slug: "anya-belova",
  name: "Аня Белова",
  tagline: "Маникюр и педикюр",
  about: null,
  address: "Мясницкая, 24, каб. 7",
  directions: null,
  timezone: "Europe/Moscow",
  currency: "RUB",
  bot: { username: "anya_belova_bot", link: "https://t.me/anya_belova_bot?start=web" },
  policy: {
    free_cancel_min: 1440,
    reschedule_min: 180,
    min_notice_min: 120,
    booking_horizon_days: 30,
    hold_min: 10,
  },
  payments: { online: false, test: false, email_needed: false },
  masters: [{ id: 1, name: "Аня", title: null }],
  services: [manicure, extension],
};

/** A tenant with two masters who both perform the one service. */
export const studio: Tenant = {
  ...anya,
  name: "Виток",
  masters: [
    { id: 1, name: "Оля", title: "стилист" },
    { id: 2, name: "Катя", title: null },
  ],
  services: [{ ...manicure, master_ids: [1, 2] }],
};

const timesByDate: Record<string, string[]> = {
  "2026-11-25": ["18:30"],
  "2026-11-26": ["11:00", "12:00", "16:45", "17:00"],
  "2026-11-28": ["15:00"],
  "2026-12-03": ["10:00"],
};

/** What the server answers about a range: Sundays closed, a few days with times, the rest full. */
export function daysBetweenDates(from: string, to: string): Day[] {
  return datesFrom(from, 62)
    .filter((date) => date <= to)
    .map((date) => dayOn(date, timesByDate[date] ?? []));
}

export function dayOn(date: string, times: string[]): Day {
  const isSunday = new Date(`${date}T00:00:00Z`).getUTCDay() === 0;
  const few = times.length < 2 ? "few" : "free";
  const none = isSunday ? "closed" : "full";
  return {
    date,
    load: times.length === 0 ? none : few,
    starts: times.map((time) => ({ at: `${date}T${time}:00+03:00`, recommended: false })),
  };
}

export const visit: Visit = {
  id: 7,
  status: "booked",
  starts_at: "2026-11-28T15:00:00+03:00",
  ends_at: "2026-11-28T17:00:00+03:00",
  master: { id: 1, name: "Аня" },
  services: [
    {
      id: 1,
      name: "Маникюр с покрытием",
      duration_min: 120,
      price_kopecks: 220_000,
      price_from: false,
    },
  ],
  price_kopecks: 220_000,
  price_from: false,
  price_lines: [
    { kind: "service", name: "Маникюр с покрытием", amount_kopecks: 220_000, subject_id: 1 },
  ],
  deposit_kopecks: 0,
  paid_kopecks: 0,
  returned_kopecks: 0,
  returning_kopecks: 0,
  kept_kopecks: 0,
  kept_reason: null,
  pay_until: null,
  decide_until: null,
  can_carry: false,
  cancel_refund_kopecks: 0,
  due: { deposit_kopecks: 0, full_kopecks: 0 },
  payment: null,
  comment: null,
  address: "Мясницкая, 24, каб. 7",
  free_cancel_until: "2026-11-27T15:00:00+03:00",
  can_cancel: true,
  reschedule_until: "2026-11-28T12:00:00+03:00",
  can_move: true,
  move_proposed: false,
  calendar_url: "/api/v1/tenants/anya-belova/calendar/x.ics",
  booked_at: "2026-11-25T12:00:00+03:00",
  cancelled_at: null,
};
