"""Years of visits of a whole studio."""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta

from sqlalchemy.orm import Session

from app.domain.demand import Demand
from app.models import Master
from benchmarks.busy_year import CLIENTS, ZONE, BusyYear
from benchmarks.load import PlannedVisit, load_clients

# So that a year follows another on the same weekdays, without touching it.
_YEAR = timedelta(weeks=53)
_FULL_DAY = (10, 11, 12, 13, 14.75, 15.75, 16.75, 17.75, 18.75)


def planned_visits(
    session: Session, year: BusyYear, masters: Sequence[Master], years: int
) -> list[PlannedVisit]:
    """Give the first master the visits of `year`, the others fuller days, and all years before.

    Each has clients of her own, who are stored here.
    """
    found = []
    for number, master in enumerate(masters):
        clients = load_clients(session, master.tenant_id, CLIENTS)
        spans = list(_full_year(year, number)) if number else year.visits
        found += [
            PlannedVisit(
                master.id,
                clients[turn % CLIENTS],
                (start - ago * _YEAR).replace(tzinfo=ZONE),
                _demand((end - start) // timedelta(minutes=1)),
            )
            for ago in range(years)
            for turn, (start, end) in enumerate(spans)
        ]
    return found


def _demand(minutes: int) -> Demand:
    # The long ones free the master in between and block two stretches.
    pauses = ((30, 20),) if minutes > 60 else ()
    return Demand(minutes, buffer_before_min=5, buffer_after_min=10, pauses=pauses)


def _full_year(year: BusyYear, number: int) -> Iterator[tuple[datetime, datetime]]:
    dice = random.Random(number)
    first, last = (year.visits[at][0].date() for at in (0, -1))
    for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        if day.weekday() < 6:
            for hour in sorted(dice.sample(_FULL_DAY, dice.choice((6, 7, 7, 8)))):
                start = datetime.combine(day, time()) + timedelta(hours=hour)
                yield start, start + timedelta(minutes=45)
