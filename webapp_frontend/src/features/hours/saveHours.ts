import { go } from "../../cabinet/routing";
import { say, sayError } from "../../cabinet/Toast";
import { plural } from "../../format/numbers";
import { haptic } from "../../telegram";
import { hoursTexts } from "../../texts/cabinet/hours";
import type { Hours } from "./hours";
import { outsideOf } from "./outside/outside";

/** Saves, says how it went, and goes to the visits that are outside hours now. */
export async function saveHours(hours: Hours, master: number, onSaved?: () => void): Promise<void> {
  const { saved, savedOutside, outsideCount } = hoursTexts();
  try {
    const outside = await hours.save();
    haptic({ type: "notification", notification_type: "success" });
    if (outside.length === 0) {
      say(saved);
      onSaved?.();
      return;
    }
    outsideOf(master).list.set(outside);
    say(savedOutside(plural(outside.length, outsideCount)));
    go({ name: "outside" });
  } catch (thrown) {
    sayError(thrown);
  }
}
