import type { Day } from "../../api/wire";
import { monthsOf, stripDay } from "../../format/strip";
import { t } from "../../texts";
import { WeekStrip } from "../../ui/WeekStrip";
import type { Calendar } from "./calendar";
import { type BookingWindow, isInside, otherWeek, weekFrom } from "./window";

interface Props {
  calendar: Calendar;
  window: BookingWindow;
  monday: string;
  date: string;
  onShow: (date: string, isWholeWeek?: boolean) => void;
}

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
      days={week.map((day) => dayOfStrip(day, days.get(day), isInside(window, day)))}
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

function dayOfStrip(date: string, day: Day | undefined, isOpen: boolean) {
  const load = day?.load;
  const words = load && [t().time.load[load]];
  return stripDay(date, { load, words, isEnabled: isOpen && load !== "closed" });
}
