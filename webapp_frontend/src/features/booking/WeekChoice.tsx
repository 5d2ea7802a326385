import type { Day, Load } from "../../api/wire";
import { dayOfMonth, monthOf, monthYear, weekdayShort } from "../../format/dates";
import { addDays } from "../../format/wall";
import { t } from "../../texts";
import { type StripDay, WeekStrip } from "../../ui/WeekStrip";
import type { Calendar } from "./calendar";
import { type BookingWindow, isInside, otherWeek, weekFrom } from "./window";

interface Props {
  calendar: Calendar;
  window: BookingWindow;
  monday: string;
  date: string;
  onShow: (date: string, isWholeWeek?: boolean) => void;
}

const levels: Record<Load, StripDay["level"]> = {
  free: "high",
  few: "half",
  full: "low",
  closed: "none",
};

export function WeekChoice({ calendar, window, monday, date, onShow }: Props) {
  const days = calendar.days.value;
  const week = weekFrom(monday);
  const isBusy = week.some(
    (day) => isInside(window, day) && !days.has(day) && !calendar.errors.value.has(day),
  );
  const goTo = (other: string | null) => (other === null ? undefined : () => onShow(other, true));
  return (
    <WeekStrip
      title={monthsOf(monday)}
      days={week.map((day) => stripDay(day, days.get(day), isInside(window, day)))}
      value={date}
      onChoose={(day) => onShow(day)}
      onPrevious={goTo(otherWeek(window, monday, -1))}
      onNext={goTo(otherWeek(window, monday, 1))}
      previousLabel={t().time.previousWeek}
      nextLabel={t().time.nextWeek}
      isBusy={isBusy}
    />
  );
}

/** "ноябрь 2026", with both names where the week lies in two months. */
function monthsOf(monday: string): string {
  const [first, last] = [monthYear(monday), monthYear(addDays(monday, 6))];
  return first === last ? first : `${first.replace(/ \d+$/, "")} – ${last}`;
}

function stripDay(date: string, day: Day | undefined, isOpen: boolean): StripDay {
  const load = day?.load;
  return {
    value: date,
    top: weekdayShort(date),
    main: dayOfMonth(date),
    rest: load ? `${monthOf(date)}, ${t().time.load[load]}` : monthOf(date),
    level: load ? levels[load] : "none",
    isEnabled: isOpen && load !== "closed",
  };
}
