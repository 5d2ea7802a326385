import { isInsideTelegram } from "../telegram";
import { whenBack } from "../whenBack";
import { cabinet } from "./state";

/** Asks anew for what has failed or grown old while there was no network or no one looked. */
export function startRefreshing(): void {
  whenBack(
    () => {
      if (cabinet.error.value) cabinet.load();
    },
    () => {
      if (isInsideTelegram() && cabinet.data.value) cabinet.load();
    },
  );
}
