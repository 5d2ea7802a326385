import type {
  Attention,
  Deposits,
  Discount,
  MoneyEntry,
  MoneyMonth,
  ShopSettings,
} from "../../api/cabinet/wire";
import { at } from "../../testing/cabinetSamples";
import { datesOf } from "./money";

/** November with money on two of its days. */
export const november: MoneyMonth = {
  month: "2026-11",
  totals: {
    online_kopecks: 270_000,
    cash_kopecks: 170_000,
    transfer_kopecks: 0,
    refunds_kopecks: -50_000,
    tips_kopecks: 30_000,
    sum_kopecks: 420_000,
  },
  days: monthDays("2026-11", {
    "2026-11-24": { online_kopecks: -50_000, onsite_kopecks: 0, visits: 1 },
    "2026-11-25": { online_kopecks: 270_000, onsite_kopecks: 200_000, visits: 2 },
  }),
  ahead: { deposits_kopecks: 50_000, due_kopecks: 340_000 },
  has_test: false,
};

/** A month in which nothing has moved. */
export function emptyMonth(month: string): MoneyMonth {
  const totals = Object.fromEntries(
    Object.keys(november.totals).map((name) => [name, 0]),
  ) as unknown as MoneyMonth["totals"];
  return {
    month,
    totals,
    days: monthDays(month, {}),
    ahead: { deposits_kopecks: 0, due_kopecks: 0 },
    has_test: false,
  };
}

type Moved = Omit<MoneyMonth["days"][number], "date">;

function monthDays(month: string, moved: Record<string, Moved>): MoneyMonth["days"] {
  const last = Number(datesOf(month).to.slice(8));
  const dates = Array.from(
    { length: last },
    (_, day) => `${month}-${String(day + 1).padStart(2, "0")}`,
  );
  const nothing = { online_kopecks: 0, onsite_kopecks: 0, visits: 0 };
  return dates.map((date) => ({ date, ...(moved[date] ?? nothing) }));
}

const entry: MoneyEntry = {
  id: 1,
  at: at("12:10"),
  kind: "payment",
  means: "online",
  amount_kopecks: 270_000,
  is_test: false,
  visit_id: 7,
  client: { id: 11, name: "Марина Котова" },
  services: "Маникюр с покрытием",
  starts_at: at("15:00"),
};

export const entries: MoneyEntry[] = [
  entry,
  { ...entry, id: 2, kind: "onsite", means: "cash", amount_kopecks: 170_000, visit_id: 8 },
  {
    ...entry,
    id: 3,
    at: at("19:00", "2026-11-24"),
    kind: "refund",
    amount_kopecks: -50_000,
    client: { id: 12, name: "Юля" },
  },
];

export const noShop: ShopSettings = { shop: null, pay_later: false, hold_min: 10 };

export const shop: NonNullable<ShopSettings["shop"]> = {
  account_id: "123456",
  state: "connected",
  problem: null,
  is_test: false,
  fiscal: false,
  receipts: "self_employed",
  vat_code: 1,
  webhook_url: "https://okoshko.example/yookassa/abc",
  notified_at: null,
  checked_at: at("11:00"),
};

export const deposits: Deposits = {
  version: 3,
  rows: [
    { trust: "prepaid_only", kind: "full", amount: 0 },
    { trust: "no_show", kind: "percent", amount: 50 },
    { trust: "long_lead", kind: "as_usual", amount: 0 },
    { trust: "new", kind: "fixed", amount: 50_000 },
    { trust: "regular", kind: "none", amount: 0 },
    { trust: "usual", kind: "none", amount: 0 },
  ],
  long_lead_days: 28,
  regular_visits: 3,
  shop_connected: true,
};

export const autumn: Discount = {
  id: 5,
  version: 2,
  kind: "promo_code",
  name: "Осень",
  percent: 10,
  fixed_kopecks: null,
  service_ids: null,
  audience: "everybody",
  first_on: null,
  last_on: "2026-11-30",
  weekdays: null,
  from_time: null,
  until_time: null,
  within_min: null,
  every_nth: null,
  code: "ОСЕНЬ",
  max_uses: null,
  max_uses_per_client: 1,
  active: true,
  uses: 12,
  given_kopecks: 340_000,
};

const who = { id: 11, name: "Марина Котова" };

/** One matter of each sort. */
export const matters: Attention = {
  refunds: [
    {
      id: 31,
      visit_id: 7,
      client: who,
      amount_kopecks: 50_000,
      status: "owed",
      problem: "insufficient_funds",
      reason: "cancelled_in_time",
      created_at: at("10:00"),
    },
  ],
  decisions: [
    {
      visit_id: 8,
      client: { id: 12, name: "Юля" },
      services: "Педикюр",
      starts_at: at("10:00", "2026-11-24"),
      status: "no_show",
      paid_kopecks: 50_000,
      decide_until: at("10:00", "2026-12-01"),
    },
  ],
  payments: [
    {
      id: 41,
      visit_id: 9,
      client: who,
      amount_kopecks: 100,
      problem: "differs",
      created_at: at("09:00"),
    },
  ],
  receipts: [
    {
      id: 51,
      kind: "income",
      status: "todo",
      amount_kopecks: 220_000,
      payment_kopecks: 220_000,
      visit_id: 7,
      client: who,
      services: "Маникюр с покрытием",
      due_on: "2026-11-24",
      problem: null,
    },
  ],
};
