"""A master's dates as she looks at them: her hours, how full they are, and the holes left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from app.domain.availability import Load, load_of
from app.domain.bits import span
from app.domain.booking_rules import BookingRules
from app.domain.demand import Demand
from app.domain.gaps_needs import holes
from app.domain.interval import Interval
from app.domain.master_calendar import MasterCalendar
from app.domain.schedule import BitSpan, Source

_ANY_TIME = BookingRules(min_notice_min=0, booking_horizon_days=3660, slot_step_min=5)


@dataclass(frozen=True, slots=True)
class Hole:
    """Free working time; sellable if one of her services could begin in it."""

    stretch: Interval
    sellable: bool


@dataclass(frozen=True, slots=True)
class DayPicture:
    """A date with its hours before breaks, and the holes from now on.

    A night's hours stand whole on both of its dates.
    """

    date: date
    source: Source
    load: Load
    windows: list[Interval]
    breaks: list[Interval]
    holes: list[Hole]


def day_pictures(
    calendar: MasterCalendar, sold: Iterable[Demand], now: datetime
) -> list[DayPicture]:
    """Draw every date of a calendar; `sold` are the services that holes could be sold for."""
    civil = calendar.civil
    to_come = ~span(0, max(civil.first_bit_from(now), 0))
    free = calendar.free & to_come
    starts = 0
    for demand in set(sold):
        starts |= calendar.starts(demand, _ANY_TIME, now).offered
    return [
        _picture(calendar, civil.first + timedelta(days=number), edges, free, starts)
        for number, edges in enumerate(pairwise(civil.edges))
    ]


def _picture(
    calendar: MasterCalendar, on: date, edges: BitSpan, free: int, starts: int
) -> DayPicture:
    nights, today = (
        calendar.schedule.spans_on(day, calendar.civil) for day in (on - timedelta(days=1), on)
    )
    windows, breaks = (
        [Interval(*_ends(calendar, one)) for one in (*before, *own) if _meet(one, edges)]
        for before, own in zip(nights, today, strict=True)
    )
    return DayPicture(
        date=on,
        source=calendar.schedule.plan_of(on)[0],
        load=_load(calendar, edges),
        windows=windows,
        breaks=breaks,
        holes=[
            Hole(Interval(*_ends(calendar, hole)), bool(starts & span(*hole)))
            for hole in holes(free, *edges)
        ],
    )


def _load(calendar: MasterCalendar, day: BitSpan) -> Load:
    worked, free = ((bits & span(*day)).bit_count() for bits in (calendar.open, calendar.free))
    return load_of(free, worked)


def _meet(one: BitSpan, other: BitSpan) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _ends(calendar: MasterCalendar, bits: BitSpan) -> tuple[datetime, datetime]:
    return calendar.civil.at(bits[0]), calendar.civil.at(bits[1])
