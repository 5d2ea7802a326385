"""The hours and weekdays in which a service may start."""

from dataclasses import dataclass
from datetime import time
from functools import lru_cache
from typing import Protocol, Self

from app.domain.bits import DAY, span
from app.domain.civil_time import CivilRange
from app.domain.working_hours import quantum_of

WEEKDAYS = frozenset(range(7))


class Scheduled(Protocol):
    """What a service says about its starts; nothing means no limit. Monday is 0."""

    @property
    def earliest_start_time(self) -> time | None: ...
    @property
    def latest_start_time(self) -> time | None: ...
    @property
    def weekdays(self) -> list[int] | None: ...


@dataclass(frozen=True, slots=True)
class StartHours:
    """From and until when on the wall clock, both included, and on which weekdays (0 is Monday).

    Raises ValueError for times that are not whole five minutes or out of order, and for weekdays
    that are none or outside 0..6.
    """

    earliest: time | None = None
    latest: time | None = None
    weekdays: frozenset[int] | None = None

    def __post_init__(self) -> None:
        first, last = self._quanta()
        if last < first:
            raise ValueError("the latest start must not be before the earliest")
        if self.weekdays is not None and not (self.weekdays and self.weekdays <= WEEKDAYS):
            raise ValueError(f"weekdays are some of 0 (Monday) to 6, not {set(self.weekdays)}")

    @classmethod
    def of(cls, service: Scheduled) -> Self | None:
        """Read a service's hours; None when it has none of its own."""
        days = None if service.weekdays is None else frozenset(service.weekdays)
        hours = cls(service.earliest_start_time, service.latest_start_time, days)
        return None if hours == cls() else hours

    def bits(self, civil: CivilRange) -> int:
        """Set the bits of the range whose wall time the hours allow."""
        return _bits(self, civil)

    def week(self) -> int:
        """Set the allowed quanta of a week that begins on Monday at 00:00."""
        first, last = self._quanta()
        day = span(first, last + 1)
        return sum(day << weekday * DAY for weekday in self.weekdays or WEEKDAYS)

    def _quanta(self) -> tuple[int, int]:
        return (
            0 if self.earliest is None else quantum_of(self.earliest),
            DAY - 1 if self.latest is None else quantum_of(self.latest),
        )


@lru_cache(maxsize=512)
def _bits(hours: StartHours, civil: CivilRange) -> int:
    week = hours.week()
    bits = 0
    for piece in civil.pieces:
        bits |= piece.laid(week) << piece.start
    return bits
