"""A visit that stands, held under its master's lock, and other time for it."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnExpressionArgument, delete, select
from sqlalchemy.orm import Session, selectinload

from app.domain.bits import QUANTUM_MIN
from app.domain.demand import Demand, Performed
from app.domain.errors import EditedElsewhere, OffGrid, SlotTaken, VisitNotFound, VisitNotMovable
from app.domain.interval import EPOCH
from app.domain.obstacles import Taken
from app.models import BlockedStretch, Master, Visit
from app.usecases.calendars import MasterBook, dates_around, open_books
from app.usecases.locks import drop_expired_holds, lock_masters
from app.usecases.tenants import TenantRef
from app.usecases.visit_rows import block_time, set_windows

ALTERNATIVES = 3
_MASTERS_AT_ONCE = 100
_QUANTUM = timedelta(minutes=QUANTUM_MIN)
# How long a client has to say no when her visit was moved by somebody else's wish.
_TIME_TO_REACT = timedelta(days=1)


def lock_visit(
    session: Session, *, tenant_id: int, visit_id: int, also: Collection[int] = ()
) -> Visit:
    """Return a visit as it is once its master's calendar is ours, and those of `also` too.

    Raises VisitNotFound, or EditedElsewhere if it went to a colleague while we waited.
    """
    named = (Visit.tenant_id == tenant_id, Visit.id == visit_id)
    master_id = session.scalar(select(Visit.master_id).where(*named))
    if master_id is None:
        raise VisitNotFound
    lock_masters(session, {master_id, *also})
    visit = session.scalar(
        select(Visit)
        .options(selectinload(Visit.services))
        .where(*named, Visit.master_id == master_id)
        # Not the key: whoever writes down a refund holds its payment and refers to the visit.
        .with_for_update(key_share=True)
        # What was read before we waited may be old.
        .execution_options(populate_existing=True)
    )
    if visit is None:
        raise EditedElsewhere
    return visit


def lock_visits(session: Session, *due: ColumnExpressionArgument[bool]) -> Sequence[Visit]:
    """Return visits for which something is due, once their masters' calendars are ours.

    Those of a hundred masters at most: the next look finds the rest.
    """
    masters = session.scalars(
        select(Visit.master_id).where(*due).distinct().limit(_MASTERS_AT_ONCE)
    ).all()
    if not masters:
        return ()
    lock_masters(session, masters)
    return session.scalars(
        select(Visit)
        .options(selectinload(Visit.services))
        .where(*due, Visit.master_id.in_(masters))
        .order_by(Visit.id)
        .with_for_update(key_share=True)
    ).all()


def check_movable(visit: Visit, now: datetime) -> None:
    """Raise VisitNotMovable for a visit that is cancelled, marked as come or not, or over."""
    if visit.status != "booked" or visit.ends_at <= now:
        raise VisitNotMovable


def check_in_fives(starts_at: datetime) -> None:
    """Raise OffGrid for a start between the marks of the calendar."""
    if (starts_at - EPOCH) % _QUANTUM:
        raise OffGrid


def check_free(
    session: Session,
    *,
    tenant: TenantRef,
    master: Master,
    services: Sequence[Performed],
    starts_at: datetime,
    now: datetime,
    visit_id: int | None = None,
    closed: tuple[type, ...] = (),
) -> None:
    """Raise SlotTaken with the nearest free starts if the master has something else then.

    Hours, notice and grid do not matter: her people may book when they like; `closed` names the
    obstacles that stand against it all the same. The caller holds the master's lock. The time of
    `visit_id` does not stand in its own way.
    """
    drop_expired_holds(session, tenant_id=tenant.id, master_ids=[master.id], now=now)
    first, last = dates_around(starts_at, tenant=tenant, now=now)
    [book] = open_books(
        session,
        tenant=tenant,
        masters=[master],
        first_date=first,
        last_date=last,
        now=now,
        without_visit=visit_id,
    )
    demand = Demand.of(services)
    against = book.calendar.explain(demand, book.rules, now, starts_at)
    if any(isinstance(one, (Taken, *closed)) for one in against):
        raise SlotTaken(_free_starts(book, demand, starts_at, now))


def _free_starts(
    book: MasterBook, demand: Demand, wanted: datetime, now: datetime
) -> list[tuple[datetime, int]]:
    civil = book.calendar.civil
    days_ahead = (civil.last - now.astimezone(civil.zone).date()).days
    rules = replace(book.rules, min_notice_min=0, booking_horizon_days=max(days_ahead, 0))
    found = book.calendar.starts(demand, rules, now).nearest(wanted, ALTERNATIVES)
    return [(at, book.master_id) for at in sorted(found)]


def take_time(session: Session, *, visit: Visit) -> None:
    """Let a visit block the time it now asks for, in place of what it had.

    Its services and start are set, its end follows. SlotTaken comes of the constraint when the
    transaction ends, should the time not be free.
    """
    demand = Demand.of(visit.services)
    visit.ends_at = visit.starts_at + timedelta(minutes=demand.duration_min)
    _give_back_time(session, visit)
    block_time(session, visit=visit, demand=demand)


def mark_cancelled(session: Session, *, visit: Visit, reason: str | None, now: datetime) -> None:
    """Write down that a visit does not take place, and free its time."""
    visit.status = "cancelled"
    visit.cancelled_at = now
    visit.cancel_reason = reason
    visit.awaiting_approval = False
    visit.move_proposed_at = None
    visit.pay_until = None
    _give_back_time(session, visit)


def _give_back_time(session: Session, visit: Visit) -> None:
    session.execute(
        delete(BlockedStretch).where(
            BlockedStretch.tenant_id == visit.tenant_id, BlockedStretch.visit_id == visit.id
        )
    )


def set_fair_windows(session: Session, *, visit: Visit, now: datetime) -> None:
    """Compute until when the client may cancel for free and move her visit herself.

    For a time she did not choose: she has a day from now to say no, up to the start, however
    little notice it leaves her.
    """
    set_windows(session, visit)
    fair = min(now + _TIME_TO_REACT, visit.starts_at)
    visit.free_cancel_until = max(visit.free_cancel_until, fair)
    visit.reschedule_until = max(visit.reschedule_until, fair)
