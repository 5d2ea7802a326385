import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { fetchSchedule, saveRules, saveSchedule } from "../../api/cabinet/endpoints";
import type { Outside, Schedule } from "../../api/cabinet/wire";
import { asApiError } from "../../api/errors";
import { type Resource, resource } from "../../resource";
import { type Fault, type Faults, faultsOf, noFaults } from "./checks";
import { areSame, type Draft, draftOf, planOf, rebased } from "./draft";
import { createPreview, type Preview } from "./preview";

/** The working hours of one master, with what is being changed about them. */
export interface Hours {
  schedule: Resource<Schedule>;
  /** The hours with all changes; null until they are loaded. */
  draft: ReadonlySignal<Draft | null>;
  isDirty: ReadonlySignal<boolean>;
  /** Whether the hours themselves are changed, and not only the rules. */
  isPlanDirty: ReadonlySignal<boolean>;
  isSaving: ReadonlySignal<boolean>;
  faults: ReadonlySignal<Faults>;
  preview: Preview;
  /** Whether changes were refused because somebody else had saved others meanwhile. */
  isStale: ReadonlySignal<boolean>;
  /** Asks what the draft would come to, unless there is a fault in it. */
  askPreview(): void;
  edit(change: Partial<Draft>): void;
  discard(): void;
  /** Saves; gives the visits now outside hours, throws ApiError. */
  save(): Promise<Outside[]>;
  applyStale(): void;
  dropStale(): void;
}

interface Changes {
  /** What the changes were made to. */
  base: Schedule;
  draft: Draft;
}

const known = new Map<number, Hours>();

/** The same for a master each time, so that changes outlive a look at another screen. */
export function hoursOf(master: number): Hours {
  const hours = known.get(master) ?? createHours(master);
  known.set(master, hours);
  return hours;
}

function createHours(master: number): Hours {
  const schedule = resource(() => fetchSchedule(master));
  const changes = signal<Changes | null>(null);
  const stale = signal<Changes | null>(null);
  const isSaving = signal(false);
  const refused = signal<Faults>(noFaults);
  const preview = createPreview(master);
  const draft = computed(
    () => changes.value?.draft ?? (schedule.data.value && draftOf(schedule.data.value)),
  );
  const isDirty = computed(
    () => changes.value !== null && !areSame(changes.value.draft, draftOf(changes.value.base)),
  );
  const isPlanDirty = computed(
    () =>
      changes.value !== null && !areSame(planOf(changes.value.draft), planOf(changes.value.base)),
  );
  const faults = computed(() =>
    draft.value === null ? noFaults : new Map([...refused.value, ...faultsOf(draft.value)]),
  );

  function take(base: Schedule, edited: Draft): void {
    changes.value = { base, draft: edited };
    refused.value = noFaults;
    if (isPlanDirty.value) askPreview();
    else preview.clear();
  }

  function askPreview(): void {
    if (draft.value && faults.value.size === 0) preview.askSoon(planOf(draft.value));
  }

  function discard(): void {
    changes.value = null;
    refused.value = noFaults;
    preview.clear();
  }

  async function save(): Promise<Outside[]> {
    const sent = changes.value;
    if (sent === null) return [];
    isSaving.value = true;
    try {
      const outside = await send(master, sent, (saved) => {
        schedule.set(saved);
        if (changes.value) changes.value = { ...changes.value, base: saved };
      });
      // What was changed while this was on its way stays to be saved.
      if (changes.value?.draft === sent.draft) discard();
      return outside;
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.code === "schedule_invalid") refused.value = faultsIn(error.fields);
      if (error.code === "edited_elsewhere") {
        stale.value = changes.value;
        discard();
        await schedule.load();
      }
      throw error;
    } finally {
      isSaving.value = false;
    }
  }

  return {
    schedule,
    draft,
    isDirty,
    isPlanDirty,
    isSaving,
    faults,
    preview,
    isStale: computed(() => stale.value !== null),
    askPreview,
    edit(change) {
      const base = changes.value?.base ?? schedule.data.value;
      if (base && draft.value) take(base, { ...draft.value, ...change });
    },
    discard,
    save,
    applyStale() {
      const kept = stale.value;
      const fresh = schedule.data.value;
      stale.value = null;
      if (kept && fresh) take(fresh, rebased(draftOf(kept.base), kept.draft, draftOf(fresh)));
    },
    dropStale() {
      stale.value = null;
    },
  };
}

/** Sends what was changed, hours before rules; each answer goes to `onSaved` as it comes. */
async function send(
  master: number,
  { base, draft }: Changes,
  onSaved: (schedule: Schedule) => void,
): Promise<Outside[]> {
  let { version } = base;
  let outside: Outside[] = [];
  if (!areSame(planOf(draft), planOf(base))) {
    const saved = await saveSchedule(master, { version, ...planOf(draft) });
    ({ version } = saved.schedule);
    ({ outside } = saved);
    onSaved(saved.schedule);
  }
  if (!areSame(draft.rules, base.rules)) {
    onSaved(await saveRules(master, { version, ...draft.rules }));
  }
  return outside;
}

function faultsIn(fields: Record<string, string[]>): Faults {
  return new Map(Object.keys(fields).map((path): [string, Fault] => [path, "refused"]));
}
