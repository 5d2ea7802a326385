import { request } from "./request";
import { withSession } from "./session";
import type { AskPrice, ListedPayment, Paid, Portion, Quote, Visit } from "./wire";

/** What a visit would cost now; books nothing. */
export function fetchQuote(slug: string, asked: AskPrice): Promise<Quote> {
  return withSession(slug, (token) =>
    request("POST", `/tenants/${slug}/quote`, { body: asked, token }),
  );
}

/** One of the client's own visits. */
export function fetchVisit(slug: string, id: number): Promise<Visit> {
  return withSession(slug, (token) => request("GET", `/tenants/${slug}/visits/${id}`, { token }));
}

interface Paying {
  pay: Portion;
  email: string | null;
}

/** Starts an attempt to pay; asked again for the same amount it is the same attempt. */
export function startPayment(slug: string, visit: number, paying: Paying): Promise<Visit> {
  return withSession(slug, (token) =>
    request("POST", `/tenants/${slug}/visits/${visit}/payments`, { body: paying, token }),
  );
}

/** How a visit's payment stands, with the wish that the server look at once. */
export function checkPayment(slug: string, visit: number): Promise<Visit> {
  return withSession(slug, (token) =>
    request("POST", `/tenants/${slug}/visits/${visit}/payments/check`, { body: {}, token }),
  );
}

export function fetchPayments(slug: string): Promise<{ payments: ListedPayment[] }> {
  return withSession(slug, (token) => request("GET", `/tenants/${slug}/payments`, { token }));
}

/** How a payment stands, for who comes back from the provider's page; needs no session. */
export function fetchPaid(slug: string, key: string): Promise<Paid> {
  return request("GET", `/tenants/${slug}/paid/${key}`);
}
