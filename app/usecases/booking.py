"""A client books a time."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session, selectinload

from app.domain.booking_rules import Refusal
from app.domain.demand import Demand
from app.domain.errors import (
    DomainError,
    IdempotencyKeyReused,
    OffGrid,
    OutsideWorkingHours,
    SlotTaken,
    TooFarAhead,
    TooManyVisits,
    TooSoon,
)
from app.models import BlockedStretch, Master, Service, Tenant, Visit, VisitService
from app.usecases.availability import nearest
from app.usecases.calendars import MasterBook, booking_rules, open_books
from app.usecases.catalogue import choose
from app.usecases.notices import tell_booked
from app.usecases.tenants import TenantRef

_REFUSALS: dict[Refusal, type[DomainError]] = {
    Refusal.OFF_GRID: OffGrid,
    Refusal.OUTSIDE_WORKING_HOURS: OutsideWorkingHours,
    Refusal.TOO_SOON: TooSoon,
    Refusal.TOO_FAR_AHEAD: TooFarAhead,
    Refusal.SLOT_TAKEN: SlotTaken,
}
_ALTERNATIVES = 3
# More than anybody needs of one tenant; less than would empty a calendar in one evening.
MAX_COMING_VISITS = 10
_LOOK_BACK, _LOOK_AHEAD = timedelta(days=7), timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a client asks for. `master_id` None means whoever is free."""

    service_ids: tuple[int, ...]
    master_id: int | None
    starts_at: datetime
    comment: str | None
    # The client's own name for this attempt; the same one never books twice.
    idempotency_key: str | None

    def fingerprint(self) -> str:
        """Return a digest of what is asked for, to tell a repeat from another request."""
        asked = [self.service_ids, self.master_id, self.starts_at.timestamp(), self.comment]
        return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


def book_visit(
    session: Session, *, tenant: TenantRef, client_id: int, wish: Wish, now: datetime
) -> Visit:
    """Book a visit and queue the messages about it.

    A repeat with the same idempotency key returns the visit that the first one made. Raises
    IdempotencyKeyReused, ServiceNotOffered, MasterNotFound, OffGrid, OutsideWorkingHours,
    TooSoon, TooFarAhead, TooManyVisits, or SlotTaken with the nearest free starts.
    """
    # Before anything else: what was booked stands, even if the service is hidden since.
    earlier = _earlier_attempt(session, tenant, client_id, wish)
    if earlier is not None:
        return earlier
    choice = choose(
        session, tenant_id=tenant.id, service_ids=wish.service_ids, master_id=wish.master_id
    )
    services, masters = choice.services, choice.masters
    _lock(session, masters)
    # And again under the lock: the same tap may have come twice at once.
    earlier = _earlier_attempt(session, tenant, client_id, wish)
    if earlier is not None:
        return earlier
    _check_not_too_many(session, tenant, client_id, now)
    _drop_expired_holds(session, masters, now)
    demand = Demand.of(services)
    book = _book_that_has_room(session, tenant, masters, demand, wish, now)
    visit = _store(session, tenant, client_id, book, services, demand, wish, now)
    tell_booked(session, visit=visit, now=now)
    return visit


def _lock(session: Session, masters: Sequence[Master]) -> None:
    # Whoever books with one of these masters waits here. The overlap constraint alone would
    # decide the race too, but by deadlocks that look like failures. One order for everybody.
    session.execute(
        select(Master.id)
        .where(Master.id.in_([master.id for master in masters]))
        .order_by(Master.id)
        # Not the key: what merely refers to the master need not wait.
        .with_for_update(key_share=True)
    )


def _earlier_attempt(
    session: Session, tenant: TenantRef, client_id: int, wish: Wish
) -> Visit | None:
    if wish.idempotency_key is None:
        return None
    visit = session.scalar(
        select(Visit)
        .options(selectinload(Visit.services))
        .where(
            Visit.tenant_id == tenant.id,
            Visit.client_id == client_id,
            Visit.idempotency_key == wish.idempotency_key,
        )
    )
    if visit is not None and visit.request_hash != wish.fingerprint():
        raise IdempotencyKeyReused
    return visit


