import { signal } from "@preact/signals";
import type { Service } from "../../api/wire";
import { currentSlug } from "../../routing";
import { forget, recall, remember } from "../../storage";
import { telegramUser } from "../../telegram";

/** What the client has chosen so far. */
export interface Draft {
  service: number | null;
  /** null: whoever is free. */
  master: number | null;
  startsAt: string | null;
  comment: string;
}

const empty: Draft = { service: null, master: null, startsAt: null, comment: "" };

export const draft = signal<Draft>(empty);

/** Picks up what was chosen before a reload, without a time that has passed meanwhile. */
export function startDraft(): void {
  const kept = { ...empty, ...recall<Draft>(storageKey()) };
  const hasPassed = Date.parse(kept.startsAt ?? "") <= Date.now();
  draft.value = hasPassed ? { ...kept, startsAt: null } : kept;
}

/** Changes the draft; another service, or another master, needs its own time. */
export function choose(changes: Partial<Draft>): void {
  const before = draft.value;
  const after = { ...before, ...changes };
  const isOther = after.service !== before.service || after.master !== before.master;
  if (isOther && changes.startsAt === undefined) after.startsAt = null;
  draft.value = after;
  remember(storageKey(), after);
}

/** Opens a service in the draft, keeping the master only if he or she performs it. */
export function chooseService({ id, master_ids }: Service): void {
  const { service, master } = draft.value;
  if (service === id) return;
  choose({ service: id, master: master !== null && master_ids.includes(master) ? master : null });
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
