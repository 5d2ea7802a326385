"""Schedules as a master fills them in, written short: "10-14" or "22:30-2"."""

from datetime import date, time

from app.domain.hours_draft import HoursDraft
from app.domain.schedule_draft import ScheduleDraft


def wall(text: str) -> time:
    hour, _, minute = text.partition(":")
    return time(int(hour), int(minute or 0))


def spans(text: str) -> tuple[tuple[time, time], ...]:
    return tuple(tuple(map(wall, part.split("-"))) for part in text.split())


def hours(windows: str = "", breaks: str = "") -> HoursDraft:
    return HoursDraft(spans(windows), spans(breaks))


def week(*days: HoursDraft, **rest: object) -> ScheduleDraft:
    """A draft whose week begins with these days and is closed after them."""
    closed = (hours(),) * (7 - len(days))
    return ScheduleDraft(weekly=(*days, *closed), **rest)


def november(day: int) -> date:
    return date(2026, 11, day)
