import type { DayHours, Outside, Schedule, StaffVisit } from "../../api/cabinet/wire";
import { at, visit } from "../../testing/cabinetSamples";

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
  ...visit,
  version: 1,
  starts_at: at("10:00", "2026-11-26"),
  ends_at: at("12:00", "2026-11-26"),
  buffer_after_min: 15,
  client: { ...visit.client, id: 21, name: "Марина К.", last_name: "К." },
  outside_hours: true,
};

/** A client without Telegram. */
export const olga: StaffVisit = {
  ...marina,
  id: 8,
  starts_at: at("11:00", "2026-12-03"),
  ends_at: at("12:15", "2026-12-03"),
  client: {
    ...marina.client,
    id: 22,
    name: "Ольга",
    first_name: "Ольга",
    last_name: null,
    phone: "+79160000001",
    username: null,
    has_telegram: false,
  },
};

export const outside: Outside[] = [
  {
    visit: marina,
    proposals: [{ at: at("15:00", "2026-11-26") }, { at: at("12:00", "2026-11-27") }],
  },
  { visit: olga, proposals: [] },
];
