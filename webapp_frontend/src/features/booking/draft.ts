import { signal } from "@preact/signals";
import type { Service } from "../../api/wire";
import { currentSlug, type Route } from "../../routing";
import { forget, recall, remember } from "../../storage";
import { telegramUser } from "../../telegram";
import type { Way } from "./plan";

/** What the client has chosen so far. */
export interface Draft {
  /** In the order they will be done; the first one is in the address of the time screen. */
  services: number[];
  /** null: whoever is free. */
  master: number | null;
  startsAt: string | null;
  comment: string;
  /** As typed; null while none is. */
  promoCode: string | null;
  /** How it shall be paid; null: as is asked. */
  way: Way | null;
  /** For the receipt; null: the one known from before. */
  email: string | null;
}

const empty: Draft = {
  services: [],
  master: null,
  startsAt: null,
  comment: "",
  promoCode: null,
  way: null,
  email: null,
};

export const draft = signal<Draft>(empty);

/** Picks up what was chosen before a reload, without a time that has passed meanwhile. */
export function startDraft(): void {
  const kept = { ...empty, ...recall<Draft>(storageKey()) };
  const hasPassed = Date.parse(kept.startsAt ?? "") <= Date.now();
  draft.value = hasPassed ? { ...kept, startsAt: null } : kept;
}

/** Changes the draft; other services, or another master, need their own time unless it is given. */
export function choose(changes: Partial<Draft>): void {
  const before = draft.value;
  const after = { ...before, ...changes };
  const isOther = String(after.services) !== String(before.services);
  if ((isOther || after.master !== before.master) && changes.startsAt === undefined) {
    after.startsAt = null;
  }
  draft.value = after;
  remember(storageKey(), after);
}

/** Opens a service in the draft, keeping the master only if he or she performs it. */
export function chooseService({ id, master_ids }: Service): void {
  const { services, master } = draft.value;
  if (services[0] === id) return;
  const isKept = master !== null && master_ids.includes(master);
  choose({ services: [id], master: isKept ? master : null });
}

// The time stays for now: the time screen takes it back if the visit no longer fits there.
export function addService(id: number): void {
  const { services, startsAt } = draft.value;
  choose({ services: [...services, id], startsAt });
}

/** Keeps some of the services, in the order given. */
export function keepServices(services: number[]): void {
  choose({ services, startsAt: draft.value.startsAt });
}

/** The screen where the draft's time is chosen. */
export function timeRoute(): Route {
  const [first] = draft.value.services;
  return first === undefined ? { name: "card" } : { name: "time", service: first };
}

/** Forgets everything, as after booking. */
export function clearDraft(): void {
  draft.value = empty;
  forget(storageKey());
}

// Telegram's web client opens the pages of several people and tenants in one tab.
function storageKey(): string {
  return `draft.${currentSlug()}.${telegramUser().id ?? "guest"}`;
}
