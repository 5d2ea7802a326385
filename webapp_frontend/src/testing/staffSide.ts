import { vi } from "vitest";
import type {
  Cabinet,
  Members,
  StaffAvailability,
  StaffBooking,
  StaffClient,
  StaffService,
  StaffVisit,
} from "../api/cabinet/wire";
import { launchHash } from "./page";
import { dayOn } from "./samples";
import { type Answer, FakeServer, type Sent } from "./server";

/** A service as the cabinet knows it. */
export const staffService: StaffService = {
  id: 1,
  version: 3,
  name: "Маникюр с покрытием",
  description: "Материалы включены.",
  group: null,
  duration_min: 120,
  buffer_before_min: 0,
  buffer_after_min: 10,
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
};

export const marina: StaffClient = {
  id: 5,
  name: "Марина Котова",
  first_name: "Марина",
  last_name: "Котова",
  phone: "+79123456789",
  username: null,
  has_telegram: true,
  note: "Аллергия на ацетон",
  visits: 7,
  no_shows: 0,
  last_visit_at: null,
};

export const yulia: StaffClient = {
  ...marina,
  id: 6,
  name: "Юля",
  first_name: "Юля",
  last_name: null,
  phone: null,
  has_telegram: false,
  note: null,
  visits: 0,
};

/** A tenant of one master, opened by its owner. */
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
  services: [
    staffService,
    { ...staffService, id: 2, name: "Снятие", duration_min: 30, price_kopecks: 50_000 },
  ],
};

/** A server of the cabinet's API; it keeps what it is told, as far as the pages can see. */
export class FakeCabinet extends FakeServer {
  cabinet: Cabinet = ownCabinet;
  clients: StaffClient[] = [marina, yulia];
  members: Members = {
    members: [{ id: 1, role: "owner", master_id: 1, is_self: true }],
    invitations: [],
  };
  private readonly queue: { what: string; answer: Answer }[] = [];

  constructor() {
    super();
    vi.stubGlobal("fetch", (url: string, init: RequestInit) => this.take(url, init));
  }

  override once(what: string, answer: Answer): void {
    this.queue.push({ what, answer });
  }

  private async take(url: string, init: RequestInit): Promise<Response> {
    const sent: Sent = {
      method: init.method ?? "GET",
      path: url.replace(/^\/api\/v1\/cabinet\/[^/?]+/, ""),
      headers: init.headers as Record<string, string>,
      body: init.body === undefined ? undefined : JSON.parse(String(init.body)),
    };
    this.sent.push(sent);
    const at = this.queue.findIndex(({ what }) => `${sent.method} ${sent.path}`.includes(what));
    const answer = at < 0 ? this.always : this.queue.splice(at, 1)[0]?.answer;
    const { status = 200, body } = await (answer ?? this.always)(sent);
    return new Response(JSON.stringify(body), { status });
  }

  private readonly always: Answer = ({ method, path, body }) => {
    const [resource = "", search] = path.split("?");
    const query = new URLSearchParams(search);
    if (resource === "") return { body: this.cabinet };
    if (resource === "/session") return { body: { token: "token", expires_at: "" } };
    if (resource === "/clients") return { body: { clients: this.found(query.get("q") ?? "") } };
    if (resource === "/members") return { body: this.members };
    if (resource === "/availability") return { body: freeTimes(query.get("from") ?? "") };
    if (resource === "/explain") {
      return { body: { offered: true, free: true, reasons: [], leaves_min: [0, 0] } };
    }
    if (method === "POST" && resource === "/visits") {
      return { status: 201, body: this.booked(body as StaffBooking) };
    }
    if (resource.startsWith("/services")) return { body: this.stored(method, resource, body) };
    return { status: 404, body: { code: "not_found" } };
  };

  private found(words: string): StaffClient[] {
    return this.clients.filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()));
  }

  private stored(method: string, resource: string, body: unknown): unknown {
    const { services } = this.cabinet;
    if (resource === "/services/order") {
      const { ids } = body as { ids: number[] };
      const ordered = ids.flatMap((wanted) => services.filter(({ id }) => id === wanted));
      this.cabinet = { ...this.cabinet, services: ordered };
      return { services: ordered };
    }
    const id = method === "POST" ? 9 : Number(resource.split("/")[2]);
    const stored = { ...(body as StaffService), id, version: 9 };
    const others = services.filter((service) => service.id !== id);
    this.cabinet = { ...this.cabinet, services: [...others, stored] };
    return stored;
  }

  /** The visit as far as a page reads it right after booking. */
  private booked({ starts_at, client }: StaffBooking): Partial<StaffVisit> {
    const known = this.clients.find(({ id }) => "id" in client && id === client.id);
    const name = known?.name ?? ("first_name" in client ? client.first_name : "");
    return {
      id: 70,
      version: 1,
      status: "booked",
      starts_at,
      ends_at: starts_at,
      client: { ...marina, name },
    };
  }
}

/** Two times on the first day and one on the next; the second is the best. */
function freeTimes(from: string): StaffAvailability {
  const days = [dayOn(from, ["15:00", "16:30"]), dayOn("2026-11-26", ["11:00"])];
  return {
    timezone: "Europe/Moscow",
    days,
    best: [{ at: `${from}T16:30:00+03:00` }, { at: "2026-11-26T11:00:00+03:00" }],
  };
}

/** Opens the real cabinet at an address, as Telegram does. */
export async function openStaffPage(path: string): Promise<void> {
  vi.spyOn(navigator, "language", "get").mockReturnValue("ru-RU");
  history.replaceState(null, "", `/cabinet/anya-belova${path}${launchHash()}`);
  document.body.innerHTML = '<div id="app"></div>';
  vi.resetModules();
  await import("../cabinet");
  // Compiling them for the first time takes longer than a test waits for a text.
  await Promise.all([
    import("../features/newVisit/NewVisitScreen"),
    import("../features/services/ServicesScreen"),
    import("../features/services/ServiceScreen"),
    import("../features/team/MoreScreen"),
    import("../features/team/TeamScreen"),
  ]);
}
