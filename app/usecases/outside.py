"""Visits to come that lie where their master does not work."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.demand import Demand
from app.domain.master_calendar import MasterCalendar
from app.domain.outside import lies_outside
from app.models import Master, Visit
from app.usecases.calendars import open_books
from app.usecases.proposals import propose_times
from app.usecases.staff import Staff, find_master
from app.usecases.staff_visits import StaffVisit, read_staff_visits
from app.usecases.tenants import TenantRef

# Clients book a year ahead at most. A year mistyped by hand must not lay out a century.
_AHEAD = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class OutsideVisit:
    """A visit outside hours, and times it could be moved to."""

    visit: StaffVisit
    proposals: Sequence[datetime]


def list_outside(
    session: Session, *, staff: Staff, master_id: int, now: datetime
) -> list[OutsideVisit]:
    """Return a master's visits to come that lie outside her hours or in time off, soonest first.

    Raises MasterNotFound or Forbidden.
    """
    master = find_master(session, staff=staff, master_id=master_id)
    found = outside_visits(session, tenant=staff.tenant, master=master, now=now)
    return describe_outside(session, staff=staff, master_id=master_id, visit_ids=found, now=now)


def describe_outside(
    session: Session, *, staff: Staff, master_id: int, visit_ids: Collection[int], now: datetime
) -> list[OutsideVisit]:
    """Return the visits named as the cabinet shows them, with times proposed for each."""
    if not visit_ids:
        return []
    master = find_master(session, staff=staff, master_id=master_id)
    visits = read_staff_visits(session, tenant=staff.tenant, where=Visit.id.in_(visit_ids), now=now)
    proposals = propose_times(
        session, staff=staff, master=master, visits=[one.visit for one in visits], now=now
    )
    return [OutsideVisit(one, proposals[one.visit.id]) for one in visits]


def outside_visits(
    session: Session, *, tenant: TenantRef, master: Master, now: datetime
) -> list[int]:
    """Return which of a master's visits to come lie outside her hours or in time off."""
    coming = coming_visits(session, master=master, now=now)
    if not coming:
        return []
    today = now.astimezone(tenant.zone).date()
    last = coming[-1].starts_at.astimezone(tenant.zone).date()
    [book] = open_books(
        session, tenant=tenant, masters=[master], first_date=today, last_date=last, now=now
    )
    return lying_outside(book.calendar, coming)


def coming_visits(session: Session, *, master: Master, now: datetime) -> Sequence[Visit]:
    """Return a master's visits to come with their services, soonest first."""
    return session.scalars(
        select(Visit)
        .options(selectinload(Visit.services))
        .where(
            Visit.tenant_id == master.tenant_id,
            Visit.master_id == master.id,
            Visit.status == "booked",
            Visit.starts_at > now,
            Visit.starts_at < now + _AHEAD,
        )
        .order_by(Visit.starts_at)
    ).all()


def lying_outside(calendar: MasterCalendar, visits: Iterable[Visit]) -> list[int]:
    """Return which of the visits, all on the calendar's dates, its hours do not hold."""
    return [
        visit.id
        for visit in visits
        if lies_outside(calendar, Demand.of(visit.services), visit.starts_at)
    ]
