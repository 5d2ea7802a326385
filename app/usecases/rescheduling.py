"""A client moves her own visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.availability import Availability
from app.domain.booking_rules import Refusal
from app.domain.demand import Demand
from app.domain.errors import (
    RangeTooLong,
    RescheduleTooLate,
    SlotTaken,
    VisitNotFound,
    VisitNotMovable,
)
from app.domain.start_hours import StartHours
from app.models import Master, Service, Visit
from app.usecases.availability import MAX_DAYS
from app.usecases.booking import REFUSALS
from app.usecases.calendars import booking_rules, dates_around, open_books
from app.usecases.locks import drop_expired_holds
from app.usecases.news import RESCHEDULED, Before
from app.usecases.notices import tell
from app.usecases.tenants import TenantRef
from app.usecases.visit_rows import set_windows
from app.usecases.visit_times import ALTERNATIVES, set_fair_windows, take_time
from app.usecases.visits import can_move, lock_own_visit


@dataclass(frozen=True, slots=True)
class Terms:
    """By which rules a visit may be moved: its lengths as agreed, its services' rules of today."""

    services: Sequence[Service]
    demand: Demand


def terms_of(session: Session, *, tenant_id: int, visits: Sequence[Visit]) -> dict[int, Terms]:
    """Return the terms of a tenant's visits, whose services are loaded, by their ids."""
    ids = {service.service_id for visit in visits for service in visit.services}
    services_of_today = session.scalars(
        select(Service).where(Service.tenant_id == tenant_id, Service.id.in_(ids))
    )
    known = {service.id: service for service in services_of_today}
    found = {}
    for visit in visits:
        services = [known[service.service_id] for service in visit.services]
        hours = [StartHours.of(service) for service in services]
        found[visit.id] = Terms(services, Demand.of(visit.services, hours))
    return found


def find_times_to_move(
    session: Session,
    *,
    tenant: TenantRef,
    client_id: int,
    visit_id: int,
    first_date: date,
    last_date: date,
    now: datetime,
) -> Availability:
    """Return the starts a client's visit may be moved to, with the same master.

    Its own time does not stand in its way. Raises RangeTooLong, VisitNotFound, VisitNotMovable
    or RescheduleTooLate.
    """
    if not 0 <= (last_date - first_date).days < MAX_DAYS:
        raise RangeTooLong
    visit = session.scalar(
        select(Visit)
        .options(selectinload(Visit.services))
        .where(Visit.tenant_id == tenant.id, Visit.client_id == client_id, Visit.id == visit_id)
    )
    if visit is None:
        raise VisitNotFound
    _check_may_move(visit, now)
    terms = terms_of(session, tenant_id=tenant.id, visits=[visit])[visit.id]
    [book] = open_books(
        session,
        tenant=tenant,
        masters=[session.get_one(Master, visit.master_id)],
        first_date=first_date,
        last_date=last_date,
        now=now,
        without_visit=visit.id,
    )
    return book.offered(terms.services, terms.demand, now)


def reschedule_visit(
    session: Session,
    *,
    tenant: TenantRef,
    client_id: int,
    visit_id: int,
    starts_at: datetime,
    now: datetime,
) -> Visit:
    """Move a client's visit to another start and queue the messages about it.

    All booking rules hold. A request stays one, and what the master agreed to stays agreed.
    Moving it to where it is changes nothing. Raises as `lock_own_visit` does, VisitNotMovable,
    RescheduleTooLate, what the rules have against the start, or SlotTaken with the nearest ones.
    """
    visit = lock_own_visit(session, tenant_id=tenant.id, client_id=client_id, visit_id=visit_id)
    if visit.status == "booked" and visit.starts_at == starts_at:
        return visit
    _check_may_move(visit, now)
    drop_expired_holds(session, tenant_id=tenant.id, master_ids=[visit.master_id], now=now)
    _check_offered(session, tenant, visit, starts_at, now)
    before = Before.of(visit)
    was_free_until = visit.free_cancel_until
    visit.starts_at = starts_at.astimezone(UTC)
    take_time(session, visit=visit)
    if visit.move_proposed_at is None:
        set_windows(session, visit)
        if now > was_free_until:
            # Else whoever is late would only have to move her visit to cancel it for free.
            visit.free_cancel_until = was_free_until
            visit.deposit_carried_at = now
    else:
        set_fair_windows(session, visit=visit, now=now)
    visit.move_proposed_at = None
    visit.version += 1
    session.flush()
    tell(session, visit=visit, news=RESCHEDULED, before=before, now=now)
    return visit


def _check_may_move(visit: Visit, now: datetime) -> None:
    if visit.status != "booked" or visit.pay_until is not None or visit.starts_at <= now:
        raise VisitNotMovable
    if not can_move(visit, now):
        raise RescheduleTooLate


def _check_offered(
    session: Session, tenant: TenantRef, visit: Visit, starts_at: datetime, now: datetime
) -> None:
    master = session.get_one(Master, visit.master_id)
    terms = terms_of(session, tenant_id=tenant.id, visits=[visit])[visit.id]
    rules = booking_rules(master).for_services(terms.services)
    # Asked before any date is computed: a forged instant may lie beyond what dates can say.
    refusal = rules.refusal(starts_at, now, tenant.zone)
    if refusal is not None:
        raise REFUSALS[refusal]
    first, last = dates_around(starts_at, tenant=tenant, now=now)
    [book] = open_books(
        session,
        tenant=tenant,
        masters=[master],
        first_date=first,
        last_date=last,
        now=now,
        without_visit=visit.id,
    )
    refusal = book.refusal(terms.services, terms.demand, now, starts_at)
    if refusal is Refusal.SLOT_TAKEN:
        nearest = book.offered(terms.services, terms.demand, now).nearest(starts_at, ALTERNATIVES)
        raise SlotTaken([(at, master.id) for at in sorted(nearest)])
    if refusal is not None:
        raise REFUSALS[refusal]
