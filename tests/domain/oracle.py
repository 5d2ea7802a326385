"""Offered starts found by walking the minutes and asking zoneinfo, as slowly as it sounds.

Shares nothing with the engine but the meaning of the words; keep it naive. Instants are whole
minutes since 1970; time is held as sets of fives, a five being named by its first minute.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)

Walls = list[tuple[time, time]]


@dataclass(frozen=True)
class Life:
    """When one master works and what she has already agreed to."""

    zone: ZoneInfo
    first: date
    last: date
    weekly: list[tuple[Walls, Walls]]
    overrides: dict[date, tuple[Walls, Walls]]
    shifts: list[tuple[date, date | None, list[tuple[Walls, Walls]]]]
    days_off: list[tuple[date, date]]
    busy: list[tuple[int, int]]
    time_off: list[tuple[int, int]]


@dataclass(frozen=True)
class Wanted:
    """One service of a visit."""

    duration_min: int
    buffer_before_min: int
    buffer_after_min: int
    pauses: list[list[int]]
    min_notice_min: int | None
    booking_horizon_days: int | None
    earliest_start_time: time | None
    latest_start_time: time | None
    weekdays: list[int] | None


@dataclass(frozen=True, eq=False)
class Ask:
    """A visit somebody wants, the master's rules and the moment of asking."""

    services: list[Wanted]
    notice: int
    horizon_days: int
    grid: str
    step: int
    round_to: int
    now: datetime


@dataclass
class Verdict:
    """What the walk found on one date."""

    possible: list[int]
    offered: list[int]


class Oracle:
    """Knows one master's minutes."""

    def __init__(self, life: Life):
        self.life = life
        self.in_window: set[int] = set()
        self.in_break: set[int] = set()
        for day in dates(life.first - 3 * DAY, life.last + 3 * DAY):
            windows, breaks = self.plan(day)[1]
            self.in_window |= self.fives_of(day, windows)
            self.in_break |= self.fives_of(day, breaks)
        self.worked = self.in_window - self.in_break
        self.taken = touched(life.busy)
        self.absent = touched(life.time_off)

    def plan(self, day: date) -> tuple[str, tuple[Walls, Walls]]:
        """Look the date's hours up from the strongest word to the weakest."""
        for first, last in self.life.days_off:
            if first <= day <= last:
                return "time_off", ([], [])
        if day in self.life.overrides:
            return "override", self.life.overrides[day]
        for first, last, cycle in self.life.shifts:
            if first <= day and (last is None or day <= last):
                return "shift", cycle[(day - first).days % len(cycle)]
        return "weekly", self.life.weekly[day.weekday()]

    def fives_of(self, day: date, walls: Walls) -> set[int]:
        """Walk each interval of a date up to the midnight of a date that owns its minutes."""
        zone = self.life.zone
        stop = min(
            readings(zone, later)[0][1]
            for later in (day + DAY, day + 2 * DAY, day + 3 * DAY)
            if later == day + 3 * DAY or self.plan(later)[0] in {"time_off", "override"}
        )
        found: set[int] = set()
        for starts, ends in walls:
            last_day = day if ends > starts else day + DAY
            opens = instant(zone, datetime.combine(day, starts))
            closes = instant(zone, datetime.combine(last_day, ends))
            found.update(range(opens, min(closes, stop), 5))
        return found

    def answer(self, ask: Ask) -> dict[date, Verdict]:
        """Judge each five minutes of the dates."""
        today = ask.now.astimezone(self.life.zone).date()
        verdicts = {}
        for day in dates(self.life.first, self.life.last):
            verdict = verdicts[day] = Verdict([], [])
            if day > today + horizon(ask) * DAY:
                continue
            here, left = self.judged(ask, day)
            verdict.offered = soon_enough(ask, counted(ask, day, self.life.zone, left))
            by_empty_calendar = soon_enough(ask, counted(ask, day, self.life.zone, here))
            verdict.possible = sorted({*by_empty_calendar, *verdict.offered})
        return verdicts

    def judged(self, ask: Ask, day: date) -> tuple[list[int], list[int]]:
        """Name the starts of a date that hours and absences leave, and those that visits do too."""
        here = [
            minute
            for _, minute in readings(self.life.zone, day)
            if minute in self.worked
            and self.works(ask, minute)
            and self.present(ask, minute)
            and not self.wrong_hours(ask, minute)
        ]
        return here, [minute for minute in here if self.clear(ask, minute)]

    def works(self, ask: Ask, start: int) -> bool:
        """Tell whether she works whenever she is needed."""
        return all(map(self.worked.__contains__, map(start.__add__, needed(ask))))

    def wrong_hours(self, ask: Ask, start: int) -> list[int]:
        """Name the beginnings of the services that may not begin so."""
        wrong = []
        for service, begins in beginnings(ask, start):
            at = (EPOCH + begins * MINUTE).astimezone(self.life.zone)
            clock = at.time()
            early = service.earliest_start_time is not None and clock < service.earliest_start_time
            late = service.latest_start_time is not None and clock > service.latest_start_time
            wrong_day = service.weekdays is not None and at.weekday() not in service.weekdays
            if early or late or wrong_day:
                wrong.append(begins)
        return wrong

    def present(self, ask: Ask, start: int) -> bool:
        """Tell whether no time off is met."""
        return not self.absent or self.absent.isdisjoint(map(start.__add__, kept(ask)))

    def clear(self, ask: Ask, start: int) -> bool:
        """Tell whether nobody else's time is met."""
        return self.taken.isdisjoint(map(start.__add__, kept(ask)))


