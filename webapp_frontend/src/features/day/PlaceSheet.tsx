import { CircleHelp, DoorClosed, DoorOpen, UserPlus } from "lucide";
import { useState } from "preact/hooks";
import { removeTimeOff } from "../../api/cabinet/endpoints";
import type { StaffDay } from "../../api/cabinet/wire";
import { go } from "../../cabinet/routing";
import { masterId } from "../../cabinet/state";
import { say, sayError } from "../../cabinet/Toast";
import { dayAndTime } from "../../format/dates";
import { ct } from "../../texts/cabinet";
import { RowButton } from "../../ui/RowButton";
import { Sheet } from "../../ui/Sheet";
import { CloseTime } from "./CloseTime";
import { refreshDays } from "./days";
import { instantIn, wallIn } from "./grid/clock";
import { WhyNot } from "./WhyNot";

interface Props {
  day: StaffDay;
  minute: number;
  /** The time off that was pressed, if it was one. */
  timeOff: number | null;
  onClose: () => void;
}

/** What can be done with an empty place of the day. */
export function PlaceSheet({ day, minute, timeOff, onClose }: Props) {
  const [step, setStep] = useState<"choose" | "close" | "why">("choose");
  const texts = ct().day.place;
  const startsAt = instantIn(day.date, minute);
  const when = dayAndTime(wallIn(day.date, minute));
  if (step === "close") return <CloseTime {...{ day, minute, onClose }} />;
  if (step === "why") return <WhyNot {...{ startsAt, when, onClose }} />;

  async function open(id: number): Promise<void> {
    onClose();
    try {
      await removeTimeOff(masterId.value, id);
      say(texts.opened);
    } catch (thrown) {
      sayError(thrown);
    }
    refreshDays();
  }

  return (
    <Sheet title={when} onClose={onClose}>
      <div>
        <RowButton
          icon={UserPlus}
          label={texts.book}
          onPress={() => {
            onClose();
            go({ name: "newVisit", at: startsAt, master: masterId.value });
          }}
        />
        {timeOff === null ? (
          <RowButton icon={DoorClosed} label={texts.close} onPress={() => setStep("close")} />
        ) : (
          <RowButton icon={DoorOpen} label={texts.open} onPress={() => open(timeOff)} />
        )}
        <RowButton icon={CircleHelp} label={texts.why} onPress={() => setStep("why")} />
      </div>
    </Sheet>
  );
}
