"""A one-off absence as it was filled in: whole dates, or a stretch of hours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from app.domain.errors import ScheduleInvalid
from app.domain.hours_draft import Problem
from app.domain.interval import EPOCH

ENDS_EARLY = "Ends before it begins."


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Whole dates without work, both included."""

    first_date: date
    last_date: date
    reason: str | None

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with it."""
        if self.last_date < self.first_date:
            yield "last_date", ENDS_EARLY


@dataclass(frozen=True, slots=True)
class HoursOff:
    """A stretch without work between two aware instants."""

    starts_at: datetime
    ends_at: datetime
    reason: str | None

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with it."""
        # Not compared with one another: two times of one zone compare as their clocks read.
        if self.ends_at - EPOCH <= self.starts_at - EPOCH:
            yield "ends_at", ENDS_EARLY


TimeOffDraft = DaysOff | HoursOff


def check_time_off(off: TimeOffDraft) -> None:
    """Raise ScheduleInvalid for time off that ends before it begins."""
    problems = dict(off.problems())
    if problems:
        raise ScheduleInvalid(problems)


def reaches(off: TimeOffDraft, today: date, zone: ZoneInfo) -> bool:
    """Tell whether time off touches today or later."""
    if isinstance(off, DaysOff):
        return off.last_date >= today
    return off.ends_at > midnight(today, zone)


def midnight(on: date, zone: ZoneInfo) -> datetime:
    """Return the instant in which a date of a zone begins, in UTC."""
    return datetime(on.year, on.month, on.day, tzinfo=zone).astimezone(UTC)