def _check_not_too_many(session: Session, tenant: TenantRef, client_id: int, now: datetime) -> None:
    coming = session.scalar(
        select(func.count())
        .select_from(Visit)
        .where(
            Visit.tenant_id == tenant.id,
            Visit.client_id == client_id,
            Visit.status == "booked",
            Visit.starts_at > now,
        )
    )
    if coming is not None and coming >= MAX_COMING_VISITS:
        raise TooManyVisits


def _drop_expired_holds(session: Session, masters: Sequence[Master], now: datetime) -> None:
    # A constraint cannot ask for the time, so to it an expired hold still blocks.
    session.execute(
        delete(BlockedStretch).where(
            BlockedStretch.tenant_id == masters[0].tenant_id,
            BlockedStretch.master_id.in_([master.id for master in masters]),
            BlockedStretch.expires_at <= now,
        )
    )


def _book_that_has_room(
    session: Session,
    tenant: TenantRef,
    masters: Sequence[Master],
    demand: Demand,
    wish: Wish,
    now: datetime,
) -> MasterBook:
    first, last = _dates_around(tenant, wish.starts_at, masters, now)
    books = open_books(
        session, tenant=tenant, masters=masters, first_date=first, last_date=last, now=now
    )
    refusals = [book.calendar.refusal(demand, book.rules, now, wish.starts_at) for book in books]
    free = [book for book, refusal in zip(books, refusals, strict=True) if refusal is None]
    if free:
        # Who has the least to do around that day; else the first named would get all the work.
        return min(free, key=lambda book: book.calendar.busy.bit_count())
    if Refusal.SLOT_TAKEN in refusals:
        raise SlotTaken(nearest(books, demand, wish.starts_at, _ALTERNATIVES, now))
    raise next(_REFUSALS[refusal] for refusal in refusals if refusal)


def _dates_around(
    tenant: TenantRef, starts_at: datetime, masters: Sequence[Master], now: datetime
) -> tuple[date, date]:
    # Asked before any date is computed: a forged instant may lie beyond what dates can say.
    reasons = [booking_rules(master).refusal(starts_at, now, tenant.zone) for master in masters]
    if reasons[0] is not None and all(reasons):
        raise _REFUSALS[reasons[0]]
    wanted = starts_at.astimezone(tenant.zone).date()
    today = now.astimezone(tenant.zone).date()
    return max(today, wanted - _LOOK_BACK), wanted + _LOOK_AHEAD


def _store(
    session: Session,
    tenant: TenantRef,
    client_id: int,
    book: MasterBook,
    services: Sequence[Service],
    demand: Demand,
    wish: Wish,
    now: datetime,
) -> Visit:
    free_cancel = timedelta(minutes=session.get_one(Tenant, tenant.id).free_cancel_min)
    visit = Visit(
        tenant_id=tenant.id,
        master_id=book.master_id,
        client_id=client_id,
        status="booked",
        starts_at=wish.starts_at,
        ends_at=wish.starts_at + timedelta(minutes=demand.duration_min),
        price_kopecks=sum(service.price_kopecks for service in services),
        price_from=any(service.price_from for service in services),
        comment=wish.comment,
        free_cancel_until=wish.starts_at - free_cancel,
        booked_at=now,
        idempotency_key=wish.idempotency_key,
        request_hash=wish.fingerprint(),
        services=[_frozen(tenant.id, place, item) for place, item in enumerate(services)],
    )
    session.add(visit)
    session.flush()
    session.add_all(
        BlockedStretch(
            tenant_id=tenant.id,
            master_id=book.master_id,
            visit_id=visit.id,
            starts_at=stretch.starts_at,
            ends_at=stretch.ends_at,
        )
        for stretch in demand.blocked_stretches(wish.starts_at)
    )
    session.flush()
    return visit


def _frozen(tenant_id: int, position: int, service: Service) -> VisitService:
    return VisitService(
        tenant_id=tenant_id,
        position=position,
        service_id=service.id,
        name=service.name,
        duration_min=service.duration_min,
        buffer_before_min=service.buffer_before_min,
        buffer_after_min=service.buffer_after_min,
        price_kopecks=service.price_kopecks,
        price_from=service.price_from,
    )
