import { useEffect } from "preact/hooks";
import type { StaffDay } from "../../api/cabinet/wire";
import { MasterSwitch } from "../../cabinet/MasterSwitch";
import { go } from "../../cabinet/routing";
import { masterId, today } from "../../cabinet/state";
import { fullDay } from "../../format/dates";
import { lazyPart } from "../../ui/lazy";
import { ErrorState } from "../../ui/Message";
import { Skeleton } from "../../ui/Skeleton";
import { AgendaList } from "./AgendaList";
import { DayBar } from "./DayBar";
import { dayIn, dayWithNight, weekOf } from "./days";
import { summaryOf } from "./summary";
import { WeekBar } from "./WeekBar";

const calendar = () => import("./DayView");
// Asked for at once: it comes while the day itself is on its way. If it does not, the screen says so.
calendar().catch(() => undefined);
const DayView = lazyPart(() => calendar().then((module) => module.DayView), [72, 140, 96, 180]);

interface Props {
  view: "day" | "agenda";
  /** null is today. */
  date: string | null;
}

/** A master's day by the hour, or the rest of its week as a list. */
export function DayScreen({ view, date: wanted }: Props) {
  const date = wanted ?? today();
  const week = weekOf(masterId.value, date);
  useEffect(() => {
    week.load();
  }, [week]);
  const day = dayIn(week, date);
  const gridDay = view === "day" ? dayWithNight(week, date) : null;
  const error = week.error.value;
  const show = (other: string) =>
    go({ name: view, date: other === today() ? null : other }, { replace: true });
  return (
    <>
      <DayBar
        title={capitalized(fullDay(date))}
        subtitle={day ? summaryOf(day) : undefined}
        {...{ view, date: wanted }}
      />
      <main>
        <MasterSwitch />
        <WeekBar week={week} date={date} onShow={show} />
        {gridDay && <DayView key={`${masterId.value} ${date}`} day={gridDay} />}
        {day && view === "agenda" && <AgendaList days={daysFrom(week, date)} />}
        {!day && error && <ErrorState error={error} onRetry={week.load} />}
        {!day && !error && <Skeleton heights={[72, 140, 96, 180]} />}
      </main>
    </>
  );
}

function daysFrom(week: ReturnType<typeof weekOf>, date: string): StaffDay[] {
  const dates = week.data.value?.days.map((day) => day.date) ?? [];
  return dates
    .filter((one) => one >= date)
    .map((one) => dayIn(week, one))
    .filter((day) => day !== null);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
