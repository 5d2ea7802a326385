import type { Days } from "../../api/cabinet/wire";
import { today } from "../../cabinet/state";
import { monthsOf, stripDay } from "../../format/strip";
import { addDays, mondayOf } from "../../format/wall";
import type { Resource } from "../../resource";
import { ct } from "../../texts/cabinet";
import { WeekStrip } from "../../ui/WeekStrip";
import { dayIn } from "./days";
import { visitCount } from "./visitTexts";

interface Props {
  week: Resource<Days>;
  date: string;
  onShow: (date: string) => void;
}

/** The week of a date, with how much of each day is left and a way back to today. */
export function WeekBar({ week, date, onShow }: Props) {
  const monday = mondayOf(date);
  const dates = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
  const { previousWeek, nextWeek, today: label } = ct().day;
  return (
    <WeekStrip
      title={monthsOf(monday)}
      days={dates.map((one) => dayOfStrip(week, one))}
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

function dayOfStrip(week: Resource<Days>, date: string) {
  const day = dayIn(week, date);
  const words = day ? [ct().day.load[day.load], visitCount(day.visits.length)] : [];
  return stripDay(date, { load: day?.load, words, isEnabled: true });
}
