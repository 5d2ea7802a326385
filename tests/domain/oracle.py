"""Offered starts found by walking minutes and asking zoneinfo, as slowly as it sounds.

Shares nothing with the engine but the meaning of the words; keep it naive. Instants are whole
minutes since 1970.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Question:
    """Everything that decides which starts one master offers."""

    zone: ZoneInfo
    windows: list[tuple[int, time, time]]
    breaks: list[tuple[int, time, time]]
    busy: list[tuple[int, int]]
    duration: int
    buffer_before: int
    buffer_after: int
    notice: int
    horizon_days: int
    step: int
    first: date
    last: date
    now: datetime


@dataclass
class Verdict:
    """What the walk found on one date."""

    possible: list[int]
    offered: list[int]


def answer(question: Question) -> dict[date, Verdict]:
    """Judge each minute of the dates."""
    worked = minutes_of(question, question.windows) - minutes_of(question, question.breaks)
    taken = taken_minutes(question)
    today = question.now.astimezone(question.zone).date()
    verdicts = {}
    for day in dates(question.first, question.last):
        verdict = verdicts[day] = Verdict([], [])
        if day > today + question.horizon_days * DAY:
            continue
        for minute in on_grid(question.zone, day, question.step):
            if soon_enough(question, minute) and works_through(question, minute, worked):
                verdict.possible.append(minute)
                if undisturbed(question, minute, taken):
                    verdict.offered.append(minute)
    return verdicts


def dates(first: date, last: date) -> list[date]:
    """Walk the calendar."""
    return [first + n * DAY for n in range((last - first).days + 1)]


@cache
def readings(zone: ZoneInfo, day: date) -> list[tuple[datetime, int]]:
    """Walk the minutes in which the clock shows the date; an hour may come twice or never."""
    midnight = datetime.combine(day, time(), UTC)
    moments = [midnight + n * MINUTE for n in range(-15 * 60, 37 * 60)]
    shown = [(moment.astimezone(zone).replace(tzinfo=None), moment) for moment in moments]
    return [(wall, (moment - EPOCH) // MINUTE) for wall, moment in shown if wall.date() == day]


@cache
def first_shown(zone: ZoneInfo, day: date) -> dict[datetime, int]:
    """Tell when the clock first shows each reading of the date."""
    return dict(reversed(readings(zone, day)))


def instant(zone: ZoneInfo, wall: datetime) -> int:
    """Find the first minute that reads so; for a reading skipped, count on from the one before."""
    counted = 0
    while wall not in first_shown(zone, wall.date()):
        wall -= MINUTE
        counted += 1
    return first_shown(zone, wall.date())[wall] + counted


def minutes_of(question: Question, intervals: list[tuple[int, time, time]]) -> set[int]:
    """Walk each interval on each date of its weekday, some days around the dates as well."""
    found: set[int] = set()
    for day in dates(question.first - 2 * DAY, question.last + 2 * DAY):
        for weekday, starts, ends in intervals:
            if weekday == day.weekday():
                last_day = day if ends > starts else day + DAY
                opens = instant(question.zone, datetime.combine(day, starts))
                closes = instant(question.zone, datetime.combine(last_day, ends))
                found.update(range(opens, closes))
    return found


def taken_minutes(question: Question) -> set[int]:
    """Name every minute of each five that a stretch touches."""
    found: set[int] = set()
    for starts, ends in question.busy:
        for minute in range(starts, ends):
            five = minute - minute % 5
            found.update(range(five, five + 5))
    return found


@cache
def on_grid(zone: ZoneInfo, day: date, step: int) -> list[int]:
    """Keep the minutes of the date in which the clock shows a multiple of the step."""
    return [
        minute for wall, minute in readings(zone, day) if (wall.hour * 60 + wall.minute) % step == 0
    ]


def soon_enough(question: Question, minute: int) -> bool:
    """Ask the notice; a start exactly at its end is allowed."""
    return EPOCH + minute * MINUTE >= question.now + question.notice * MINUTE


def works_through(question: Question, minute: int, worked: set[int]) -> bool:
    """Tell whether the master works in every minute of the visit."""
    return worked.issuperset(range(minute, minute + question.duration))


def undisturbed(question: Question, minute: int, taken: set[int]) -> bool:
    """Tell whether no minute of the visit and its buffers is taken."""
    starts = minute - question.buffer_before
    ends = minute + question.duration + question.buffer_after
    return taken.isdisjoint(range(starts, ends))
