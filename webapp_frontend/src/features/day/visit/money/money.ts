import { fetchStaffVisit } from "../../../../api/cabinet/endpoints";
import { fetchVisitMoney } from "../../../../api/cabinet/moneyEndpoints";
import type { VisitMoney } from "../../../../api/cabinet/wire";
import { type Resource, resource } from "../../../../resource";
import { refreshDays, takeVisit } from "../../days";

const known = new Map<number, Resource<VisitMoney>>();

/** The money of a visit; the same for a visit each time, not loaded by itself. */
export function moneyOf(visit: number): Resource<VisitMoney> {
  const money = known.get(visit) ?? resource(() => fetchVisitMoney(visit));
  known.set(visit, money);
  return money;
}

/** Shows what an edit has answered, on the visit's card too. */
export function takeMoney(money: VisitMoney): void {
  moneyOf(money.visit_id).set(money);
  refreshVisit(money.visit_id);
}

/** After a refused edit: shows what is true now. */
export async function recoverMoney(visit: number): Promise<void> {
  refreshVisit(visit);
  await moneyOf(visit).load();
}

function refreshVisit(visit: number): void {
  fetchStaffVisit(visit).then(takeVisit, refreshDays);
}
