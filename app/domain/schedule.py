"""When a master works: her week, shifts, single dates with other hours, and days off."""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from app.domain.bits import DAY, span, spans
from app.domain.civil_time import CivilRange, midnight_label
from app.domain.working_hours import Span, WeeklyHours, span_of

LONGEST_CYCLE_DAYS = 60

WallSpan = tuple[time, time]
BitSpan = tuple[int, int]


class Source(StrEnum):
    """What decides the hours of a date; each stands above those after it."""

    TIME_OFF = "time_off"
    OVERRIDE = "override"
    SHIFT = "shift"
    WEEKLY = "weekly"

    @property
    def owns(self) -> bool:
        """Whether the date owns all its minutes, so that the night before ends at its midnight."""
        return self in {Source.TIME_OFF, Source.OVERRIDE}


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The wall hours of one date: windows of work, less the breaks; no windows means closed.

    What does not end after it starts ends on the next date. Raises ValueError for a time that
    is not a plain wall time in whole five minutes.
    """

    windows: tuple[WallSpan, ...]
    breaks: tuple[WallSpan, ...] = ()
    laid: "_Laid" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "laid", _laid(self.windows, self.breaks))


@dataclass(frozen=True, slots=True)
class ShiftPattern:
    """A cycle of days laid over the dates from `first_date` to `last_date`, both included.

    The first day of the cycle holds on `first_date`; `last_date` None is without end. Raises
    ValueError for dates out of order and a cycle that is not 1 to 60 days long.
    """

    first_date: date
    last_date: date | None
    cycle: tuple[DayPlan, ...]

    def __post_init__(self) -> None:
        if self.last_date is not None and self.last_date < self.first_date:
            raise ValueError("shifts must not end before they begin")
        if not 1 <= len(self.cycle) <= LONGEST_CYCLE_DAYS:
            raise ValueError(f"a cycle has 1 to {LONGEST_CYCLE_DAYS} days, not {len(self.cycle)}")

    def plan_of(self, on: date) -> DayPlan | None:
        """Return the hours of a date, or None for a date outside the range."""
        if on < self.first_date or (self.last_date is not None and on > self.last_date):
            return None
        return self.cycle[(on - self.first_date).days % len(self.cycle)]


@dataclass(frozen=True, slots=True)
class Schedule:
    """All that says when a master works, but for time off by hours.

    `overrides` pair a date with its hours, `days_off` the first date with the last, both
    included. Raises ValueError for a date with two overrides, days off out of order, and shifts
    whose ranges overlap.
    """

    weekly: WeeklyHours
    overrides: tuple[tuple[date, DayPlan], ...] = ()
    shifts: tuple[ShiftPattern, ...] = ()
    days_off: tuple[tuple[date, date], ...] = ()
    _by_date: dict[date, DayPlan] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_date", dict(self.overrides))
        if len(self._by_date) < len(self.overrides):
            raise ValueError("a date has one override")
        if any(last < first for first, last in self.days_off):
            raise ValueError("days off must not end before they begin")
        in_order = sorted(self.shifts, key=lambda shift: shift.first_date)
        for before, after in pairwise(in_order):
            if before.last_date is None or before.last_date >= after.first_date:
                raise ValueError("shifts must not overlap")

    def plan_of(self, on: date) -> tuple[Source, DayPlan]:
        """Return the hours of a date and what they come from."""
        if self.day_off(on):
            return Source.TIME_OFF, _CLOSED
        override = self._by_date.get(on)
        if override is not None:
            return Source.OVERRIDE, override
        for shift in self.shifts:
            plan = shift.plan_of(on)
            if plan is not None:
                return Source.SHIFT, plan
        return Source.WEEKLY, self.week()[on.weekday()]

    def week(self) -> tuple[DayPlan, ...]:
        """Return the weekly hours as seven dates have them, Monday first."""
        return _days_of(self.weekly)

    def day_off(self, on: date) -> tuple[date, date] | None:
        """Return the days off that a date belongs to, first and last, or None."""
        return next((days for days in self.days_off if days[0] <= on <= days[1]), None)

    def open_bits(self, civil: CivilRange) -> int:
        """Set the bits of the range in which the master works."""
        if self.overrides or self.shifts or self.days_off:
            return _open_bits(self, civil)
        return self.weekly.open_bits(civil)

    def spans_on(self, on: date, civil: CivilRange) -> tuple[list[BitSpan], list[BitSpan]]:
        """Return the windows and the breaks of a date as half-open pairs of bits, in order.

        They may reach into the next date, unless that one owns its minutes; what lies outside
        the range is left out.
        """
        laid = self.plan_of(on)[1].laid
        label = midnight_label(on)
        # A wall time that the clock skips may come out a date later than it reads.
        owned = (day for day in (_after(on, 1), _after(on, 2)) if self.plan_of(day)[0].owns)
        limit = next(map(civil.midnight, owned), civil.length)
        return _bit_spans(laid.windows, label, limit, civil), _bit_spans(
            laid.breaks, label, limit, civil
        )


class _Laid(NamedTuple):
    """A day's hours as quanta since its midnight; as bits they reach over the next date."""

    windows: tuple[Span, ...]
    breaks: tuple[Span, ...]
    opened: int
    closed: int


@lru_cache(maxsize=4096)
def _laid(windows: tuple[WallSpan, ...], breaks: tuple[WallSpan, ...]) -> _Laid:
    opened = tuple(sorted(span_of(*window) for window in windows))
    closed = tuple(sorted(span_of(*pause) for pause in breaks))
    bits = (spans((start, start + length) for start, length in kind) for kind in (opened, closed))
    return _Laid(opened, closed, *bits)


_CLOSED = DayPlan(())


@lru_cache(maxsize=1024)
def _days_of(weekly: WeeklyHours) -> tuple[DayPlan, ...]:
    """Cut a week into the hours of its seven dates."""
    windows, breaks = (
        [
            tuple((kind.starts_time, kind.ends_time) for kind in kinds if kind.weekday == weekday)
            for weekday in range(7)
        ]
        for kinds in (weekly.windows, weekly.breaks)
    )
    return tuple(DayPlan(*day) for day in zip(windows, breaks, strict=True))


@lru_cache(maxsize=1024)
def _open_bits(schedule: Schedule, civil: CivilRange) -> int:
    opened = closed = 0
    for on in civil.dates_around():
        bit = civil.bit_of(midnight_label(on))
        # A day before and after: so far a wall time can be moved by the strangest clock change.
        if civil.turns_between(bit - DAY, bit + 3 * DAY):
            windows, breaks = map(spans, schedule.spans_on(on, civil))
        else:
            laid = schedule.plan_of(on)[1].laid
            cut = span(0, DAY if schedule.plan_of(_after(on, 1))[0].owns else 2 * DAY)
            windows, breaks = _moved(laid.opened & cut, bit), _moved(laid.closed & cut, bit)
        opened |= windows
        closed |= breaks
    return opened & ~closed & span(0, civil.length)


def _bit_spans(
    day_spans: tuple[Span, ...], label: int, limit: int, civil: CivilRange
) -> list[BitSpan]:
    edges = (
        (max(civil.bit_of(label + start), 0), min(civil.bit_of(label + start + length), limit))
        for start, length in day_spans
    )
    return [(opens, closes) for opens, closes in edges if opens < closes]


def _moved(bits: int, by: int) -> int:
    return bits << by if by >= 0 else bits >> -by


def _after(on: date, days: int) -> date:
    return date.fromordinal(on.toordinal() + days)
