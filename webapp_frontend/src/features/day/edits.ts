import {
  cancelStaffVisit,
  changeVisitServices,
  fetchStaffVisit,
  moveVisit,
  noteVisit,
  resizeVisit,
  restoreVisit,
  setVisitStatus,
} from "../../api/cabinet/endpoints";
import type { StaffVisit } from "../../api/cabinet/wire";
import { asApiError } from "../../api/errors";
import { say } from "../../cabinet/Toast";
import { dayAndTime } from "../../format/dates";
import { duration } from "../../format/numbers";
import { wallOf } from "../../format/wall";
import { ct } from "../../texts/cabinet";
import { refreshDays, takeVisit } from "./days";
import { lengthOf } from "./visitTexts";

/**
 * What can be done to a visit. Each shows the answer at once, says what has happened and offers
 * to take it back; each throws ApiError, after which `recover` shows what is true now.
 */

type Status = "booked" | "completed" | "no_show";

/** A start with a master. */
export interface Place {
  startsAt: string;
  master: number;
}

export async function move(
  visit: StaffVisit,
  { startsAt, master }: Place,
  notify: boolean,
): Promise<void> {
  const moved = await moveVisit(visit.id, {
    starts_at: startsAt,
    master,
    notify,
    version: visit.version,
  });
  const undo = () =>
    moveVisit(visit.id, {
      starts_at: visit.starts_at,
      master: visit.master.id,
      notify,
      version: moved.version,
    });
  const when = dayAndTime(wallOf(startsAt));
  const { moved: movedTo, passedTo } = ct().day.drop;
  const isPassed = master !== visit.master.id;
  done(moved, isPassed ? passedTo(moved.master.name, when) : movedTo(when), undo);
}

export async function resize(visit: StaffVisit, minutes: number, notify: boolean): Promise<void> {
  const resized = await resizeVisit(visit.id, {
    duration_min: minutes,
    notify,
    version: visit.version,
  });
  const undo = () =>
    resizeVisit(visit.id, { duration_min: lengthOf(visit), notify, version: resized.version });
  done(resized, ct().day.drop.resized(duration(minutes)), undo);
}

export async function changeServices(
  visit: StaffVisit,
  services: number[],
  notify: boolean,
): Promise<void> {
  const changed = await changeVisitServices(visit.id, {
    services,
    notify,
    version: visit.version,
  });
  const before = visit.services.map(({ id }) => id);
  const undo = () =>
    changeVisitServices(visit.id, { services: before, notify, version: changed.version });
  done(changed, ct().day.visit.servicesSaid, undo);
}

export async function setStatus(visit: StaffVisit, status: Status): Promise<void> {
  const changed = await setVisitStatus(visit.id, { status, version: visit.version });
  const { cameSaid, noShowSaid, bookedSaid, approvedSaid } = ct().day.visit;
  const said = { completed: cameSaid, no_show: noShowSaid, booked: bookedSaid };
  const { status: before } = visit;
  // The client has been told of an approval already, and nobody waits for a cancelled visit.
  if (before !== "booked" && before !== "completed" && before !== "no_show") {
    done(changed, before === "cancelled" ? said[status] : approvedSaid);
    return;
  }
  const undo = () => setVisitStatus(visit.id, { status: before, version: changed.version });
  done(changed, said[status], undo);
}

export async function cancel(
  visit: StaffVisit,
  reason: string | null,
  notify: boolean,
): Promise<void> {
  const cancelled = await cancelStaffVisit(visit.id, { reason, notify, version: visit.version });
  const { cancelledSaid, declinedSaid } = ct().day.visit;
  const isRequest = visit.status === "awaiting_approval";
  const undo = () => restoreVisit(visit.id, { notify, version: cancelled.version });
  done(cancelled, isRequest ? declinedSaid : cancelledSaid, undo);
}

export async function restore(visit: StaffVisit, notify: boolean): Promise<void> {
  const restored = await restoreVisit(visit.id, { notify, version: visit.version });
  done(restored, ct().day.visit.restoredSaid);
}

export async function note(visit: StaffVisit, text: string): Promise<void> {
  const noted = await noteVisit(visit.id, {
    staff_note: text.trim() || null,
    version: visit.version,
  });
  done(noted, ct().day.visit.noteSaved);
}

/** After a refused edit: shows the visit and its day as they are now. */
export async function recover(visit: StaffVisit, thrown: unknown): Promise<void> {
  const stale = ["edited_elsewhere", "visit_status_fixed", "visit_not_movable", "visit_not_found"];
  if (!stale.includes(asApiError(thrown).code)) return;
  await fetchStaffVisit(visit.id).then(takeVisit, refreshDays);
}

function done(visit: StaffVisit, text: string, undo?: () => Promise<StaffVisit>): void {
  takeVisit(visit);
  if (undo === undefined) say(text);
  else say(text, { undo: () => takeBack(visit, undo) });
}

async function takeBack(visit: StaffVisit, undo: () => Promise<StaffVisit>): Promise<void> {
  try {
    takeVisit(await undo());
  } catch (thrown) {
    await recover(visit, thrown);
    throw thrown;
  }
}
