"""A client's own visits: reading and cancelling them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session, selectinload

from app.domain.errors import VisitAlreadyStarted, VisitNotCancellable, VisitNotFound
from app.models import BlockedStretch, Master, Tenant, Visit
from app.usecases.notices import tell_cancelled

_PAST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class OwnVisit:
    """A visit as its client sees it."""

    visit: Visit
    master_name: str
    address: str | None
    tenant_name: str


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
    master is told that it was late. Cancelling twice is cancelling once. Raises VisitNotFound,
    VisitAlreadyStarted or VisitNotCancellable.
    """
    visit = session.scalar(
        select(Visit)
        .options(selectinload(Visit.services))
        .where(Visit.tenant_id == tenant_id, Visit.client_id == client_id, Visit.id == visit_id)
        .with_for_update()
    )
    if visit is None:
        raise VisitNotFound
    if visit.status == "cancelled":
        return visit
    if visit.status != "booked":
        raise VisitNotCancellable
    if visit.starts_at <= now:
        raise VisitAlreadyStarted
    visit.status = "cancelled"
    visit.cancelled_at = now
    visit.cancel_reason = reason
    session.execute(
        delete(BlockedStretch).where(
            BlockedStretch.tenant_id == tenant_id, BlockedStretch.visit_id == visit_id
        )
    )
    session.flush()
    tell_cancelled(session, visit=visit, now=now)
    return visit


def complete_visits(session: Session, *, now: datetime) -> None:
    """Call visits completed once they have ended; nobody said otherwise."""
    session.execute(
        update(Visit)
        .where(Visit.status == "booked", Visit.ends_at <= now)
        .values(status="completed")
    )


def _own_visits(tenant_id: int) -> Select[Visit, str, str | None, str]:
    return (
        select(Visit, Master.name, Tenant.address, Tenant.name)
        .options(selectinload(Visit.services))
        .join(Master, Master.id == Visit.master_id)
        .join(Tenant, Tenant.id == Visit.tenant_id)
        .where(Visit.tenant_id == tenant_id)
    )
