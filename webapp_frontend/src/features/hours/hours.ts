import { fetchSchedule } from "../../api/cabinet/endpoints";
import type { Schedule } from "../../api/cabinet/wire";
import { type Resource, resource } from "../../resource";
import { type Changes, createChanges } from "./changes";
import { createPreview, type Preview } from "./preview";
import { createSaving, type Saving } from "./saving";

/** The working hours of one master, with what is being changed about them. */
export interface Hours extends Changes, Saving {
  schedule: Resource<Schedule>;
  preview: Preview;
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
  const preview = createPreview(master);
  const changes = createChanges(schedule, preview);
  return { schedule, preview, ...changes, ...createSaving(master, schedule, changes) };
}
