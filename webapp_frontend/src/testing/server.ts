import type { AskPrice, Day, ListedPayment, Quote, Tenant, Visit, Visits } from "../api/wire";
import { heldVisit, listQuote } from "./paying";
import { anya, daysBetweenDates } from "./samples";
import { type Reply, type Sent, StandIn } from "./standIn";

/** The client's side of our API. */
export class FakeServer extends StandIn {
  tenant: Tenant = anya;
  visits: Visits = { coming: [], past: [] };
  /** The days of a range, as availability tells them. */
  days: (from: string, to: string) => Day[] = daysBetweenDates;

  /** What is asked for what is chosen; list prices unless told otherwise. */
  quote: ((asked: AskPrice) => Quote) | null = null;
  payments: ListedPayment[] = [];
  /** What a new attempt to pay makes of the visit. */
  started: Visit = heldVisit;

  /** Stores a visit as the server has it now. */
  put(visit: Visit): Visit {
    this.visits = { coming: [visit], past: [] };
    return visit;
  }

  protected override usual({ method, path, body }: Sent): Reply {
    if (path === "") return { body: this.tenant };
    if (path === "/session")
      return { body: { token: `token-${this.requests("/session").length}` } };
    if (/^(\/visits\/\d+)?\/availability/.test(path)) {
      const query = new URLSearchParams(path.split("?")[1]);
      return { body: { days: this.days(query.get("from") ?? "", query.get("to") ?? "") } };
    }
    if (method === "GET" && path === "/visits") return { body: this.visits };
    if (/^\/visits\/\d+\/payments$/.test(path))
      return { status: 201, body: this.put(this.started) };
    if (path === "/payments") return { body: { payments: this.payments } };
    if (path === "/quote") return { body: this.quoteOf(body as AskPrice) };
    if (path.endsWith("/payments/check")) return this.visitAt(path);
    return { status: 404, body: { code: "not_found" } };
  }

  private quoteOf(asked: AskPrice): Quote {
    return this.quote ? this.quote(asked) : listQuote(this.tenant, asked);
  }

  private visitAt(path: string): Reply {
    const id = Number(path.split("/")[2]);
    const visit = [...this.visits.coming, ...this.visits.past].find((one) => one.id === id);
    return visit ? { body: visit } : { status: 404, body: { code: "visit_not_found" } };
  }
}
