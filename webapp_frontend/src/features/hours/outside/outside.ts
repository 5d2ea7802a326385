import { type ReadonlySignal, signal } from "@preact/signals";
import {
  cancelStaffVisit,
  fetchOutside,
  moveVisit,
  proposeTimes,
  restoreVisit,
} from "../../../api/cabinet/endpoints";
import type { Outside, StaffVisit, Told } from "../../../api/cabinet/wire";
import { type Resource, resource } from "../../../resource";

export type Decision = "kept" | "moved" | "cancelled" | "proposed";

/** The visits of one master that lie outside her hours, and what was decided about them. */
export interface OutsideVisits {
  list: Resource<Outside[]>;
  /** By visit; moved and cancelled ones are in the list no more. */
  decisions: ReadonlySignal<ReadonlyMap<number, Decision>>;
  /** What became of the last proposals. */
  told: ReadonlySignal<Told | null>;
  keep(visit: StaffVisit, isKept: boolean): void;
  /** All of these give what takes the change back, and throw ApiError. */
  move(visit: StaffVisit, startsAt: string, notify: boolean): Promise<() => Promise<void>>;
  cancel(visit: StaffVisit, reason: string | null, notify: boolean): Promise<() => Promise<void>>;
  propose(visits: number[], message: string | null): Promise<Told>;
}

const known = new Map<number, OutsideVisits>();

export function outsideOf(master: number): OutsideVisits {
  const visits = known.get(master) ?? createOutside(master);
  known.set(master, visits);
  return visits;
}

function createOutside(master: number): OutsideVisits {
  const list = resource(async () => (await fetchOutside(master)).outside);
  const decisions = signal<ReadonlyMap<number, Decision>>(new Map());
  const told = signal<Told | null>(null);

  function decide(visit: number, decision: Decision | null): void {
    const all = new Map(decisions.value);
    if (decision === null) all.delete(visit);
    else all.set(visit, decision);
    decisions.value = all;
  }

  // The visit goes at once; the proposals of the others may be other ones by now.
  function drop(visit: number, decision: Decision): void {
    decide(visit, decision);
    list.set((list.data.value ?? []).filter((one) => one.visit.id !== visit));
    list.load();
  }

  async function takenBack(visit: number): Promise<void> {
    decide(visit, null);
    await list.load();
  }

  return {
    list,
    decisions,
    told,
    keep: (visit, isKept) => decide(visit.id, isKept ? "kept" : null),
    async move({ id, version, starts_at: before }, startsAt, notify) {
      const moved = await moveVisit(id, { starts_at: startsAt, notify, version });
      drop(id, "moved");
      return async () => {
        await moveVisit(id, { starts_at: before, notify, version: moved.version });
        await takenBack(id);
      };
    },
    async cancel({ id, version }, reason, notify) {
      const cancelled = await cancelStaffVisit(id, { reason, notify, version });
      drop(id, "cancelled");
      return async () => {
        await restoreVisit(id, { notify, version: cancelled.version });
        await takenBack(id);
      };
    },
    async propose(visits, message) {
      told.value = await proposeTimes(master, { visits, message });
      for (const visit of told.value.told) decide(visit, "proposed");
      list.load();
      return told.value;
    },
  };
}

/** What was decided about a visit, here or before. */
export function decisionOf({ decisions }: OutsideVisits, visit: StaffVisit): Decision | null {
  return decisions.value.get(visit.id) ?? (visit.move_proposed ? "proposed" : null);
}
