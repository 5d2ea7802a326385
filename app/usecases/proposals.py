"""Other times for visits that cannot stay where they are."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Row, select
from sqlalchemy.orm import Session, selectinload

from app.domain.bits import cover
from app.domain.civil_time import CivilRange
from app.domain.demand import Demand
from app.domain.errors import VisitNotFound, VisitNotMovable
from app.domain.interval import epoch_minutes
from app.models import Client, Master, Visit
from app.usecases.calendars import MasterBook, open_books
from app.usecases.locks import lock_masters
from app.usecases.notices import tell_move_proposed
from app.usecases.rescheduling import Terms, terms_of
from app.usecases.staff import Staff, find_master

_PROPOSED = 3
_DAYS_AFTER = timedelta(days=30)
# No rule lets clients book further ahead. A year mistyped by hand must not lay out a century.
_FARTHEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A visit whose client cannot be told; somebody has to call her."""

    visit_id: int
    name: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """Which visits' clients will read that they should choose, and which will not."""

    visit_ids: Sequence[int]
    unreachable: Sequence[Unreachable]


def propose_times(
    session: Session, *, staff: Staff, master: Master, visits: Sequence[Visit], now: datetime
) -> dict[int, list[datetime]]:
    """Return for each visit up to three starts it could be moved to, soonest first.

    One a date, each as near to the visit's own hour as can be: on the date of the visit, the dates
    after it, and if there are none left on those before it. They keep to the rules clients book
    by, and no time is proposed for two visits, not even in part. The visits are the master's, are
    to come, and have their services loaded.
    """
    if not visits:
        return {}
    today = now.astimezone(staff.tenant.zone).date()
    last = max(visit.starts_at for visit in visits).astimezone(staff.tenant.zone).date()
    [book] = open_books(
        session,
        tenant=staff.tenant,
        masters=[master],
        first_date=today,
        last_date=min(last + _DAYS_AFTER, today + _FARTHEST),
        now=now,
    )
    terms = terms_of(session, tenant_id=master.tenant_id, visits=visits)
    found: dict[int, list[datetime]] = {}
    promised = 0
    for visit in sorted(visits, key=lambda one: one.starts_at):
        own = _blocked(book.calendar.civil, terms[visit.id].demand, [visit.starts_at])
        busy = book.calendar.busy & ~own | promised
        room = replace(book, calendar=replace(book.calendar, busy=busy))
        found[visit.id] = _nearest_by_date(room, terms[visit.id], visit.starts_at, now)
        promised |= _blocked(book.calendar.civil, terms[visit.id].demand, found[visit.id])
    return found


def propose_moves(
    session: Session,
    *,
    staff: Staff,
    master_id: int,
    visit_ids: Collection[int],
    words: str | None,
    now: datetime,
) -> Told:
    """Ask the clients of these visits to choose another time, and let them, however late it is.

    They may cancel for free as well.

    Raises MasterNotFound, Forbidden, VisitNotFound if one is not this master's, or
    VisitNotMovable if one is cancelled or over.
    """
    master = find_master(session, staff=staff, master_id=master_id)
    lock_masters(session, [master.id])
    rows = _read_movable(session, master, visit_ids, now)
    proposed = propose_times(
        session, staff=staff, master=master, visits=[visit for visit, _ in rows], now=now
    )
    told, unreachable = [], []
    for visit, client in rows:
        times = proposed[visit.id]
        if tell_move_proposed(session, visit=visit, proposed=times, words=words, now=now):
            visit.move_proposed_at = now
            # Nor does it cost her anything to stay away.
            visit.free_cancel_until = visit.starts_at
            visit.version += 1
            told.append(visit.id)
        else:
            unreachable.append(Unreachable(visit.id, client.full_name, client.phone))
    session.flush()
    return Told(told, unreachable)


def _read_movable(
    session: Session, master: Master, visit_ids: Collection[int], now: datetime
) -> Sequence[Row[Visit, Client]]:
    rows = session.execute(
        select(Visit, Client)
        .options(selectinload(Visit.services))
        .join(Client, Client.id == Visit.client_id)
        .where(
            Visit.tenant_id == master.tenant_id,
            Visit.master_id == master.id,
            Visit.id.in_(visit_ids),
        )
        .order_by(Visit.starts_at, Visit.id)
    ).all()
    if len(rows) != len(set(visit_ids)):
        raise VisitNotFound
    if any(visit.status != "booked" or visit.starts_at <= now for visit, _ in rows):
        raise VisitNotMovable
    return rows


def _nearest_by_date(
    book: MasterBook, terms: Terms, wanted: datetime, now: datetime
) -> list[datetime]:
    free = book.offered(terms.services, terms.demand, now)
    civil = book.calendar.civil
    at_home = wanted.astimezone(civil.zone)
    own = at_home.date()
    days = (civil.last - civil.first).days
    dates = [civil.first + timedelta(days=number) for number in range(days + 1)]
    found: list[datetime] = []
    # Later rather than sooner: who plans to come tomorrow is not ready today.
    for on in sorted(dates, key=lambda one: (one < own, abs(one - own))):
        same_hour = datetime.combine(on, at_home.time(), civil.zone)
        near = free.nearest(same_hour.astimezone(UTC), 1)
        if near and near[0].date() == on and near[0].astimezone(UTC) != wanted:
            found.append(near[0])
        if len(found) == _PROPOSED:
            break
    return sorted(found)


def _blocked(civil: CivilRange, demand: Demand, starts: Sequence[datetime]) -> int:
    return cover(epoch_minutes(_stretches(demand, starts)), civil.origin, civil.length)


def _stretches(demand: Demand, starts: Sequence[datetime]) -> Iterator[tuple[datetime, datetime]]:
    for at in starts:
        for stretch in demand.blocked_stretches(at):
            yield stretch.starts_at, stretch.ends_at
