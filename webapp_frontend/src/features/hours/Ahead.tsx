import { useEffect } from "preact/hooks";
import type { SchedulePreview } from "../../api/cabinet/wire";
import { dayOfMonth, shortDay } from "../../format/dates";
import { daysBetween, mondayOf } from "../../format/wall";
import { hoursTexts } from "../../texts/cabinet/hours";
import { Card, SectionTitle } from "../../ui/Card";
import { ErrorState } from "../../ui/Message";
import { Skeleton } from "../../ui/Skeleton";
import css from "./Ahead.module.css";
import { hoursOfDay, shortWeekday, spanOfDay, weekdays } from "./dayWords";
import type { Draft } from "./draft";
import type { Hours } from "./hours";
import shared from "./hours.module.css";

type AheadDay = SchedulePreview["days"][number];

/** The next weeks as the draft makes them, week by week. */
export function Ahead({ hours, draft }: { hours: Hours; draft: Draft }) {
  const { answer, error, isAsking } = hours.preview;
  const { ahead, aheadNote } = hoursTexts();
  useEffect(() => {
    const isIdle = !answer.value && !error.value && !isAsking.value;
    if (isIdle) hours.askPreview();
  }, [answer.value, draft]);
  return (
    <section>
      <SectionTitle>{ahead}</SectionTitle>
      <Card>
        {answer.value ? (
          <AheadTable days={answer.value.days} isOld={isAsking.value} />
        ) : error.value ? (
          <ErrorState error={error.value} onRetry={hours.askPreview} />
        ) : (
          <Skeleton heights={[240]} />
        )}
        <p class={shared.small}>{aheadNote}</p>
      </Card>
    </section>
  );
}

function AheadTable({ days, isOld }: { days: AheadDay[]; isOld: boolean }) {
  return (
    <table class={isOld ? `${css.table} ${css.old}` : css.table} aria-busy={isOld}>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col">
              {shortWeekday(weekday)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr key={week.find((day) => day !== null)?.date}>
            {week.map((day, at) => (
              <td key={at} class={day ? cellClass(day) : undefined}>
                {day && <AheadCell day={day} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AheadCell({ day }: { day: AheadDay }) {
  const isOpen = day.windows.length > 0;
  const spoken = `${shortDay(day.date)}: ${hoursOfDay(day)}, ${hoursTexts().sources[day.source]}`;
  return (
    <>
      <span class="visually-hidden">{spoken}</span>
      <span class={css.date} aria-hidden="true">
        {dayOfMonth(day.date)}
      </span>
      <span class={css.hours} aria-hidden="true">
        {isOpen ? shortSpan(spanOfDay(day)) : "–"}
      </span>
    </>
  );
}

function cellClass(day: AheadDay): string {
  return [css.cell, day.windows.length > 0 ? css.open : css.closed, css[day.source]].join(" ");
}

/** "10–19:30": whole hours go without their zeros, for want of room. */
function shortSpan(span: string): string {
  return span.replaceAll(":00", "").replaceAll(/\b0(\d)/g, "$1");
}

/** Rows of seven from Monday on, with gaps before the first date and after the last. */
function weeksOf(days: AheadDay[]): (AheadDay | null)[][] {
  const [first] = days;
  if (!first) return [];
  const gaps = daysBetween(mondayOf(first.date), first.date);
  const cells: (AheadDay | null)[] = [...Array<null>(gaps).fill(null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
