"""Free starts as a tenant's own people see them: nothing but hours and other visits counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain, islice, pairwise

from sqlalchemy.orm import Session

from app.domain.availability import Availability
from app.domain.bits import ascending, span
from app.domain.errors import RangeTooLong
from app.usecases.availability import MAX_DAYS
from app.usecases.staff import Staff
from app.usecases.staff_books import StaffWish, open_for_staff

_FAR_AHEAD_DAYS = 3660
_BEST = 6
_BEST_OF_DATE = 2


@dataclass(frozen=True, slots=True)
class StaffAvailability:
    """Free starts of a range of dates, and the few to suggest first."""

    found: Availability
    best: Sequence[datetime]


def find_for_staff(
    session: Session,
    *,
    staff: Staff,
    wish: StaffWish,
    first_date: date,
    last_date: date,
    now: datetime,
) -> StaffAvailability:
    """Return where a visit by hand fits into a master's hours.

    No notice, no horizon, no hours of the service hold, and every start is shown whatever her
    policy against holes. Raises RangeTooLong, and what `open_for_staff` does.
    """
    if not 0 <= (last_date - first_date).days < MAX_DAYS:
        raise RangeTooLong
    opened = open_for_staff(
        session, staff=staff, wish=wish, first_date=first_date, last_date=last_date, now=now
    )
    book, demand = opened.book, replace(opened.choice.demand, start_hours=())
    rules = replace(book.rules, min_notice_min=0, booking_horizon_days=_FAR_AHEAD_DAYS)
    found = book.ranked(book.calendar.starts(demand, rules, now), demand, now)
    return StaffAvailability(found, _best(found))


def _best(found: Availability) -> list[datetime]:
    # Two a date: she looks for a day first, then for an hour.
    of_dates = (
        islice(ascending(found.recommended & span(start, end)), _BEST_OF_DATE)
        for start, end in pairwise(found.civil.edges)
    )
    return [found.civil.at(bit) for bit in islice(chain.from_iterable(of_dates), _BEST)]
