import { computed, signal } from "@preact/signals";
import { fetchCabinet } from "../api/cabinet/endpoints";
import { wallAt } from "../format/wall";
import { resource } from "../resource";

/** The tenant as who works for it sees it. */
export const cabinet = resource(fetchCabinet);

const chosen = signal<number | null>(null);

/** Whose calendar is shown: the one chosen, else her own, else the first; 0 before any is known. */
export const masterId = computed(() => {
  const { masters = [], master_id: own = null } = cabinet.data.value ?? {};
  const wanted = [chosen.value, own].find((id) => masters.some((master) => master.id === id));
  return wanted ?? masters[0]?.id ?? 0;
});

export function chooseMaster(id: number): void {
  chosen.value = id;
}

/** What a master is called; empty for one whose calendar is not shown. */
export function nameOf(master: number): string {
  return cabinet.data.value?.masters.find(({ id }) => id === master)?.name ?? "";
}

/** Whether there is more than one calendar to choose from. */
export const hasManyMasters = computed(() => (cabinet.data.value?.masters.length ?? 0) > 1);

const runsTenant = computed(() => {
  const role = cabinet.data.value?.role;
  return role === "owner" || role === "administrator";
});

/** A master reads the services; who runs the tenant edits them. */
export const canEditServices = runsTenant;

/** A master notes what she is paid; who runs the tenant sees all its money. */
export const seesMoney = runsTenant;

/** How many matters of money wait for somebody; 0 while that is not known. */
export const waitingMatters = signal(0);

/** The tenant's zone; all the cabinet's times are told by its clock. */
export function zone(): string {
  return cabinet.data.value?.timezone ?? "UTC";
}

/** The civil date in the tenant's zone. */
export function today(): string {
  return wallAt(zone(), Date.now()).date;
}
