import { vi } from "vitest";
import type { Cabinet, Outside, Schedule, ScheduleDraft, StaffVisit } from "../../api/cabinet/wire";
import { addDays } from "../../format/wall";
import { launchHash } from "../../testing/page";
import { outside, schedule } from "./samples";

interface Sent {
  method: string;
  path: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of many shapes
  body: any;
}

interface Reply {
  status?: number;
  body: unknown;
}

const root = "/api/v1/cabinet/anya-belova";

/** The part of the cabinet's server that keeps hours; it remembers what was asked and saved. */
export class HoursServer {
  readonly sent: Sent[] = [];
  cabinet: Cabinet = {
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
    services: [],
  };
  schedule: Schedule = schedule;
  /** What lies outside hours once something was saved. */
  outside: Outside[] = [];
  private readonly refusals: { what: string; reply: Reply }[] = [];

  constructor() {
    vi.stubGlobal("fetch", (url: string, init: RequestInit) => this.answer(url, init));
  }

  /** Refuses the next request whose method and path contain `what`. */
  refuseOnce(what: string, status: number, code: string, more: object = {}): void {
    const body = { code, message: "", request_id: "1", ...more };
    this.refusals.push({ what, reply: { status, body } });
  }

  /** The requests so far whose method and path contain `what`. */
  requests(what: string): Sent[] {
    return this.sent.filter(({ method, path }) => `${method} ${path}`.includes(what));
  }

  private async answer(url: string, init: RequestInit): Promise<Response> {
    const sent: Sent = {
      method: init.method ?? "GET",
      path: url.replace(root, ""),
      body: init.body === undefined ? undefined : JSON.parse(String(init.body)),
    };
    this.sent.push(sent);
    const at = this.refusals.findIndex(({ what }) => `${sent.method} ${sent.path}`.includes(what));
    const refusal = at < 0 ? undefined : this.refusals.splice(at, 1)[0];
    const { status = 200, body } = refusal?.reply ?? this.usual(sent);
    return new Response(JSON.stringify(body), { status });
  }

  private usual({ method, path, body }: Sent): Reply {
    if (path === "") return { body: this.cabinet };
    if (path === "/session") return { body: { token: "token" } };
    if (path.endsWith("/schedule/preview")) return { body: this.preview(body) };
    if (path.endsWith("/schedule") && method === "PUT") {
      this.save(body);
      return { body: { schedule: this.schedule, outside: this.outside } };
    }
    if (path.endsWith("/rules")) {
      const { version, ...rules } = body;
      this.save({ rules });
    }
    if (path.endsWith("/schedule") || path.endsWith("/rules")) return { body: this.schedule };
    if (path.endsWith("/outside")) return { body: { outside: this.outside } };
    if (path.endsWith("/proposals")) return { body: this.told(body.visits) };
    if (path.startsWith("/visits/")) return { body: this.changed(path, body) };
    return { status: 404, body: { code: "not_found" } };
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

/** Opens the real cabinet at an address below /cabinet/<slug>. */
export async function openCabinet(path: string): Promise<void> {
  history.replaceState(null, "", `/cabinet/anya-belova${path}${launchHash()}`);
  document.body.innerHTML = '<div id="app"></div>';
  vi.resetModules();
  await import("../../cabinet");
  // Loaded on demand otherwise, which on a busy machine takes longer than a test waits.
  await Promise.all([
    import("./HoursScreen"),
    import("./DateHoursScreen"),
    import("./outside/OutsideScreen"),
  ]);
}
