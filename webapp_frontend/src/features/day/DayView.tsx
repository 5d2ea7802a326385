import { useState } from "preact/hooks";
import type { StaffDay } from "../../api/cabinet/wire";
import { go } from "../../cabinet/routing";
import { ct } from "../../texts/cabinet";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import css from "./day.module.css";
import { instantIn } from "./grid/clock";
import { DayGrid } from "./grid/DayGrid";
import type { Drag } from "./grid/useDragging";
import { LengthSheet } from "./LengthSheet";
import { MoveSheet } from "./MoveSheet";
import { PlaceSheet } from "./PlaceSheet";

/** A day by the hour with the questions that pressing and dragging in it leads to. */
export function DayView({ day }: { day: StaffDay }) {
  const [dropped, setDropped] = useState<Drag | null>(null);
  const [place, setPlace] = useState<{ minute: number; timeOff: number | null } | null>(null);
  const putBack = () => setDropped(null);
  return (
    <>
      <DayNote day={day} />
      <DayGrid
        day={day}
        dropped={dropped}
        onDrop={setDropped}
        onPlace={(minute, timeOff) => setPlace({ minute, timeOff: timeOff ?? null })}
      />
      {dropped?.mode === "move" && (
        <MoveSheet
          visit={dropped.visit}
          startsAt={instantIn(day.date, dropped.from)}
          onClose={putBack}
        />
      )}
      {dropped?.mode === "resize" && (
        <LengthSheet
          visit={dropped.visit}
          day={day}
          minutes={dropped.to - dropped.from}
          onClose={putBack}
        />
      )}
      {place && <PlaceSheet day={day} {...place} onClose={() => setPlace(null)} />}
    </>
  );
}

function DayNote({ day }: { day: StaffDay }) {
  const { dayOffTitle, dayOff, openHours, empty, dragHint } = ct().day;
  if (day.windows.length === 0 || day.time_off.some((off) => off.whole_days)) {
    const reason = day.time_off.find((off) => off.whole_days)?.reason;
    return (
      <Card class={css.note}>
        <p class={css.noteTitle}>{[dayOffTitle, reason].filter(Boolean).join(" · ")}</p>
        <p class={css.hint}>{dayOff}</p>
        <Button onPress={() => go({ name: "hoursDate", date: day.date })}>{openHours}</Button>
      </Card>
    );
  }
  return <p class={css.lead}>{day.visits.length === 0 ? empty : dragHint}</p>;
}
