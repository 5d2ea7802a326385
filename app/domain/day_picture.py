"""A master's dates as she looks at them: her hours, how full they are, and the holes left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from app.domain.availability import Load
from app.domain.bits import span
from app.domain.booking_rules import BookingRules
from app.domain.demand import Demand
from app.domain.gaps_needs import holes
from app.domain.interval import Interval
from app.domain.master_calendar import MasterCalendar
from app.domain.schedule import BitSpan, Source

# The share of a day's hours from which on little is left, as clients are told it.
_FEW_PERCENT = 35
_ANY_TIME = BookingRules(min_notice_min=0, booking_horizon_days=3660, slot_step_min=5)


@dataclass(frozen=True, slots=True)
class Hole:
    """Free working time; sellable if one of her services could begin in it."""

    stretch: Interval
    sellable: bool


@dataclass(frozen=True, slots=True)
class DayPicture:
    """A date with its hours before breaks, and the holes from now on."""

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
    pictures = []
    for number, (start, end) in enumerate(pairwise(civil.edges)):
        on = civil.first + timedelta(days=number)
        windows, breaks = calendar.schedule.spans_on(on, civil)
        pictures.append(
            DayPicture(
                date=on,
                source=calendar.schedule.plan_of(on)[0],
                load=_load(calendar, start, end),
                windows=_intervals(calendar, windows),
                breaks=_intervals(calendar, breaks),
                holes=[
                    Hole(stretch, bool(starts & span(*bits)))
                    for bits in holes(free, start, end)
                    for stretch in _intervals(calendar, [bits])
                ],
            )
        )
    return pictures


def _load(calendar: MasterCalendar, start: int, end: int) -> Load:
    worked, free = (
        (bits >> start & span(0, end - start)).bit_count()
        for bits in (
            calendar.open,
            calendar.free,
        )
    )
    if not worked:
        return Load.CLOSED
    if not free:
        return Load.FULL
    return Load.FEW if free * 100 <= worked * _FEW_PERCENT else Load.FREE


def _intervals(calendar: MasterCalendar, spans: Iterable[BitSpan]) -> list[Interval]:
    return [Interval(calendar.civil.at(start), calendar.civil.at(end)) for start, end in spans]
