import { refreshDays } from "../features/day/days";
import { whenBack } from "../whenBack";
import { cabinet } from "./state";

/** Asks anew for what has failed or grown old while there was no network or no one looked. */
export function startRefreshing(): void {
  whenBack(
    () => {
      if (cabinet.error.value) cabinet.load();
    },
    () => {
      if (cabinet.data.value === null) return;
      cabinet.load();
      refreshDays();
    },
  );
}
