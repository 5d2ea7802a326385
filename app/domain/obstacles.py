"""What can stand against a start, with the facts a sentence about it needs."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from app.domain.interval import Interval
from app.domain.schedule import Source
from app.domain.start_hours import StartHours


class ObstacleKind(StrEnum):
    """Names of the obstacles, the most important first."""

    IN_THE_PAST = "in_the_past"
    DAY_OFF = "day_off"
    CLOSED_DATE = "closed_date"
    NOT_WORKING = "not_working"
    TIME_OFF = "time_off"
    OUTSIDE_HOURS = "outside_hours"
    TAKEN = "taken"
    IN_BREAK = "in_break"
    ENDS_AFTER_HOURS = "ends_after_hours"
    TOO_SOON = "too_soon"
    TOO_FAR_AHEAD = "too_far_ahead"
    SERVICE_HOURS = "service_hours"
    OFF_GRID = "off_grid"


@dataclass(frozen=True, slots=True)
class InThePast:
    """The start is over."""

    kind: ClassVar = ObstacleKind.IN_THE_PAST


@dataclass(frozen=True, slots=True)
class TooSoon:
    """The notice is not kept; `until` is the first instant that keeps it."""

    kind: ClassVar = ObstacleKind.TOO_SOON
    until: datetime


@dataclass(frozen=True, slots=True)
class TooFarAhead:
    """The date lies beyond the horizon; `last_date` does not."""

    kind: ClassVar = ObstacleKind.TOO_FAR_AHEAD
    last_date: date


@dataclass(frozen=True, slots=True)
class DayOff:
    """The date is one of the days off from `first_date` to `last_date`, both included."""

    kind: ClassVar = ObstacleKind.DAY_OFF
    first_date: date
    last_date: date


@dataclass(frozen=True, slots=True)
class ClosedDate:
    """An override closes the date."""

    kind: ClassVar = ObstacleKind.CLOSED_DATE
    on: date


@dataclass(frozen=True, slots=True)
class NotWorking:
    """The date has no hours: its weekday, or its shift as `source` tells, is free."""

    kind: ClassVar = ObstacleKind.NOT_WORKING
    on: date
    source: Source


@dataclass(frozen=True, slots=True)
class OutsideHours:
    """The start lies outside the windows of its date, which are `hours`, in order."""

    kind: ClassVar = ObstacleKind.OUTSIDE_HOURS
    on: date
    hours: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class InBreak:
    """The master is needed in her work break."""

    kind: ClassVar = ObstacleKind.IN_BREAK
    stretch: Interval


@dataclass(frozen=True, slots=True)
class EndsAfterHours:
    """The visit begins in working hours but goes on after `hours_end_at`."""

    kind: ClassVar = ObstacleKind.ENDS_AFTER_HOURS
    hours_end_at: datetime


@dataclass(frozen=True, slots=True)
class DuringTimeOff:
    """The visit meets time off; with `only_buffer` just its buffer does."""

    kind: ClassVar = ObstacleKind.TIME_OFF
    stretch: Interval
    only_buffer: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """The visit meets blocked time, as it was handed in; with `only_buffer` just its buffer does.

    The stretch holds the buffers of whatever blocks it.
    """

    kind: ClassVar = ObstacleKind.TAKEN
    stretch: Interval
    only_buffer: bool


@dataclass(frozen=True, slots=True)
class OutsideServiceHours:
    """A service that would begin at `starts_at` may not begin then, but in `hours`."""

    kind: ClassVar = ObstacleKind.SERVICE_HOURS
    starts_at: datetime
    hours: StartHours


@dataclass(frozen=True, slots=True)
class OffGrid:
    """Starts are not counted there; `earlier` and `later` are the nearest possible that date."""

    kind: ClassVar = ObstacleKind.OFF_GRID
    earlier: datetime | None
    later: datetime | None


Obstacle = (
    InThePast
    | TooSoon
    | TooFarAhead
    | DayOff
    | ClosedDate
    | NotWorking
    | OutsideHours
    | InBreak
    | EndsAfterHours
    | DuringTimeOff
    | Taken
    | OutsideServiceHours
    | OffGrid
)

_IMPORTANCE = {kind: place for place, kind in enumerate(ObstacleKind)}


def by_importance(obstacle: Obstacle) -> int:
    """Sort obstacles by this: the most important first."""
    return _IMPORTANCE[obstacle.kind]
