import type {
  Attention,
  Cabinet,
  Explanation,
  StaffDay,
  StaffVisit,
  VisitMoney,
} from "../api/cabinet/wire";
import { wallOf } from "../format/wall";
import { emptyDays, moneyFor, ownCabinet } from "./cabinetSamples";
import { type Reply, type Sent, StandIn } from "./standIn";

/** The cabinet's side of our API. Edits are answered one by one, with `once`. */
export class CabinetServer extends StandIn {
  cabinet: Cabinet = ownCabinet;
  visits: StaffVisit[] = [];
  explanation: Explanation = { offered: true, free: true, reasons: [], leaves_min: [0, 0] };
  /** What is different about visits' money. */
  money: Partial<VisitMoney> = {};
  attention: Attention = { refunds: [], decisions: [], payments: [], receipts: [] };
  /** The days of a range without their visits. */
  days: (from: string, to: string) => StaffDay[] = emptyDays;

  /** Stores a visit as an edit has left it. */
  put(visit: StaffVisit): StaffVisit {
    this.visits = [...this.visits.filter(({ id }) => id !== visit.id), visit];
    return visit;
  }

  /** Answers the next such request with what `edit` makes of a visit, and stores that. */
  editOnce(what: string, edit: (body: Record<string, unknown>) => StaffVisit): void {
    this.once(what, ({ body }) => ({ body: this.put(edit(body as Record<string, unknown>)) }));
  }

  protected override usual({ method, path }: Sent): Reply {
    const [resource = "", id, part] = path.replace(/\?.*/, "").split("/").slice(1);
    const query = new URLSearchParams(path.split("?")[1]);
    if (path === "") return { body: this.cabinet };
    if (path === "/session") return { body: { token: "token" } };
    if (path === "/clients" || resource === "clients") return { body: { clients: [] } };
    if (resource === "days") return { body: { days: this.daysOf(query) } };
    if (resource === "explain") return { body: this.explanation };
    if (path === "/money/attention") return { body: this.attention };
    const visit = this.visits.find((one) => String(one.id) === id);
    if (method === "GET" && resource === "visits" && visit) {
      return { body: part === "money" ? { ...moneyFor(visit), ...this.money } : visit };
    }
    return { status: 404, body: { code: "not_found" } };
  }

  private daysOf(query: URLSearchParams): StaffDay[] {
    const shown = this.visits.filter(({ status }) => status !== "cancelled");
    return this.days(query.get("from") ?? "", query.get("to") ?? "").map((day) => {
      const visits = shown.filter(({ starts_at }) => wallOf(starts_at).date === day.date);
      const price = visits.reduce((sum, { price_kopecks }) => sum + price_kopecks, 0);
      return { ...day, visits, price_kopecks: price };
    });
  }
}
