"""Visits that lie where the master does not work."""

from datetime import datetime

from app.domain.bits import span
from app.domain.demand import Demand
from app.domain.master_calendar import MasterCalendar


def lies_outside(calendar: MasterCalendar, demand: Demand, starts_at: datetime) -> bool:
    """Tell whether a visit needs its master outside her hours, in a break or in time off.

    Buffers and pauses may lie anywhere. The start is on one of the calendar's dates.
    """
    bit, rest = calendar.civil.bit_at(starts_at)
    working = calendar.open & ~calendar.absent
    # A start between two five minutes needs the last ones it touches as well.
    over = 1 if rest else 0
    return any(span(bit + first, bit + last + over) & ~working for first, last in demand.needs())
