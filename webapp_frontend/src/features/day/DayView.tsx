import { useState } from "preact/hooks";
import type { StaffDay, StaffVisit } from "../../api/cabinet/wire";
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
import { isOpen } from "./visitTexts";

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
        <LengthSheet visit={dropped.visit} minutes={dropped.to - dropped.from} onClose={putBack} />
      )}
      {place && <PlaceSheet day={day} {...place} onClose={() => setPlace(null)} />}
    </>
  );
}

/** Whether somebody is still to come at a time that is not worked. */
function isLeftOutside(visit: StaffVisit): boolean {
  return visit.outside_hours && isOpen(visit) && Date.parse(visit.ends_at) > Date.now();
}

function DayNote({ day }: { day: StaffDay }) {
  const { dayOffTitle, dayOff, openHours, empty, dragHint, menu } = ct().day;
  if (day.windows.length === 0 || day.time_off.some((off) => off.whole_days)) {
    const reason = day.time_off.find((off) => off.whole_days)?.reason;
    return (
      <Card class={css.note}>
        <p class={css.noteTitle}>{[dayOffTitle, reason].filter(Boolean).join(" · ")}</p>
        <p class={css.hint}>{dayOff}</p>
        <Button onPress={() => go({ name: "hoursDate", date: day.date })}>{openHours}</Button>
        {day.visits.some(isLeftOutside) && (
          <Button onPress={() => go({ name: "outside" })}>{menu.outside}</Button>
        )}
      </Card>
    );
  }
  if (day.visits.length === 0) return <p class={css.lead}>{empty}</p>;
  return day.visits.some(isOpen) ? <p class={css.lead}>{dragHint}</p> : null;
}
