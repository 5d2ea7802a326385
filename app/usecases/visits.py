"""A client's own visits: reading and cancelling them; and what becomes of visits by themselves."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session, selectinload

from app.domain.demand import MAX_DURATION_MIN
from app.domain.errors import VisitAlreadyStarted, VisitNotCancellable, VisitNotFound
from app.models import Master, Tenant, Visit
from app.usecases.money.cancelling import leave_to_master, return_all
from app.usecases.news import CANCELLED, GIVEN_UP, UNANSWERED
from app.usecases.notices import tell
from app.usecases.visit_times import lock_visit, lock_visits, mark_cancelled

_PAST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class OwnVisit:
    """A visit as its client sees it."""

    visit: Visit
    master_name: str
    address: str | None
    tenant_name: str


def told_status(visit: Visit) -> str:
    """Return the status as clients and staff are told it."""
    if visit.awaiting_approval:
        return "awaiting_approval"
    return visit.status if visit.pay_until is None else "awaiting_payment"


def can_move(visit: Visit, now: datetime) -> bool:
    """Tell whether its client may move a visit herself now.

    In time, that is; or at any time before it begins, if the master asked her to, or once if she
    has paid a deposit. One that waits for its payment stays where it is.
    """
    in_time = visit.move_proposed_at is not None or now <= visit.reschedule_until
    stands = visit.status == "booked" and visit.pay_until is None and visit.starts_at > now
    return stands and not _has_carried(visit, now) and (in_time or can_carry(visit, now))


def _has_carried(visit: Visit, now: datetime) -> bool:
    """Tell whether a deposit was moved along after its time already; once is what is promised."""
    proposed = visit.move_proposed_at is not None
    late = now > visit.free_cancel_until and visit.deposit_kopecks > 0
    return late and visit.deposit_carried_at is not None and not proposed


def can_carry(visit: Visit, now: datetime) -> bool:
    """Tell whether it is too late to cancel for free, and the deposit may still be moved along."""
    late = now > visit.free_cancel_until
    return late and visit.deposit_kopecks > 0 and visit.deposit_carried_at is None


def list_visits(
    session: Session,
    *,
    tenant_id: int,
    client_id: int,
    when: Literal["coming", "past"],
    now: datetime,
) -> list[OwnVisit]:
    """Return a client's visits to come, soonest first, or the past and cancelled ones."""
    own = _own_visits(tenant_id).where(Visit.client_id == client_id)
    if when == "coming":
        own = own.where(Visit.status == "booked", Visit.ends_at > now).order_by(Visit.starts_at)
    else:
        own = (
            own.where((Visit.status != "booked") | (Visit.ends_at <= now))
            .order_by(Visit.starts_at.desc(), Visit.id.desc())
            .limit(_PAST_SHOWN)
        )
    return [OwnVisit(*row) for row in session.execute(own)]


def show_visit(session: Session, *, tenant_id: int, visit_id: int) -> OwnVisit:
    """Return one visit. Raises VisitNotFound."""
    row = session.execute(_own_visits(tenant_id).where(Visit.id == visit_id)).one_or_none()
    if row is None:
        raise VisitNotFound
    return OwnVisit(*row)


def check_owns(session: Session, *, tenant_id: int, client_id: int, visit_id: int) -> None:
    """Raise VisitNotFound unless the visit is this client's."""
    named = (Visit.tenant_id == tenant_id, Visit.client_id == client_id, Visit.id == visit_id)
    if session.scalar(select(Visit.id).where(*named)) is None:
        raise VisitNotFound


def lock_own_visit(session: Session, *, tenant_id: int, client_id: int, visit_id: int) -> Visit:
    """Return a client's own visit under its master's lock.

    Raises VisitNotFound, or EditedElsewhere if it went to another master meanwhile.
    """
    visit = lock_visit(session, tenant_id=tenant_id, visit_id=visit_id)
    if visit.client_id != client_id:
        raise VisitNotFound
    return visit


def cancel_visit(
    session: Session,
    *,
    tenant_id: int,
    client_id: int,
    visit_id: int,
    reason: str | None,
    now: datetime,
) -> Visit:
    """Cancel a client's own visit, free its time and queue the messages about it.

    After the free-cancel moment too: a time given back late is better than one wasted; the
    master is told that it was late. Cancelling twice is cancelling once. Raises as
    `lock_own_visit` does, VisitAlreadyStarted or VisitNotCancellable.
    """
    visit = lock_own_visit(session, tenant_id=tenant_id, client_id=client_id, visit_id=visit_id)
    if visit.status == "cancelled":
        # If it was merely let go unpaid: money that comes after all does not bring it back now.
        visit.released_at = None
        return visit
    if visit.status != "booked":
        raise VisitNotCancellable
    if visit.starts_at <= now:
        raise VisitAlreadyStarted
    news = CANCELLED if visit.pay_until is None else GIVEN_UP
    if visit.awaiting_approval or visit.pay_until is not None:
        # Nothing was agreed that she could be late for.
        visit.free_cancel_until = max(visit.free_cancel_until, now)
    mark_cancelled(session, visit=visit, reason=reason, now=now)
    visit.version += 1
    session.flush()
    if now <= visit.free_cancel_until:
        return_all(session, visit=visit, reason="cancelled_in_time", now=now)
    else:
        leave_to_master(session, visit=visit, now=now)
    tell(session, visit=visit, news=news, now=now)
    return visit


def complete_visits(session: Session, *, now: datetime) -> None:
    """Call visits completed once they have ended; nobody said otherwise.

    Their versions stay: a person who marks one as missed overwrites nobody's words.
    """
    session.execute(
        update(Visit)
        .where(
            Visit.status == "booked",
            ~Visit.awaiting_approval,
            Visit.pay_until.is_(None),
            Visit.ends_at <= now,
        )
        .values(status="completed")
    )


def cancel_unanswered(session: Session, *, now: datetime) -> None:
    """Cancel requests whose time has come before the master's answer, and tell the clients."""
    visits = lock_visits(
        session,
        Visit.status == "booked",
        Visit.awaiting_approval,
        Visit.starts_at <= now,
        # Says nothing new, but is what the index knows.
        Visit.ends_at <= now + timedelta(minutes=MAX_DURATION_MIN),
    )
    for visit in visits:
        mark_cancelled(session, visit=visit, reason=None, now=now)
        visit.version += 1
        tell(session, visit=visit, news=UNANSWERED, now=now)
    session.flush()


def _own_visits(tenant_id: int) -> Select[Visit, str, str | None, str]:
    return (
        select(Visit, Master.name, Tenant.address, Tenant.name)
        .options(selectinload(Visit.services))
        .join(Master, Master.id == Visit.master_id)
        .join(Tenant, Tenant.id == Visit.tenant_id)
        .where(Visit.tenant_id == tenant_id)
    )
