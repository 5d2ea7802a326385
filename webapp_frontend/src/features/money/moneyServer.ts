import type {
  Deposits,
  Discount,
  DiscountFields,
  MoneyEntry,
  MoneyMonth,
  ShopKeys,
  ShopSettings,
} from "../../api/cabinet/wire";
import { CabinetServer } from "../../testing/cabinetServer";
import type { Reply, Sent } from "../../testing/standIn";
import { deposits, emptyMonth, entries, noShop, november, shop } from "./samples";

/** A server of the cabinet that also knows a month's money, a shop, deposits and discounts. */
export class MoneyServer extends CabinetServer {
  months: Record<string, MoneyMonth> = { "2026-11": november };
  entries: MoneyEntry[] = entries;
  settings: ShopSettings = noShop;
  deposits: Deposits = deposits;
  discounts: Discount[] = [];

  protected override usual(sent: Sent): Reply {
    const { method, path, body } = sent;
    const query = new URLSearchParams(path.split("?")[1]);
    const [resource = "", id] = path.replace(/\?.*/, "").split("/").slice(1);
    if (path.startsWith("/money?")) return { body: this.month(query.get("month") ?? "") };
    if (path.startsWith("/money/entries")) return { body: { entries: this.entries } };
    if (path.startsWith("/money.csv")) return { body: "\uFEFFДата;Сумма\r\n25.11.2026;2700\r\n" };
    if (resource === "shop") return { body: this.shopAfter(method, body) };
    if (resource === "deposits") return { body: this.depositsAfter(method, body as Deposits) };
    if (resource === "discounts" && method === "GET")
      return { body: { discounts: this.discounts } };
    if (resource === "discounts")
      return { body: this.store(body as DiscountFields, Number(id ?? 9)) };
    return super.usual(sent);
  }

  private month(month: string): MoneyMonth {
    return this.months[month] ?? emptyMonth(month);
  }

  private shopAfter(method: string, body: unknown): ShopSettings {
    if (method === "PUT") {
      const { account_id } = body as ShopKeys;
      this.settings = { ...this.settings, shop: { ...shop, account_id, state: "checking" } };
    }
    if (method === "DELETE") this.settings = { ...this.settings, shop: null };
    if (method === "PATCH") {
      const { pay_later = false, hold_min = 10, ...ofShop } = body as Partial<ShopSettings>;
      const { shop: known } = this.settings;
      this.settings = { shop: known && { ...known, ...ofShop }, pay_later, hold_min };
    }
    return this.settings;
  }

  private depositsAfter(method: string, sent: Deposits): Deposits {
    if (method === "PUT") {
      this.deposits = { ...this.deposits, ...sent, version: sent.version + 1 };
    }
    return this.deposits;
  }

  private store(fields: DiscountFields, id: number): Discount {
    const known = this.discounts.find((one) => one.id === id);
    const { uses = 0, given_kopecks = 0, version = 0 } = known ?? {};
    const stored = { ...fields, id, uses, given_kopecks, version: version + 1 };
    this.discounts = [...this.discounts.filter((one) => one.id !== id), stored];
    return stored;
  }
}
