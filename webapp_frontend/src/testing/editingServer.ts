import type {
  Members,
  StaffBooking,
  StaffClient,
  StaffService,
  StaffStart,
} from "../api/cabinet/wire";
import { at, marina, visit } from "./cabinetSamples";
import { CabinetServer } from "./cabinetServer";
import type { Reply, Sent } from "./standIn";

const marinaListed: StaffClient = {
  ...marina,
  first_name: "Марина",
  last_name: "Котова",
  note: "Аллергия на ацетон",
  last_visit_at: null,
};

export const yulia: StaffClient = {
  ...marinaListed,
  id: 12,
  name: "Юля",
  first_name: "Юля",
  last_name: null,
  phone: null,
  has_telegram: false,
  note: null,
  visits: 0,
};

/** A server of the cabinet that also stores services, books visits and knows clients and members. */
export class EditingServer extends CabinetServer {
  clients: StaffClient[] = [marinaListed, yulia];
  members: Members = {
    members: [{ id: 1, role: "owner", master_id: 1, is_self: true }],
    invitations: [],
  };

  protected override usual(sent: Sent): Reply {
    const { method, path, body } = sent;
    const query = new URLSearchParams(path.split("?")[1]);
    if (path.startsWith("/clients")) return { body: { clients: this.named(query.get("q") ?? "") } };
    if (path === "/members") return { body: this.members };
    if (path.startsWith("/availability")) return { body: freeTimes(query.get("from") ?? "") };
    if (path === "/services/order") return { body: this.order((body as { ids: number[] }).ids) };
    if (path.startsWith("/services")) return { body: this.store(body as StaffService, path) };
    if (method === "POST" && path === "/visits") {
      return { status: 201, body: this.book(body as StaffBooking) };
    }
    return super.usual(sent);
  }

  private named(words: string): StaffClient[] {
    return this.clients.filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()));
  }

  private order(ids: number[]) {
    const { services } = this.cabinet;
    const ordered = ids.flatMap((wanted) => services.filter(({ id }) => id === wanted));
    this.cabinet = { ...this.cabinet, services: ordered };
    return { services: ordered };
  }

  private store(service: StaffService, path: string): StaffService {
    const id = Number(path.split("/")[2] ?? 9);
    const stored = { ...service, id, version: (service.version ?? 0) + 1 };
    const others = this.cabinet.services.filter((known) => known.id !== id);
    this.cabinet = { ...this.cabinet, services: [...others, stored] };
    return stored;
  }

  private book({ starts_at, client, master }: StaffBooking) {
    const known = this.clients.find(({ id }) => "id" in client && id === client.id);
    const name = known?.name ?? ("first_name" in client ? client.first_name : "");
    return this.put({
      ...visit,
      id: 70,
      starts_at,
      master: { ...visit.master, id: master },
      client: { ...marina, name },
    });
  }
}

/** Two times on the first day and one on the next; the second is the best. */
function freeTimes(from: string) {
  const start = (time: string, date = from): StaffStart => ({
    at: at(time, date),
    recommended: false,
  });
  const next = "2026-11-26";
  return {
    timezone: "Europe/Moscow",
    days: [
      { date: from, load: "few", starts: [start("15:00"), start("16:30")] },
      { date: next, load: "few", starts: [start("11:00", next)] },
    ],
    best: [{ at: at("16:30", from) }, { at: at("11:00", next) }],
  };
}
