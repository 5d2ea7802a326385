import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Schedule } from "../../api/cabinet/wire";
import type { Resource } from "../../resource";
import { type Faults, faultsIn, faultsOf, noFaults } from "./checks";
import { areSame, type Draft, draftOf, planOf } from "./draft";
import type { Preview } from "./preview";

/** What is being changed, and the schedule that it was changed from. */
export interface Edit {
  base: Schedule;
  draft: Draft;
}

export interface Changes {
  /** null while nothing was touched. */
  edit: ReadonlySignal<Edit | null>;
  /** The hours with all changes; null until they are loaded. */
  draft: ReadonlySignal<Draft | null>;
  isDirty: ReadonlySignal<boolean>;
  /** Whether the hours themselves are changed, and not only the rules. */
  isPlanDirty: ReadonlySignal<boolean>;
  faults: ReadonlySignal<Faults>;
  change(changes: Partial<Draft>): void;
  /** Goes on from another schedule than the changes began with. */
  put(edit: Edit): void;
  discard(): void;
  /** Marks what the server has found wrong, until the next change. */
  refuse(faults: Faults): void;
  /** Asks what the draft would come to, unless there is a fault in it. */
  askPreview(): void;
}

/** Keeps the changes to a schedule apart from it until they are saved or dropped. */
export function createChanges(schedule: Resource<Schedule>, preview: Preview): Changes {
  const edit = signal<Edit | null>(null);
  const refused = signal<Faults>(noFaults);
  const draft = computed(
    () => edit.value?.draft ?? (schedule.data.value && draftOf(schedule.data.value)),
  );
  const own = computed(() => (draft.value === null ? noFaults : faultsOf(draft.value)));
  const faults = computed(() => {
    const error = preview.error.value;
    const foreseen = error?.code === "schedule_invalid" ? faultsIn(error.fields) : noFaults;
    return new Map([...foreseen, ...refused.value, ...own.value]);
  });
  const differs = (part: (of: Draft) => unknown) =>
    computed(() => edit.value !== null && !areSame(part(edit.value.draft), part(edit.value.base)));
  const isPlanDirty = differs(planOf);

  function askPreview(): void {
    if (draft.value && own.value.size === 0) preview.askSoon(planOf(draft.value));
  }

  function put(next: Edit | null): void {
    edit.value = next;
    refused.value = noFaults;
    if (isPlanDirty.value) askPreview();
    else preview.clear();
  }

  function change(changes: Partial<Draft>): void {
    const base = edit.value?.base ?? schedule.data.value;
    if (base && draft.value) put({ base, draft: { ...draft.value, ...changes } });
  }

  function refuse(found: Faults): void {
    refused.value = found;
  }

  const discard = () => put(null);
  const isDirty = differs(draftOf);
  return { edit, draft, isDirty, isPlanDirty, faults, change, put, discard, refuse, askPreview };
}
