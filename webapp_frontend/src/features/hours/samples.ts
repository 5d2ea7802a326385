import type { DayHours, Outside, Schedule, StaffVisit } from "../../api/cabinet/wire";

const split: DayHours = {
  windows: [
    ["10:00", "14:00"],
    ["15:00", "19:00"],
  ],
  breaks: [],
};

/** A week of split days, a later Wednesday, a short Saturday, Sundays off. */
export const schedule: Schedule = {
  version: 3,
  weekly: [
    { weekday: 0, ...split },
    { weekday: 1, ...split },
    { weekday: 2, windows: [["12:00", "21:00"]], breaks: [["16:00", "16:30"]] },
    { weekday: 3, ...split },
    { weekday: 4, ...split },
    { weekday: 5, windows: [["11:00", "16:00"]], breaks: [] },
    { weekday: 6, windows: [], breaks: [] },
  ],
  overrides: [],
  shifts: [],
  time_off: [],
  rules: {
    min_notice_min: 120,
    booking_horizon_days: 30,
    slot_step_min: 30,
    grid: "clock",
    round_min: 5,
    hole_policy: "recommend",
    hide_holes_days: 14,
  },
};

export const marina: StaffVisit = {
  id: 7,
  version: 1,
  status: "booked",
  starts_at: "2026-11-26T10:00:00+03:00",
  ends_at: "2026-11-26T12:00:00+03:00",
  buffer_before_min: 0,
  buffer_after_min: 15,
  pauses: [],
  master: { id: 1, name: "Аня" },
  client: {
    id: 21,
    name: "Марина К.",
    phone: "+79161234567",
    username: "marina_k",
    has_telegram: true,
    visits: 2,
    no_shows: 0,
    note: null,
  },
  services: [{ id: 1, name: "Маникюр с покрытием", duration_min: 120, price_kopecks: 220_000 }],
  price_kopecks: 220_000,
  price_from: false,
  comment: null,
  staff_note: null,
  outside_hours: true,
  move_proposed: false,
  booked_at: "2026-11-20T12:00:00+03:00",
  cancelled_at: null,
  cancel_reason: null,
};

/** A client without Telegram. */
export const olga: StaffVisit = {
  ...marina,
  id: 8,
  starts_at: "2026-12-03T11:00:00+03:00",
  ends_at: "2026-12-03T12:15:00+03:00",
  client: {
    ...marina.client,
    id: 22,
    name: "Ольга",
    phone: "+79160000001",
    username: null,
    has_telegram: false,
  },
};

export const outside: Outside[] = [
  {
    visit: marina,
    proposals: [{ at: "2026-11-26T15:00:00+03:00" }, { at: "2026-11-27T12:00:00+03:00" }],
  },
  { visit: olga, proposals: [] },
];
