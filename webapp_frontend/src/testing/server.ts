import type { Day, Tenant, Visits } from "../api/wire";
import { anya, daysBetweenDates } from "./samples";
import { type Reply, type Sent, StandIn } from "./standIn";

/** The client's side of our API. */
export class FakeServer extends StandIn {
  tenant: Tenant = anya;
  visits: Visits = { coming: [], past: [] };
  /** The days of a range, as availability tells them. */
  days: (from: string, to: string) => Day[] = daysBetweenDates;

  protected override usual({ method, path }: Sent): Reply {
    if (path === "") return { body: this.tenant };
    if (path === "/session")
      return { body: { token: `token-${this.requests("/session").length}` } };
    if (/^(\/visits\/\d+)?\/availability/.test(path)) {
      const query = new URLSearchParams(path.split("?")[1]);
      return { body: { days: this.days(query.get("from") ?? "", query.get("to") ?? "") } };
    }
    if (method === "GET" && path === "/visits") return { body: this.visits };
    return { status: 404, body: { code: "not_found" } };
  }
}
