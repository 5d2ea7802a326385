import type { Portion, Quote } from "../../api/wire";

/** What a client pays online before the visit: nothing, the deposit, or everything. */
export type Way = "site" | Portion;

/** How a visit is to be paid. */
export interface Plan {
  /** Among which the client may choose; fewer than two are no choice. */
  ways: Way[];
  way: Way;
  /** What is paid online as part of booking. */
  now_kopecks: number;
  /** What the booking says of paying; null where nothing is due now. */
  pay: Portion | null;
  /** Whether money is due in advance and cannot be taken: the server would refuse to book. */
  isBroken: boolean;
}

const leastOnline = 100;

/** How a visit is paid as the client wishes, as far as that is possible. */
export function planOf(quote: Quote, wish: Way | null, needsApproval: boolean): Plan {
  const isBroken = quote.online === "broken" && quote.deposit_kopecks > 0 && !needsApproval;
  const ways = waysOf(quote, needsApproval);
  const way = wish !== null && ways.includes(wish) ? wish : ways[0];
  const isOnline = quote.online === "ready" && way !== "site";
  const amount = way === "full" ? quote.price_kopecks : quote.deposit_kopecks;
  return {
    ways,
    way,
    now_kopecks: isOnline ? amount : 0,
    pay: way === "site" ? null : way,
    isBroken,
  };
}

// A request is paid for once the master has said yes.
function waysOf(quote: Quote, needsApproval: boolean): [Way, ...Way[]] {
  const { deposit_kopecks, price_kopecks, full_allowed, online } = quote;
  if (needsApproval || online === "none") return ["site"];
  if (deposit_kopecks === 0 && online === "broken") return ["site"];
  const least: Way = deposit_kopecks > 0 ? "deposit" : "site";
  const isMore = price_kopecks > deposit_kopecks && price_kopecks >= leastOnline;
  return online === "ready" && full_allowed && isMore ? [least, "full"] : [least];
}
