import { ask, send } from "./asking";
import type {
  BookingRules,
  Cabinet,
  ClientFields,
  Days,
  Explanation,
  InvitationLink,
  Members,
  NewInvitation,
  NewTimeOff,
  Outside,
  SavedSchedule,
  SavedTimeOff,
  Schedule,
  ScheduleDraft,
  SchedulePreview,
  ServiceFields,
  StaffAvailability,
  StaffBooking,
  StaffClient,
  StaffService,
  StaffVisit,
  Told,
} from "./wire";

/** First and last civil date in the tenant's zone, both included. */
export interface DateRange {
  from: string;
  to: string;
}

export function fetchCabinet(): Promise<Cabinet> {
  return ask("");
}

/** At most 42 days. */
export function fetchDays(master: number, range: DateRange): Promise<Days> {
  return ask("/days", { master, ...range });
}

export function fetchStaffVisit(visit: number): Promise<StaffVisit> {
  return ask(`/visits/${visit}`);
}

/** Books once per key, however often it is sent. */
export function bookForClient(booking: StaffBooking, key: string): Promise<StaffVisit> {
  return send("POST", "/visits", booking, key);
}

interface Edit {
  version: number;
}

interface Announced extends Edit {
  /** Whether the client is told. */
  notify: boolean;
}

export function moveVisit(
  visit: number,
  move: Announced & { starts_at: string; master?: number },
): Promise<StaffVisit> {
  return send("POST", `/visits/${visit}/move`, move);
}

export function resizeVisit(
  visit: number,
  resize: Announced & { duration_min: number },
): Promise<StaffVisit> {
  return send("POST", `/visits/${visit}/resize`, resize);
}

export function changeVisitServices(
  visit: number,
  change: Announced & { services: number[] },
): Promise<StaffVisit> {
  return send("POST", `/visits/${visit}/services`, change);
}

export function setVisitStatus(
  visit: number,
  change: Edit & { status: "booked" | "completed" | "no_show" },
): Promise<StaffVisit> {
  return send("POST", `/visits/${visit}/status`, change);
}

export function cancelStaffVisit(
  visit: number,
  cancel: Announced & { reason: string | null },
): Promise<StaffVisit> {
  return send("POST", `/visits/${visit}/cancel`, cancel);
}

export function restoreVisit(visit: number, restore: Announced): Promise<StaffVisit> {
  return send("POST", `/visits/${visit}/restore`, restore);
}

export function noteVisit(
  visit: number,
  note: Edit & { staff_note: string | null },
): Promise<StaffVisit> {
  return send("POST", `/visits/${visit}/note`, note);
}

export interface StartQuery {
  master: number;
  services: number[];
  /** The visit that is being moved: its own time does not stand in its way. */
  visit?: number;
}

export function explainStart(query: StartQuery & { starts_at: string }): Promise<Explanation> {
  return ask("/explain", { ...query });
}

/** At most 62 days. */
export function fetchStaffAvailability(query: StartQuery & DateRange): Promise<StaffAvailability> {
  return ask("/availability", { ...query });
}

/** Clients whose name or phone holds `q`; the most recent where it is empty. */
export function searchClients(q: string, limit = 20): Promise<{ clients: StaffClient[] }> {
  return ask("/clients", { q, limit });
}

export function editClient(client: number, fields: ClientFields): Promise<StaffClient> {
  return send("POST", `/clients/${client}`, fields);
}

export function fetchSchedule(master: number): Promise<Schedule> {
  return ask(`/masters/${master}/schedule`);
}

export function previewSchedule(master: number, draft: ScheduleDraft): Promise<SchedulePreview> {
  return send("POST", `/masters/${master}/schedule/preview`, draft);
}

export function saveSchedule(master: number, draft: ScheduleDraft & Edit): Promise<SavedSchedule> {
  return send("PUT", `/masters/${master}/schedule`, draft);
}

export function saveRules(master: number, rules: BookingRules & Edit): Promise<Schedule> {
  return send("PUT", `/masters/${master}/rules`, rules);
}

export function addTimeOff(master: number, timeOff: NewTimeOff): Promise<SavedTimeOff> {
  return send("POST", `/masters/${master}/time-off`, timeOff);
}

export function removeTimeOff(master: number, timeOff: number): Promise<void> {
  return send("DELETE", `/masters/${master}/time-off/${timeOff}`);
}

export function fetchOutside(master: number): Promise<{ outside: Outside[] }> {
  return ask(`/masters/${master}/outside`);
}

export function proposeTimes(
  master: number,
  proposal: { visits: number[]; message: string | null },
): Promise<Told> {
  return send("POST", `/masters/${master}/proposals`, proposal);
}

export function addService(service: ServiceFields): Promise<StaffService> {
  return send("POST", "/services", service);
}

export function saveService(id: number, service: ServiceFields & Edit): Promise<StaffService> {
  return send("PUT", `/services/${id}`, service);
}

export function orderServices(ids: number[]): Promise<{ services: StaffService[] }> {
  return send("PUT", "/services/order", { ids });
}

export function fetchMembers(): Promise<Members> {
  return ask("/members");
}

export function invite(invitation: NewInvitation): Promise<InvitationLink> {
  return send("POST", "/invitations", invitation);
}
