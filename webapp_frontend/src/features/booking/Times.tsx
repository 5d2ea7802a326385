import { CalendarX } from "lucide";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Service, Tenant } from "../../api/wire";
import { dayMonth } from "../../format/dates";
import { addDays, daysBetween, mondayOf, wallOf } from "../../format/wall";
import { t } from "../../texts";
import { Message } from "../../ui/Message";
import { isOnline } from "../../ui/OfflineBar";
import { type Calendar, calendarFor, firstStartIn, startsFrom } from "./calendar";
import { DayTimes } from "./DayTimes";
import { NearestTimes } from "./NearestTimes";
import { WeekChoice } from "./WeekChoice";
import { type BookingWindow, bookingWindow, datesFrom, isInside, weekFrom } from "./window";

interface Props {
  tenant: Tenant;
  service: Service;
  master: number | null;
  startsAt: string | null;
}

const nearestCount = 3;

/** The times of one service with one master or with whoever is free. */
export function Times({ tenant, service, master, startsAt }: Props) {
  const window = bookingWindow(tenant);
  const calendar = calendarFor(service.id, master, window);
  const next = master === null ? service.next_starts.map(({ at }) => at) : null;
  const firstAt = startsAt ?? next?.[0];
  // The card tells the next starts of whoever is free, not those of one master.
  const needsSearch = next === null || next.length === 0;
  const { monday, date, show } = useShownDay(calendar, window, firstAt, needsSearch);
  const nearest = next ?? startsFrom(calendar.days.value, window.first, nearestCount);
  const isHopeless = nearest.length === 0 && isAllTaken(calendar, window);
  return (
    <>
      <NearestTimes starts={nearest} tenant={tenant} onShow={show} />
      {isHopeless ? (
        <Message
          icon={CalendarX}
          title={t().time.nothingAheadTitle}
          text={t().time.nothingAhead(dayMonth(window.last))}
        />
      ) : (
        <>
          <WeekChoice {...{ calendar, window, monday, date }} onShow={show} />
          <DayTimes key={date} {...{ calendar, date, startsAt }} onShow={show} />
        </>
      )}
    </>
  );
}

/** Whether every day up to the horizon is known and none has a time. */
function isAllTaken(calendar: Calendar, { first, last }: BookingWindow): boolean {
  return datesFrom(first, daysBetween(first, last) + 1).every(
    (date) => calendar.days.value.get(date)?.starts.length === 0,
  );
}

/** Which week and day are looked at; at first the ones of `firstAt`, else the first with times. */
function useShownDay(
  calendar: Calendar,
  window: BookingWindow,
  firstAt: string | undefined,
  needsSearch: boolean,
) {
  const firstDate = firstAt === undefined ? null : wallOf(firstAt).date;
  const [picked, setPicked] = useState(firstDate);
  const [shownMonday, setMonday] = useState(mondayOf(firstDate ?? window.first));
  // What a search finds late must not pull anyone back.
  const isSettled = useRef(firstDate !== null);
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
    calendar.firstStartAfter(addDays(window.first, -1)).then((at) => {
      if (at !== null && !isSettled.current) show(wallOf(at).date);
    });
  }, [calendar, needsSearch]);
  useEffect(() => {
    // The week after is fetched along, so that swiping on finds it there.
    calendar.ensure(monday, 14);
  }, [calendar, monday, isOnline.value]);

  const start = firstStartIn(calendar.days.value, monday, 7);
  const firstFree = start === null ? null : wallOf(start).date;
  const firstOpen = weekFrom(monday).find((day) => isInside(window, day)) ?? window.first;
  const open = picked !== null && isInside(window, picked) ? picked : null;
  return { monday, date: open ?? firstFree ?? firstOpen, show };
}
