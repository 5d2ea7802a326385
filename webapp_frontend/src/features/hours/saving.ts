import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { saveRules, saveSchedule } from "../../api/cabinet/endpoints";
import type { Outside, Schedule } from "../../api/cabinet/wire";
import { asApiError } from "../../api/errors";
import type { Resource } from "../../resource";
import type { Changes, Edit } from "./changes";
import { faultsIn } from "./checks";
import { areSame, draftOf, planOf, rebased } from "./draft";

export interface Saving {
  isSaving: ReadonlySignal<boolean>;
  /** Whether changes were refused because somebody else had saved others meanwhile. */
  isStale: ReadonlySignal<boolean>;
  /** Saves; gives the visits now outside hours, throws ApiError. */
  save(): Promise<Outside[]>;
  applyStale(): void;
  dropStale(): void;
}

/** Saves changes, and keeps those that came too late until it is said what to do with them. */
export function createSaving(
  master: number,
  schedule: Resource<Schedule>,
  changes: Changes,
): Saving {
  const isSaving = signal(false);
  const stale = signal<Edit | null>(null);

  const dropStale = () => {
    stale.value = null;
  };

  async function save(): Promise<Outside[]> {
    if (changes.edit.value === null) return [];
    isSaving.value = true;
    try {
      return await saveEdit(master, schedule, changes, changes.edit.value);
    } catch (thrown) {
      const { code, fields } = asApiError(thrown);
      if (code === "schedule_invalid") changes.refuse(faultsIn(fields));
      if (code === "edited_elsewhere") {
        stale.value = changes.edit.value;
        changes.discard();
        await schedule.load();
      }
      throw thrown;
    } finally {
      isSaving.value = false;
    }
  }

  function applyStale(): void {
    const [kept, fresh] = [stale.value, schedule.data.value];
    stale.value = null;
    if (kept && fresh) changes.put(laidOver(fresh, kept));
  }

  const isStale = computed(() => stale.value !== null);
  return { isSaving, isStale, save, applyStale, dropStale };
}

function laidOver(fresh: Schedule, { base, draft }: Edit): Edit {
  return { base: fresh, draft: rebased(draftOf(base), draft, draftOf(fresh)) };
}

/** Sends what was changed, hours before rules: each has a version of its own to go by. */
async function saveEdit(
  master: number,
  schedule: Resource<Schedule>,
  changes: Changes,
  sent: Edit,
): Promise<Outside[]> {
  const { base, draft } = sent;
  let { version } = base;
  let outside: Outside[] = [];

  function take(saved: Schedule): void {
    ({ version } = saved);
    schedule.set(saved);
    if (changes.edit.value) changes.put({ ...changes.edit.value, base: saved });
  }

  if (!areSame(planOf(draft), planOf(base))) {
    const saved = await saveSchedule(master, { version, ...planOf(draft) });
    ({ outside } = saved);
    take(saved.schedule);
  }
  if (!areSame(draft.rules, base.rules)) {
    take(await saveRules(master, { version, ...draft.rules }));
  }
  // What was changed while this was on its way stays to be saved.
  if (changes.edit.value?.draft === draft) changes.discard();
  return outside;
}
