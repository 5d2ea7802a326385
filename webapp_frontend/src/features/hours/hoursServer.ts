import type { Outside, Schedule, ScheduleDraft, StaffVisit } from "../../api/cabinet/wire";
import { addDays } from "../../format/wall";
import { CabinetServer } from "../../testing/cabinetServer";
import type { Reply, Sent } from "../../testing/standIn";
import { outside, schedule } from "./samples";

/** A server of the cabinet that also keeps hours and moves the visits outside them. */
export class HoursServer extends CabinetServer {
  schedule: Schedule = schedule;
  /** What lies outside hours once something was saved. */
  outside: Outside[] = [];

  protected override usual(sent: Sent): Reply {
    const { method, path } = sent;
    if (path.endsWith("/schedule/preview")) {
      return { body: this.preview(sent.body as ScheduleDraft) };
    }
    if (path.endsWith("/schedule") && method === "PUT") {
      this.save(sent.body as Schedule);
      return { body: { schedule: this.schedule, outside: this.outside } };
    }
    if (path.endsWith("/rules")) {
      const { version: _version, ...rules } = sent.body as Schedule["rules"] & { version: number };
      this.save({ rules });
    }
    if (path.endsWith("/schedule") || path.endsWith("/rules")) return { body: this.schedule };
    if (path.endsWith("/outside")) return { body: { outside: this.outside } };
    if (path.endsWith("/proposals")) {
      return { body: this.told((sent.body as { visits: number[] }).visits) };
    }
    if (method === "POST" && path.startsWith("/visits/")) {
      return { body: this.changed(path, sent.body as { version: number }) };
    }
    return super.usual(sent);
  }

  private save(changes: Partial<Schedule>): void {
    this.schedule = { ...this.schedule, ...changes, version: this.schedule.version + 1 };
  }

  private preview({ weekly }: ScheduleDraft) {
    const days = Array.from({ length: 42 }, (_, at) => ({
      ...weekly[(at + 2) % 7],
      date: addDays("2026-11-25", at),
      source: "weekly",
    }));
    return { outside: this.outside.map(({ visit }) => visit), days };
  }

  private told(visits: number[]) {
    const can = new Set(
      outside.filter(({ visit }) => visit.client.has_telegram).map(({ visit }) => visit.id),
    );
    const unreachable = outside
      .filter(({ visit }) => visits.includes(visit.id) && !can.has(visit.id))
      .map(({ visit: { id, client } }) => ({
        visit_id: id,
        name: client.name,
        phone: client.phone,
      }));
    return { told: visits.filter((id) => can.has(id)), unreachable };
  }

  /** A moved or cancelled visit is outside no more, and one put back is again. */
  private changed(path: string, body: { starts_at?: string; version: number }): StaffVisit {
    const id = Number(path.split("/")[2]);
    const known = outside.find(({ visit }) => visit.id === id);
    if (known === undefined) throw new Error(`no visit ${id} among the samples`);
    const isBack = path.endsWith("/restore") || body.starts_at === known.visit.starts_at;
    const others = this.outside.filter(({ visit }) => visit.id !== id);
    this.outside = isBack ? [...others, known] : others;
    return { ...known.visit, version: body.version + 1 };
  }
}