def horizon(ask: Ask) -> int:
    """Take the nearest horizon of the services."""
    own = [service.booking_horizon_days for service in ask.services]
    return min(ask.horizon_days if days is None else days for days in own)


def earliest(ask: Ask) -> datetime:
    """Take the longest notice of the services."""
    own = [service.min_notice_min for service in ask.services]
    return ask.now + max(ask.notice if minutes is None else minutes for minutes in own) * MINUTE


def soon_enough(ask: Ask, starts: list[int]) -> list[int]:
    """Ask the notice; a start exactly at its end is allowed."""
    return [start for start in starts if EPOCH + start * MINUTE >= earliest(ask)]


def beginnings(ask: Ask, start: int) -> list[tuple[Wanted, int]]:
    """Do one service after the other."""
    found = []
    for service in ask.services:
        found.append((service, start))
        start += service.duration_min
    return found


def idle(ask: Ask) -> set[int]:
    """Name the fives, counted from the start, in which the master only waits."""
    return {
        five
        for service, begins in beginnings(ask, 0)
        for after, length in service.pauses
        for five in range(begins + after, begins + after + length, 5)
    }


@lru_cache(maxsize=2)
def needed(ask: Ask) -> list[int]:
    """Name the fives, counted from the start, in which the master is busy with the client."""
    waits = idle(ask)
    return [five for five in range(0, length_of(ask), 5) if five not in waits]


@lru_cache(maxsize=2)
def kept(ask: Ask) -> list[int]:
    """Name the fives, counted from the start, that nobody else may have."""
    before, after = ask.services[0].buffer_before_min, ask.services[-1].buffer_after_min
    waits = idle(ask)
    return [five for five in range(-before, length_of(ask) + after, 5) if five not in waits]


def length_of(ask: Ask) -> int:
    return sum(service.duration_min for service in ask.services)


def counted(ask: Ask, day: date, zone: ZoneInfo, possible: list[int]) -> list[int]:
    """Count the possible starts of a date by the clock, or from where each run begins."""
    walls = shown_minutes(zone, day)
    if ask.grid == "clock":
        return [minute for minute in possible if walls[minute] % ask.step == 0]
    found = []
    anchor, before = None, None
    for minute in possible:
        if before != minute - 5:
            anchor = None
        if anchor is None and walls[minute] % ask.round_to == 0:
            anchor = minute
        if anchor is not None and (minute - anchor) % ask.step == 0:
            found.append(minute)
        before = minute
    return found


def touched(stretches: list[tuple[int, int]]) -> set[int]:
    """Name each five that a stretch touches."""
    return {minute - minute % 5 for starts, ends in stretches for minute in range(starts, ends)}


def dates(first: date, last: date) -> list[date]:
    """Walk the calendar."""
    return [first + n * DAY for n in range((last - first).days + 1)]


@cache
def readings(zone: ZoneInfo, day: date) -> list[tuple[datetime, int]]:
    """Walk the fives in which the clock shows the date; an hour may come twice or never."""
    midnight = datetime.combine(day, time(), UTC)
    moments = [midnight + n * MINUTE for n in range(-15 * 60, 37 * 60, 5)]
    shown = [(moment.astimezone(zone).replace(tzinfo=None), moment) for moment in moments]
    return [(wall, (moment - EPOCH) // MINUTE) for wall, moment in shown if wall.date() == day]


@cache
def shown_minutes(zone: ZoneInfo, day: date) -> dict[int, int]:
    """Tell which minute of the day the clock shows in each five of the date."""
    return {minute: wall.hour * 60 + wall.minute for wall, minute in readings(zone, day)}


@cache
def first_shown(zone: ZoneInfo, day: date) -> dict[datetime, int]:
    """Tell when the clock first shows each reading of the date."""
    return dict(reversed(readings(zone, day)))


@cache
def instant(zone: ZoneInfo, wall: datetime) -> int:
    """Find the first five that reads so; for a reading skipped, count on from the one before."""
    counted_on = 0
    while wall not in first_shown(zone, wall.date()):
        wall -= 5 * MINUTE
        counted_on += 5
    return first_shown(zone, wall.date())[wall] + counted_on
