import { useEffect, useState } from "preact/hooks";
import type { Day } from "../../api/wire";
import { dayAndTime, fullDay } from "../../format/dates";
import { plural } from "../../format/numbers";
import { wallOf } from "../../format/wall";
import { t } from "../../texts";
import { Button } from "../../ui/Button";
import { Card, SectionTitle } from "../../ui/Card";
import { ErrorState } from "../../ui/Message";
import { Skeleton } from "../../ui/Skeleton";
import type { Calendar } from "./calendar";
import css from "./DayTimes.module.css";
import { Starts } from "./Starts";
import { isAboutChoice, Unbookable } from "./Unbookable";

interface Props {
  calendar: Calendar;
  date: string;
  startsAt: string | null;
  onChoose: (startsAt: string) => void;
  onShow: (date: string) => void;
}

/** The free times of one day, or where to find some when there are none. */
export function DayTimes({ calendar, date, startsAt, onChoose, onShow }: Props) {
  const day = calendar.days.value.get(date);
  const error = calendar.errors.value.get(date);
  if (!day && error) {
    if (isAboutChoice(error)) return <Unbookable error={error} />;
    return <ErrorState error={error} onRetry={() => calendar.ensure(date, 14)} />;
  }
  if (!day) return <Skeleton heights={[22, 46, 22, 46]} />;
  if (day.starts.length === 0) return <EmptyDay {...{ calendar, day, onShow }} />;
  return (
    <section>
      <SectionTitle>
        {fullDay(date)} · {plural(day.starts.length, t().time.openings)}
      </SectionTitle>
      <Starts starts={day.starts} {...{ startsAt, onChoose }} />
    </section>
  );
}

interface EmptyDayProps {
  calendar: Calendar;
  day: Day;
  onShow: (date: string) => void;
}

function EmptyDay({ calendar, day, onShow }: EmptyDayProps) {
  const [next, setNext] = useState<string | null>();
  useEffect(() => {
    calendar.firstStartAfter(day.date).then(setNext);
  }, [calendar, day]);
  return (
    <section>
      <SectionTitle>{fullDay(day.date)}</SectionTitle>
      <Card class={css.empty}>
        <p>{day.load === "closed" ? t().time.closedDay : t().time.fullDay}</p>
        {next === undefined && <p role="status">{t().time.searching}</p>}
        {next && (
          <Button onPress={() => onShow(wallOf(next).date)}>
            {t().time.nextOpening(dayAndTime(wallOf(next)))}
          </Button>
        )}
      </Card>
    </section>
  );
}
