import { useState } from "preact/hooks";
import { addTimeOff, removeTimeOff } from "../../api/cabinet/endpoints";
import type { StaffDay } from "../../api/cabinet/wire";
import { masterId } from "../../cabinet/state";
import { say } from "../../cabinet/Toast";
import { ct } from "../../texts/cabinet";
import { Button } from "../../ui/Button";
import { Sheet } from "../../ui/Sheet";
import { TextInput } from "../../ui/TextInput";
import { refreshDays } from "./days";
import { instantIn, wallIn } from "./grid/clock";
import { piecesOf } from "./grid/pieces";
import { SaveError } from "./SaveError";
import { useSaving } from "./useSaving";

interface Props {
  day: StaffDay;
  minute: number;
  onClose: () => void;
}

/** Closes a stretch of a day so that clients can't book it. */
export function CloseTime({ day, minute, onClose }: Props) {
  const [until, setUntil] = useState(wallIn(day.date, endOfPlace(day, minute) % 1440).time);
  const [reason, setReason] = useState("");
  const { isBusy, error, save } = useSaving();
  const {
    close,
    closedUntil,
    reason: label,
    reasonHint,
    closeIt,
    closed,
    untilTooEarly,
  } = ct().day.place;
  const end = minutesIn(until);
  const isValid = end > minute;
  const from = wallIn(day.date, minute).time;

  async function send(): Promise<void> {
    const master = masterId.value;
    const { time_off: added } = await addTimeOff(master, {
      starts_at: instantIn(day.date, minute),
      ends_at: instantIn(day.date, end),
      reason: reason.trim() || null,
    });
    refreshDays();
    say(closed(`${from}–${until}`), {
      undo: async () => {
        await removeTimeOff(master, added.id);
        refreshDays();
      },
    });
  }

  return (
    <Sheet title={`${close}: ${from}`} onClose={() => isBusy || onClose()}>
      <TextInput
        label={closedUntil}
        type="time"
        step={300}
        value={until}
        onChange={setUntil}
        error={isValid ? undefined : untilTooEarly}
      />
      <TextInput
        label={label}
        hint={reasonHint}
        maxLength={200}
        value={reason}
        onChange={setReason}
      />
      <SaveError error={error} />
      <Button tone="filled" isBusy={isBusy || !isValid} onPress={() => save(send, onClose)}>
        {closeIt}
      </Button>
    </Sheet>
  );
}

/** Where the hole that a minute lies in ends, else an hour later. */
function endOfPlace(day: StaffDay, minute: number): number {
  const hole = piecesOf(day).find(
    ({ kind, from, to }) => kind === "hole" && from <= minute && minute < to,
  );
  return hole?.to ?? Math.min(minute + 60, 1440);
}

/** Minutes of a day from "HH:MM"; as an end, midnight is the day's own. */
function minutesIn(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes || 1440;
}
