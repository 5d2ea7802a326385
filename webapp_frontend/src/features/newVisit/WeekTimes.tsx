import { useEffect } from "preact/hooks";
import { fullDay } from "../../format/dates";
import { monthsOf, stripDay } from "../../format/strip";
import { addDays, mondayOf, wallOf } from "../../format/wall";
import { t } from "../../texts";
import { newVisitTexts } from "../../texts/cabinet/newVisit";
import { Card, SectionTitle } from "../../ui/Card";
import { ErrorState } from "../../ui/Message";
import { PillGroup } from "../../ui/Pill";
import { Skeleton } from "../../ui/Skeleton";
import { WeekStrip } from "../../ui/WeekStrip";
import { partsOf } from "../booking/parts";
import type { FreeDay, FreeTimes } from "./freeTimes";

interface Props {
  times: FreeTimes;
  /** Today; there is nothing before it. */
  first: string;
  date: string;
  onShow: (date: string) => void;
  startsAt: string | null;
  onChoose: (startsAt: string) => void;
}

/** A week with each day's load, and the free starts of one of its days. */
export function WeekTimes({ times, first, date, onShow, startsAt, onChoose }: Props) {
  const monday = mondayOf(date);
  const week = Array.from({ length: 7 }, (_, day) => addDays(monday, day));
  const days = times.days.value;
  useEffect(() => {
    for (const edge of [monday, addDays(monday, 6)]) times.ensure(edge < first ? first : edge);
  }, [times, monday]);
  const show = (other: string) => onShow(other < first ? first : other);
  return (
    <>
      <WeekStrip
        title={monthsOf(monday)}
        days={week.map((day) => dayOfStrip(day, days.get(day), day >= first))}
        value={date}
        onChoose={show}
        onPrevious={monday > first ? () => show(addDays(monday, -7)) : undefined}
        onNext={() => show(addDays(monday, 7))}
        previousLabel={t().time.previousWeek}
        nextLabel={t().time.nextWeek}
        isBusy={week.some((day) => day >= first && !days.has(day))}
      />
      <DayStarts
        times={times}
        day={days.get(date)}
        date={date}
        startsAt={startsAt}
        onChoose={onChoose}
      />
    </>
  );
}

interface DayProps {
  times: FreeTimes;
  day: FreeDay | undefined;
  date: string;
  startsAt: string | null;
  onChoose: (startsAt: string) => void;
}

function DayStarts({ times, day, date, startsAt, onChoose }: DayProps) {
  if (day === undefined && times.error.value) {
    return <ErrorState error={times.error.value} onRetry={() => times.ensure(date)} />;
  }
  if (day === undefined) return <Skeleton heights={[22, 46]} />;
  return (
    <>
      <SectionTitle>{fullDay(date)}</SectionTitle>
      {day.starts.length === 0 && <Card>{newVisitTexts().noTimes}</Card>}
      {partsOf(day.starts).map(({ part, starts }) => (
        <PillGroup
          key={part}
          legend={t().time[part]}
          name="start"
          options={starts.map(({ at }) => ({ value: at, label: wallOf(at).time }))}
          value={startsAt}
          onChoose={onChoose}
        />
      ))}
    </>
  );
}

function dayOfStrip(date: string, day: FreeDay | undefined, isEnabled: boolean) {
  const load = day?.load;
  return stripDay(date, { load, words: load && [t().time.load[load]], isEnabled });
}
