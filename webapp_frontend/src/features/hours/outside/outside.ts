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

/** What became of proposals, and how many clients, each counted once, were written to. */
export interface Proposed extends Told {
  clients: number;
}

/** The visits of one master that lie outside her hours, and what was decided about them. */
export interface OutsideVisits {
  list: Resource<Outside[]>;
  /** By visit; moved and cancelled ones are in the list no more. */
  decisions: ReadonlySignal<ReadonlyMap<number, Decision>>;
  /** What became of the last proposals. */
  told: ReadonlySignal<Proposed | null>;
  keep(visit: StaffVisit, isKept: boolean): void;
  /** All of these give what takes the change back, and throw ApiError. */
  move(visit: StaffVisit, startsAt: string, notify: boolean): Promise<() => Promise<void>>;
  cancel(visit: StaffVisit, reason: string | null, notify: boolean): Promise<() => Promise<void>>;
  propose(visits: StaffVisit[], message: string | null): Promise<Proposed>;
}

/** How many visits the server proposes times for in one request. */
const mostAtOnce = 100;

const known = new Map<number, OutsideVisits>();

export function outsideOf(master: number): OutsideVisits {
  const visits = known.get(master) ?? createOutside(master);
  known.set(master, visits);
  return visits;
}

function createOutside(master: number): OutsideVisits {
  const list = resource(async () => (await fetchOutside(master)).outside);
  const { decisions, decide } = createDecisions();
  const told = signal<Proposed | null>(null);

  async function change({ id }: StaffVisit, decision: Decision, { send, sendBack }: Exchange) {
    const { version } = await send();
    decide(id, decision);
    // The visit goes at once; the proposals of the others may be other ones by now.
    list.set((list.data.value ?? []).filter(({ visit }) => visit.id !== id));
    list.load();
    return async () => {
      await sendBack(version);
      decide(id, null);
      await list.load();
    };
  }

  async function propose(visits: StaffVisit[], message: string | null): Promise<Proposed> {
    const ids = visits.map(({ id }) => id);
    const came = await proposeInTurn(master, ids, message);
    for (const visit of came.told) decide(visit, "proposed");
    const proposed = { ...came, clients: clientsOf(visits, came.told) };
    told.value = proposed;
    list.load();
    return proposed;
  }

  return {
    list,
    decisions,
    told,
    keep: (visit, isKept) => decide(visit.id, isKept ? "kept" : null),
    move: (visit, startsAt, notify) => change(visit, "moved", moving(visit, startsAt, notify)),
    cancel: (visit, reason, notify) =>
      change(visit, "cancelled", cancelling(visit, reason, notify)),
    propose,
  };
}

/** A change to a visit, and what undoes it once its version is known. */
interface Exchange {
  send: () => Promise<StaffVisit>;
  sendBack: (version: number) => Promise<StaffVisit>;
}

function moving({ id, version, starts_at: before }: StaffVisit, at: string, notify: boolean) {
  const to = (starts_at: string, newest: number) =>
    moveVisit(id, { starts_at, notify, version: newest });
  return { send: () => to(at, version), sendBack: (newest: number) => to(before, newest) };
}

function cancelling({ id, version }: StaffVisit, reason: string | null, notify: boolean) {
  return {
    send: () => cancelStaffVisit(id, { reason, notify, version }),
    sendBack: (newest: number) => restoreVisit(id, { notify, version: newest }),
  };
}

async function proposeInTurn(
  master: number,
  visits: number[],
  message: string | null,
): Promise<Told> {
  const all: Told = { told: [], unreachable: [] };
  for (let at = 0; at < visits.length; at += mostAtOnce) {
    const some = visits.slice(at, at + mostAtOnce);
    const { told, unreachable } = await proposeTimes(master, { visits: some, message });
    all.told.push(...told);
    all.unreachable.push(...unreachable);
  }
  return all;
}

/** How many people some of the visits are for. */
function clientsOf(visits: StaffVisit[], ids: number[]): number {
  const theirs = visits.filter(({ id }) => ids.includes(id));
  return new Set(theirs.map(({ client }) => client.id)).size;
}

function createDecisions() {
  const decisions = signal<ReadonlyMap<number, Decision>>(new Map());

  function decide(visit: number, decision: Decision | null): void {
    const all = new Map(decisions.value);
    if (decision === null) all.delete(visit);
    else all.set(visit, decision);
    decisions.value = all;
  }

  return { decisions, decide };
}

/** What was decided about a visit, here or before. */
export function decisionOf({ decisions }: OutsideVisits, visit: StaffVisit): Decision | null {
  return decisions.value.get(visit.id) ?? (visit.move_proposed ? "proposed" : null);
}

/** Whether a client may know already that something is to change. */
export function hasToldSome(visits: OutsideVisits, list: Outside[]): boolean {
  const decided = [...visits.decisions.value.values()];
  return (
    decided.some((decision) => decision !== "kept") ||
    list.some(({ visit }) => decisionOf(visits, visit) === "proposed")
  );
}
