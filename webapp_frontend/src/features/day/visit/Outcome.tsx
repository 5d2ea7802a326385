import { useState } from "preact/hooks";
import type { StaffVisit } from "../../../api/cabinet/wire";
import { sayError } from "../../../cabinet/Toast";
import { haptic } from "../../../telegram";
import { ct } from "../../../texts/cabinet";
import { Button } from "../../../ui/Button";
import { recover, setStatus } from "../edits";
import type { VisitStep } from "./VisitSheets";
import css from "./visit.module.css";

interface Props {
  visit: StaffVisit;
  onStep: (step: VisitStep) => void;
}

/** What became of the visit, or what is to become of a request, in one press. */
export function Outcome({ visit, onStep }: Props) {
  const [isBusy, setBusy] = useState(false);
  const { came, noShow, undoStatus, approve, decline, restore } = ct().day.visit;

  async function set(status: "booked" | "completed" | "no_show"): Promise<void> {
    setBusy(true);
    try {
      await setStatus(visit, status);
      haptic({ type: "notification", notification_type: "success" });
    } catch (thrown) {
      sayError(thrown);
      await recover(visit, thrown);
    }
    setBusy(false);
  }

  switch (visit.status) {
    case "awaiting_approval":
      return (
        <div class={css.pair}>
          <Button tone="filled" isBusy={isBusy} onPress={() => set("booked")}>
            {approve}
          </Button>
          <Button tone="danger" isBusy={isBusy} onPress={() => onStep("cancel")}>
            {decline}
          </Button>
        </div>
      );
    case "awaiting_payment":
      return null;
    case "booked":
      // Nobody has come to a visit that has not begun.
      if (Date.parse(visit.starts_at) > Date.now()) return null;
      return (
        <div class={css.pair}>
          <Button tone="filled" isBusy={isBusy} onPress={() => set("completed")}>
            {came}
          </Button>
          <Button isBusy={isBusy} onPress={() => set("no_show")}>
            {noShow}
          </Button>
        </div>
      );
    case "cancelled":
      return (
        <div class={css.pair}>
          <Button tone="filled" isBusy={isBusy} onPress={() => onStep("restore")}>
            {restore}
          </Button>
        </div>
      );
    default:
      return (
        <div class={css.pair}>
          <Button isBusy={isBusy} onPress={() => set("booked")}>
            {undoStatus}
          </Button>
        </div>
      );
  }
}
