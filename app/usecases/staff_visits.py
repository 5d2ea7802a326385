"""Visits as the tenant's people see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, case, exists, func, select
from sqlalchemy.orm import Session, aliased, selectinload

from app.domain.demand import Demand
from app.domain.errors import VisitNotFound
from app.domain.outside import lies_outside
from app.models import Client, Identity, Master, Visit
from app.usecases.calendars import MasterBook, open_books
from app.usecases.money.ledger import Paid, paid_for
from app.usecases.staff import Staff
from app.usecases.tenants import TenantRef


@dataclass(frozen=True, slots=True)
class StaffVisit:
    """A visit, who comes, what is known of her, where it lies, and what was paid for it."""

    visit: Visit
    client: Client
    master_name: str
    has_telegram: bool
    # How often she came before this visit, and how often she did not.
    kept_before: int
    missed_before: int
    outside_hours: bool
    paid: Paid


def read_staff_visits(
    session: Session,
    *,
    tenant: TenantRef,
    where: ColumnElement[bool],
    now: datetime,
    books: Sequence[MasterBook] = (),
) -> list[StaffVisit]:
    """Return the tenant's visits that a condition on `Visit` chooses, in order of their starts.

    `books` are the calendars of all their masters for all their dates, where they are open
    already. Takes the same number of queries for one visit as for a month of them.
    """
    telegram = exists().where(Identity.person_id == Client.person_id, Identity.kind == "telegram")
    rows = session.execute(
        select(Visit, Client, Master, telegram)
        .options(selectinload(Visit.services))
        .join(Client, Client.id == Visit.client_id)
        .join(Master, Master.id == Visit.master_id)
        .where(Visit.tenant_id == tenant.id, where)
        .order_by(Visit.starts_at, Visit.id)
    ).all()
    if not rows:
        return []
    counts = {
        visit_id: (kept, missed)
        for visit_id, kept, missed in session.execute(_counts_before(tenant.id, where, now))
    }
    visits = [row[0] for row in rows]
    if not books:
        masters = list({master.id: master for _, _, master, _ in rows}.values())
        books = _open_books(session, tenant, visits, masters, now)
    outside = _outside_hours(visits, books)
    paid = paid_for(session, tenant_id=tenant.id, visit_ids=[visit.id for visit in visits])
    return [
        StaffVisit(
            visit,
            client,
            master.name,
            known,
            *counts.get(visit.id, (0, 0)),
            visit.id in outside,
            paid[visit.id],
        )
        for visit, client, master, known in rows
    ]


def show_staff_visit(session: Session, *, staff: Staff, visit_id: int, now: datetime) -> StaffVisit:
    """Return one visit. Raises VisitNotFound, or Forbidden for one in a colleague's calendar."""
    found = read_staff_visits(session, tenant=staff.tenant, where=Visit.id == visit_id, now=now)
    if not found:
        raise VisitNotFound
    staff.check_sees(found[0].visit.master_id)
    return found[0]


def _counts_before(
    tenant_id: int, where: ColumnElement[bool], now: datetime
) -> Select[int, int, int]:
    earlier = aliased(Visit)
    kept = earlier.status.in_(("booked", "completed")) & (earlier.starts_at <= now)
    return (
        select(
            Visit.id,
            func.count(case((kept, 1))),
            func.count(case((earlier.status == "no_show", 1))),
        )
        .join(
            earlier,
            (earlier.tenant_id == Visit.tenant_id)
            & (earlier.client_id == Visit.client_id)
            & (earlier.starts_at < Visit.starts_at),
        )
        .where(Visit.tenant_id == tenant_id, where)
        # In this order SQLite walks the master's index; by id alone it would walk every visit.
        .group_by(Visit.starts_at, Visit.id)
    )


def _open_books(
    session: Session,
    tenant: TenantRef,
    visits: Sequence[Visit],
    masters: Sequence[Master],
    now: datetime,
) -> list[MasterBook]:
    dates = [visit.starts_at.astimezone(tenant.zone).date() for visit in visits]
    return open_books(
        session,
        tenant=tenant,
        masters=masters,
        first_date=min(dates),
        last_date=max(dates),
        now=now,
    )


def _outside_hours(visits: Sequence[Visit], books: Sequence[MasterBook]) -> set[int]:
    calendars = {book.master_id: book.calendar for book in books}
    return {
        visit.id
        for visit in visits
        if lies_outside(calendars[visit.master_id], Demand.of(visit.services), visit.starts_at)
    }
