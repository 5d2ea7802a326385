"""Free starts, as anybody may see them."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from app.domain.availability import Availability
from app.domain.errors import RangeTooLong
from app.models import Service
from app.usecases.calendars import MasterBook, open_books
from app.usecases.catalogue import Catalogue, Choice, choose
from app.usecases.tenants import TenantRef

MAX_DAYS = 62
# The card looks for the next free times first nearby, where they nearly always are.
_NEAR = timedelta(days=14)
Start = tuple[datetime, int]


def find_availability(
    session: Session,
    *,
    tenant: TenantRef,
    service_ids: Sequence[int],
    master_id: int | None,
    first_date: date,
    last_date: date,
    now: datetime,
) -> Availability:
    """Return the starts at which somebody is free for the services, one after the other.

    Raises RangeTooLong, ServiceNotOffered, VisitTooLong or MasterNotFound.
    """
    if not 0 <= (last_date - first_date).days < MAX_DAYS:
        raise RangeTooLong
    choice = choose(session, tenant_id=tenant.id, service_ids=service_ids, master_id=master_id)
    books = open_books(
        session,
        tenant=tenant,
        masters=choice.masters,
        first_date=first_date,
        last_date=last_date,
        now=now,
    )
    found, *others = (book.offered(choice.services, choice.demand, now) for book in books)
    for other in others:
        found = found.union(other)
    return found


def next_starts(
    session: Session, *, tenant: TenantRef, catalogue: Catalogue, count: int, now: datetime
) -> dict[int, list[Start]]:
    """Return for each service of a catalogue its next free starts and with whom."""
    today = now.astimezone(tenant.zone).date()
    horizon = max((master.booking_horizon_days for master in catalogue.masters), default=0)
    last = today + timedelta(days=horizon)
    near = min(today + _NEAR, last)
    found = _next_between(session, tenant, catalogue, (today, near), catalogue.services, count, now)
    missing = [service for service in catalogue.services if len(found[service.id]) < count]
    if missing and near < last:
        found |= _next_between(session, tenant, catalogue, (today, last), missing, count, now)
    return found


def _next_between(
    session: Session,
    tenant: TenantRef,
    catalogue: Catalogue,
    dates: tuple[date, date],
    services: Sequence[Service],
    count: int,
    now: datetime,
) -> dict[int, list[Start]]:
    books = {
        book.master_id: book
        for book in open_books(
            session,
            tenant=tenant,
            masters=catalogue.masters,
            first_date=dates[0],
            last_date=dates[1],
            now=now,
        )
    }
    return {
        service.id: soonest(
            [books[master_id] for master_id in catalogue.performers[service.id]],
            Choice([service], []),
            count,
            now,
        )
        for service in services
    }


def soonest(books: Sequence[MasterBook], choice: Choice, count: int, now: datetime) -> list[Start]:
    """Return the next free start on each of the soonest dates, whoever of the masters has it.

    One a date: three times of one morning say less than a morning, a Friday and a Saturday.
    """
    by_date: dict[date, Start] = {}
    for book in books:
        for at in book.offered(choice.services, choice.demand, now).first_of_days(count):
            known = by_date.get(at.date())
            if known is None or at.astimezone(UTC) < known[0].astimezone(UTC):
                by_date[at.date()] = (at, book.master_id)
    return [by_date[day] for day in sorted(by_date)][:count]


def nearest(
    books: Sequence[MasterBook], choice: Choice, wanted: datetime, count: int, now: datetime
) -> list[Start]:
    """Return the starts closest to a wanted one over several masters, in order of time."""
    found = _distinct(
        (at, book.master_id)
        for book in books
        for at in book.offered(choice.services, choice.demand, now).nearest(wanted, count)
    )
    closest = sorted(found, key=lambda start: abs(start[0].astimezone(UTC) - wanted))[:count]
    return _distinct(closest)


def _distinct(starts: Iterable[Start]) -> list[Start]:
    # By the instant in UTC: two local times of one zone compare as their clocks read, and in the
    # night the clocks go back one reading stands for two instants.
    by_instant: dict[datetime, Start] = {}
    for start in starts:
        by_instant.setdefault(start[0].astimezone(UTC), start)
    return [by_instant[instant] for instant in sorted(by_instant)]
