import type { Days, Load, StaffDay } from "../../api/cabinet/wire";
import { today } from "../../cabinet/state";
import { dayOfMonth, monthOf, monthYear, weekdayShort } from "../../format/dates";
import { addDays, mondayOf } from "../../format/wall";
import type { Resource } from "../../resource";
import { ct } from "../../texts/cabinet";
import { type StripDay, WeekStrip } from "../../ui/WeekStrip";
import { dayIn } from "./days";
import { visitCount } from "./visitTexts";

interface Props {
  week: Resource<Days>;
  date: string;
  onShow: (date: string) => void;
}

const levels: Record<Load, StripDay["level"]> = {
  free: "high",
  few: "half",
  full: "low",
  closed: "none",
};

/** The week of a date, with how much of each day is left and a way back to today. */
export function WeekBar({ week, date, onShow }: Props) {
  const monday = mondayOf(date);
  const dates = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
  const { previousWeek, nextWeek, today: label } = ct().day;
  return (
    <WeekStrip
      title={monthsOf(monday)}
      days={dates.map((one) => stripDay(one, dayIn(week, one)))}
      value={date}
      onChoose={onShow}
      onPrevious={() => onShow(addDays(date, -7))}
      onNext={() => onShow(addDays(date, 7))}
      previousLabel={previousWeek}
      nextLabel={nextWeek}
      isBusy={week.data.value === null && week.error.value === null}
      home={date === today() ? undefined : { label, onPress: () => onShow(today()) }}
    />
  );
}

/** "ноябрь 2026", with both names where the week lies in two months. */
function monthsOf(monday: string): string {
  const [first, last] = [monthYear(monday), monthYear(addDays(monday, 6))];
  return first === last ? first : `${first.replace(/ \d+$/, "")} – ${last}`;
}

function stripDay(date: string, day: StaffDay | null): StripDay {
  const rest = [
    monthOf(date),
    ...(day ? [ct().day.load[day.load], visitCount(day.visits.length)] : []),
  ];
  return {
    value: date,
    top: weekdayShort(date),
    main: dayOfMonth(date),
    rest: rest.join(", "),
    level: day ? levels[day.load] : "none",
    isEnabled: true,
  };
}
