import type { Span, StaffDay, StaffVisit } from "./wire";

/** From and to on the wall clock; an end not after its start lies on the next date. */
export type WallSpan = [from: string, to: string];

export interface DayHours {
  windows: WallSpan[];
  breaks: WallSpan[];
}

export interface WeekdayHours extends DayHours {
  /** Monday is 0. */
  weekday: number;
}

export interface DateHours extends DayHours {
  date: string;
}

export interface Shift {
  first_date: string;
  last_date: string | null;
  /** The days of the pattern in turn, from `first_date` on; without windows a day off. */
  cycle: DayHours[];
}

export type NewTimeOff =
  | { first_date: string; last_date: string; reason: string | null }
  | (Span & { reason: string | null });

export type TimeOff = NewTimeOff & { id?: number };

export interface ScheduleDraft {
  /** Always seven. */
  weekly: WeekdayHours[];
  overrides: DateHours[];
  shifts: Shift[];
  time_off: TimeOff[];
}

export interface BookingRules {
  min_notice_min: number;
  booking_horizon_days: number;
  slot_step_min: number;
  grid: "clock" | "free";
  round_min: 5 | 10 | 15;
  hole_policy: "off" | "recommend" | "hide";
  hide_holes_days: number;
}

export interface Schedule extends ScheduleDraft {
  version: number;
  rules: BookingRules;
}

export interface SchedulePreview {
  /** Visits that would newly lie outside hours. */
  outside: StaffVisit[];
  days: (DateHours & { source: StaffDay["source"] })[];
}

/** A coming visit outside hours or in time off, with times to move it to. */
export interface Outside {
  visit: StaffVisit;
  proposals: { at: string }[];
}

export interface SavedSchedule {
  schedule: Schedule;
  outside: Outside[];
}

export interface SavedTimeOff {
  time_off: TimeOff & { id: number };
  outside: Outside[];
}
