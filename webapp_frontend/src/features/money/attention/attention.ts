import { effect } from "@preact/signals";
import { fetchAttention } from "../../../api/cabinet/moneyEndpoints";
import { waitingMatters } from "../../../cabinet/state";
import { resource } from "../../../resource";

/** What waits for somebody; its count stands on the tab. */
export const attention = resource(fetchAttention);

effect(() => {
  const known = attention.data.value;
  if (known === null) return;
  const { refunds, decisions, payments, receipts } = known;
  waitingMatters.value = refunds.length + decisions.length + payments.length + receipts.length;
});
