"""The money side of booking: agreeing on a price, and holding the slot while its client pays."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.domain.deposits import Deposit
from app.domain.discounts import CodeRefusal
from app.domain.money import LEAST_KOPECKS
from app.domain.money_errors import (
    PaymentsUnavailable,
    PriceChanged,
    PromoCodeRefused,
    TooManyLetGo,
    TooManyUnpaid,
)
from app.models import Service, Tenant, Visit
from app.usecases.money.attempts import Checkout, due_kopecks, find_shop, start_payment
from app.usecases.money.holds import hold_slot
from app.usecases.money.prices import VisitPrice, price_visit
from app.usecases.news import HELD
from app.usecases.notices import tell
from app.usecases.tenants import TenantRef

# Slots one client may hold unpaid at a time, and may have let go unpaid within a day: more would
# keep a calendar empty for nothing.
MAX_UNPAID_VISITS = 2
MAX_LET_GO = 3
_REMEMBERED = timedelta(days=1)
# Whoever asked first and pays after the master's answer is not at her phone.
_AFTER_APPROVAL = timedelta(days=1)
CODE_REFUSALS = {
    CodeRefusal.UNKNOWN: "There is no such code.",
    CodeRefusal.EXPIRED: "The code is no longer valid.",
    CodeRefusal.NOT_YET: "The code is not valid yet.",
    CodeRefusal.USED_UP: "The code has been used up.",
    CodeRefusal.NOT_FOR_YOU: "The code is not meant for you.",
    CodeRefusal.NOT_FOR_THESE: "The code is not for these services or this time.",
}


class Wished(Protocol):
    """What of a client's wish is about money."""

    @property
    def starts_at(self) -> datetime: ...
    @property
    def promo_code(self) -> str | None: ...
    @property
    def price_kopecks(self) -> int | None: ...


def agree_on_price(
    session: Session,
    *,
    tenant: TenantRef,
    client_id: int,
    services: Sequence[Service],
    wish: Wished,
    now: datetime,
) -> VisitPrice:
    """Price a visit that is about to be booked; the deposit is what will really be asked.

    Raises PromoCodeRefused, PriceChanged if the client was shown another price, or
    PaymentsUnavailable if a deposit is due and the shop does not work.
    """
    price = price_visit(
        session,
        tenant=tenant,
        client_id=client_id,
        services=services,
        starts_at=wish.starts_at,
        code=wish.promo_code,
        now=now,
        to_book=True,
    )
    if price.quote.code_refusal is not None:
        raise PromoCodeRefused({"promo_code": CODE_REFUSALS[price.quote.code_refusal]})
    if wish.price_kopecks not in {None, price.quote.total_kopecks}:
        raise PriceChanged
    is_request = any(service.needs_approval for service in services)
    return _with_asked_deposit(session, tenant, price, is_request=is_request)


def _with_asked_deposit(
    session: Session, tenant: TenantRef, price: VisitPrice, *, is_request: bool
) -> VisitPrice:
    if price.deposit.kopecks < LEAST_KOPECKS:
        # So little cannot be paid online.
        return replace(price, deposit=Deposit(0, price.deposit.why))
    shop = find_shop(session, tenant_id=tenant.id)
    if shop is not None and shop.state == "connected":
        return price
    if shop is not None and not session.get_one(Tenant, tenant.id).pay_later:
        if is_request:
            # It is paid after the answer; until then the shop may work again.
            return price
        raise PaymentsUnavailable
    # Without a shop there is no way to pay in advance, whatever the rules say.
    return replace(price, deposit=Deposit(0, price.deposit.why))


def ask_to_pay(
    session: Session,
    *,
    tenant: TenantRef,
    visit: Visit,
    checkout: Checkout | None,
    now: datetime,
) -> bool:
    """Start the payment a new visit needs, or that its client wants; hold the slot meanwhile.

    Tells whether it waits for money. A request is paid after the master's answer. The caller
    holds the master's lock. Raises TooManyUnpaid, TooManyLetGo, or as `start_payment` does.
    """
    if visit.awaiting_approval:
        return False
    if visit.deposit_kopecks:
        _check_not_too_many(session, visit, now)
        policy = session.get_one(Tenant, tenant.id)
        until = min(now + timedelta(minutes=policy.hold_min), visit.starts_at)
        hold_slot(session, visit=visit, until=until)
    if checkout is not None and due_kopecks(session, visit=visit, portion=checkout.portion):
        start_payment(session, tenant=tenant, visit=visit, checkout=checkout, now=now)
    if visit.pay_until is None:
        return False
    session.flush()
    tell(session, visit=visit, news=HELD, now=now)
    return True


def hold_after_approval(session: Session, *, visit: Visit, now: datetime) -> None:
    """Hold a visit that the master has just agreed to until its deposit is paid, if one is due."""
    if not due_kopecks(session, visit=visit, portion="deposit"):
        # None is asked for, or it was paid on site meanwhile.
        return
    shop = find_shop(session, tenant_id=visit.tenant_id)
    if shop is None or shop.state != "connected":
        visit.deposit_kopecks = 0
        return
    hold_slot(session, visit=visit, until=min(now + _AFTER_APPROVAL, visit.starts_at))


def _check_not_too_many(session: Session, visit: Visit, now: datetime) -> None:
    held = (Visit.status == "booked") & (Visit.pay_until > now)
    let_go = Visit.released_at > now - _REMEMBERED
    row = session.execute(
        select(func.count(case((held, 1))), func.count(case((let_go, 1)))).where(
            Visit.tenant_id == visit.tenant_id,
            Visit.client_id == visit.client_id,
            Visit.id != visit.id,
        )
    ).one()
    if row[0] >= MAX_UNPAID_VISITS:
        raise TooManyUnpaid
    if row[1] >= MAX_LET_GO:
        raise TooManyLetGo
