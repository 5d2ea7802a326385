import { addService, orderServices, saveService } from "../../api/cabinet/endpoints";
import type { ServiceFields, StaffService } from "../../api/cabinet/wire";
import { cabinet } from "../../cabinet/state";
import { say, sayError } from "../../cabinet/Toast";
import { servicesTexts } from "../../texts/cabinet/services";

/** Creates a service, or saves one over the version that was edited; throws ApiError. */
export async function storeService(
  edited: StaffService | null,
  fields: ServiceFields,
): Promise<StaffService> {
  const stored = await (edited === null
    ? addService(fields)
    : saveService(edited.id, { ...fields, version: edited.version }));
  const others = cabinet.data.value?.services ?? [];
  const isKnown = others.some(({ id }) => id === stored.id);
  setServices(
    isKnown ? others.map((each) => (each.id === stored.id ? stored : each)) : [...others, stored],
  );
  return stored;
}

let wanted: number[] | null = null;
let isSending = false;

/** Shows the services in this order at once and saves it; orders given meanwhile are sent as one. */
export async function storeOrder(ordered: StaffService[]): Promise<void> {
  setServices(ordered);
  wanted = ordered.map(({ id }) => id);
  if (isSending) return;
  isSending = true;
  try {
    while (wanted !== null) {
      const ids: number[] = wanted;
      wanted = null;
      const { services } = await orderServices(ids);
      if (wanted === null) setServices(services);
    }
    say(servicesTexts().orderSaved);
  } catch (thrown) {
    wanted = null;
    sayError(thrown);
    await cabinet.load();
  } finally {
    isSending = false;
  }
}

function setServices(services: StaffService[]): void {
  const known = cabinet.data.value;
  if (known !== null) cabinet.set({ ...known, services });
}
