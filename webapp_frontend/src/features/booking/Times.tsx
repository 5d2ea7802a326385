import { CalendarX } from "lucide";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { dayMonth } from "../../format/dates";
import { mondayOf, wallOf } from "../../format/wall";
import { t } from "../../texts";
import { Message } from "../../ui/Message";
import { isOnline } from "../../ui/OfflineBar";
import { type Calendar, firstStartFrom, firstStartIn, isAllTaken, startsFrom } from "./calendar";
import { DayTimes } from "./DayTimes";
import { NearestTimes } from "./NearestTimes";
import { WeekChoice } from "./WeekChoice";
import { type BookingWindow, isInside, weekFrom } from "./window";

interface Props {
  calendar: Calendar;
  window: BookingWindow;
  /** The next free starts where they are known already; null finds them in the calendar. */
  next: string[] | null;
  /** The start that is chosen. */
  startsAt: string | null;
  /** A start whose day is shown first; the chosen one's, or the first free, when left out. */
  lookAt?: string;
  /** Whether a first day without times gives way to the next with some, else the first at all. */
  seeksTimes?: boolean;
  onChoose: (startsAt: string) => void;
}

const nearestCount = 3;

/** The next free times, and the times of any day. */
export function Times(props: Props) {
  const { calendar, window, next, startsAt, lookAt, seeksTimes = false, onChoose } = props;
  const firstAt = startsAt ?? lookAt ?? next?.[0];
  const needsSearch = next === null || next.length === 0;
  const { monday, date, show } = useShownDay(calendar, window, {
    firstAt,
    needsSearch,
    seeksTimes,
  });
  const nearest = next ?? startsFrom(calendar.days.value, window.first, nearestCount);
  const isHopeless = nearest.length === 0 && isAllTaken(calendar, window);
  return (
    <>
      <NearestTimes
        today={window.first}
        starts={nearest}
        onShow={show}
        {...{ startsAt, onChoose }}
      />
      {isHopeless ? (
        <Message
          icon={CalendarX}
          title={t().time.nothingAheadTitle}
          text={t().time.nothingAhead(dayMonth(window.last))}
        />
      ) : (
        <>
          <WeekChoice {...{ calendar, window, monday, date }} onShow={show} />
          <DayTimes key={date} {...{ calendar, date, startsAt, onChoose }} onShow={show} />
        </>
      )}
    </>
  );
}

interface Beginning {
  firstAt: string | undefined;
  needsSearch: boolean;
  seeksTimes: boolean;
}

/** Which week and day are looked at; at first the ones of `firstAt`, else the first with times. */
function useShownDay(
  calendar: Calendar,
  window: BookingWindow,
  { firstAt, needsSearch, seeksTimes }: Beginning,
) {
  const firstDate = firstAt === undefined ? null : wallOf(firstAt).date;
  const [picked, setPicked] = useState(firstDate);
  const [shownMonday, setMonday] = useState(mondayOf(firstDate ?? window.first));
  // What a search finds late must not pull anyone back.
  const isSettled = useRef(firstDate !== null && !seeksTimes);
  // Midnight may have passed since.
  const monday = [shownMonday, mondayOf(window.first)].sort()[1] as string;

  /** Shows a date, or the first one with times of the week that a Monday starts. */
  function show(date: string, isWholeWeek = false): void {
    isSettled.current = true;
    setPicked(isWholeWeek ? null : date);
    setMonday(mondayOf(date));
  }

  useLayoutEffect(() => {
    if (!needsSearch) return;
    const from = seeksTimes && firstDate !== null ? firstDate : window.first;
    firstStartFrom(calendar, window, from).then((at) => {
      if (at !== null && !isSettled.current) show(wallOf(at).date);
    });
  }, [calendar, needsSearch]);
  useEffect(() => {
    // The week after is fetched along, so that swiping on finds it there.
    calendar.ensure(monday, 14);
  }, [calendar, monday, isOnline.value]);

  return { monday, date: dateIn(calendar, window, { monday, picked }), show };
}

/** The picked date where one may book for it, else the week's first with times, else its first. */
function dateIn(
  { days }: Calendar,
  window: BookingWindow,
  { monday, picked }: { monday: string; picked: string | null },
): string {
  if (picked !== null && isInside(window, picked)) return picked;
  const start = firstStartIn(days.value, monday, 7);
  if (start !== null) return wallOf(start).date;
  return weekFrom(monday).find((day) => isInside(window, day)) ?? window.first;
}
