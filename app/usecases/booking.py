"""A client books a time."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from app.domain.booking_rules import Refusal
from app.domain.errors import (
    DomainError,
    IdempotencyKeyReused,
    OffGrid,
    OutsideWorkingHours,
    ServiceHours,
    SlotTaken,
    TooFarAhead,
    TooManyVisits,
    TooSoon,
)
from app.models import Client, Visit
from app.usecases.availability import nearest
from app.usecases.calendars import booking_rules, dates_around, open_books
from app.usecases.catalogue import Choice, choose
from app.usecases.locks import drop_expired_holds, lock_masters
from app.usecases.money.attempts import Checkout
from app.usecases.money.booking import agree_on_price, ask_to_pay
from app.usecases.notices import tell_booked
from app.usecases.tenants import TenantRef
from app.usecases.visit_rows import Agreement, store_visit

REFUSALS: dict[Refusal, type[DomainError]] = {
    Refusal.OFF_GRID: OffGrid,
    Refusal.OUTSIDE_WORKING_HOURS: OutsideWorkingHours,
    Refusal.SERVICE_HOURS: ServiceHours,
    Refusal.TOO_SOON: TooSoon,
    Refusal.TOO_FAR_AHEAD: TooFarAhead,
    Refusal.SLOT_TAKEN: SlotTaken,
}
_ALTERNATIVES = 3
# More than anybody needs of one tenant; less than would empty a calendar in one evening.
MAX_COMING_VISITS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a client asks for. `master_id` None means whoever is free."""

    service_ids: tuple[int, ...]
    master_id: int | None
    starts_at: datetime
    comment: str | None
    # The client's own name for this attempt; the same one never books twice.
    idempotency_key: str | None
    promo_code: str | None = None
    # The price she was shown; nothing means that she takes it as it is.
    price_kopecks: int | None = None
    # How she pays what is due; nothing means that she will say so later.
    checkout: Checkout | None = None

    def fingerprint(self) -> str:
        """Return a digest of what is asked for, to tell a repeat from another request."""
        at = self.starts_at.timestamp()
        portion = self.checkout and self.checkout.portion
        code, price = self.promo_code, self.price_kopecks
        asked = [self.service_ids, self.master_id, at, self.comment, code, price, portion]
        return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


def book_visit(
    session: Session, *, tenant: TenantRef, client_id: int, wish: Wish, now: datetime
) -> Visit:
    """Book a visit and queue the messages about it.

    A repeat with the same idempotency key returns the visit that the first one made. Raises
    IdempotencyKeyReused, ServiceNotOffered, MasterNotFound, OffGrid, OutsideWorkingHours,
    ServiceHours, TooSoon, TooFarAhead, TooManyVisits, SlotTaken with the nearest free starts, or
    what `app.usecases.money.booking` has against the price or the way to pay.
    """
    # Before anything else: what was booked stands, even if the service is hidden since.
    earlier = _earlier_attempt(session, tenant, client_id, wish)
    if earlier is not None:
        return earlier
    choice = choose(
        session, tenant_id=tenant.id, service_ids=wish.service_ids, master_id=wish.master_id
    )
    master_ids = [master.id for master in choice.masters]
    lock_masters(session, master_ids)
    # And again under the lock: the same tap may have come twice at once.
    earlier = _earlier_attempt(session, tenant, client_id, wish)
    if earlier is not None:
        return earlier
    _check_not_too_many(session, tenant, client_id, now)
    drop_expired_holds(session, tenant_id=tenant.id, master_ids=master_ids, now=now)
    master_id = _master_with_room(session, tenant, choice, wish, now)
    terms = agree_on_price(
        session,
        tenant=tenant,
        client_id=client_id,
        services=choice.services,
        wish=wish,
        now=now,
    )
    agreement = Agreement(
        master_id=master_id,
        client_id=client_id,
        services=choice.services,
        starts_at=wish.starts_at,
        comment=wish.comment,
        awaiting_approval=any(service.needs_approval for service in choice.services),
        idempotency_key=wish.idempotency_key,
        request_hash=wish.fingerprint(),
        price=terms.quote,
        deposit_kopecks=terms.deposit.kopecks,
    )
    visit = store_visit(session, tenant_id=tenant.id, agreement=agreement, now=now)
    if not ask_to_pay(session, tenant=tenant, visit=visit, checkout=wish.checkout, now=now):
        tell_booked(session, visit=visit, now=now)
    return visit


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
    # Her bookings with several masters meet here; each would count without the others.
    session.execute(
        select(Client.id)
        .where(Client.tenant_id == tenant.id, Client.id == client_id)
        .with_for_update(key_share=True)
    )
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


def _master_with_room(
    session: Session, tenant: TenantRef, choice: Choice, wish: Wish, now: datetime
) -> int:
    _check_moment(tenant, choice, wish.starts_at, now)
    first, last = dates_around(wish.starts_at, tenant=tenant, now=now)
    books = open_books(
        session, tenant=tenant, masters=choice.masters, first_date=first, last_date=last, now=now
    )
    refusals = [book.refusal(choice.services, choice.demand, now, wish.starts_at) for book in books]
    free = [book for book, refusal in zip(books, refusals, strict=True) if refusal is None]
    if free:
        # Who has the least to do around that day; else the first named would get all the work.
        return min(free, key=lambda book: book.calendar.busy.bit_count()).master_id
    if Refusal.SLOT_TAKEN in refusals:
        raise SlotTaken(nearest(books, choice, wish.starts_at, _ALTERNATIVES, now))
    raise next(REFUSALS[refusal] for refusal in refusals if refusal)


def _check_moment(tenant: TenantRef, choice: Choice, starts_at: datetime, now: datetime) -> None:
    # Asked before any date is computed: a forged instant may lie beyond what dates can say.
    reasons = [
        booking_rules(master).for_services(choice.services).refusal(starts_at, now, tenant.zone)
        for master in choice.masters
    ]
    if reasons[0] is not None and all(reasons):
        raise REFUSALS[reasons[0]]
