"""A client asks what a visit would cost her, before she books it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy.orm import Session

from app.domain.money import LEAST_KOPECKS
from app.models import Client, Tenant
from app.usecases.catalogue import choose
from app.usecases.money.attempts import find_shop
from app.usecases.money.prices import VisitPrice, price_visit
from app.usecases.tenants import TenantRef


@dataclass(frozen=True, slots=True)
class VisitQuote:
    """A price as it stands now, and how it may be paid."""

    price: VisitPrice
    # What will really be asked: nothing where there is no shop, or she takes bookings unpaid.
    deposit_kopecks: int
    online: Literal["none", "ready", "broken"]
    # All of it may be paid now.
    full_allowed: bool
    email: str | None
    hold_min: int
    free_cancel_until: datetime


def quote_visit(
    session: Session,
    *,
    tenant: TenantRef,
    client_id: int,
    service_ids: Sequence[int],
    master_id: int | None,
    starts_at: datetime,
    promo_code: str | None,
    now: datetime,
) -> VisitQuote:
    """Price a visit for a client; nothing is held. Raises as `choose` does."""
    choice = choose(session, tenant_id=tenant.id, service_ids=service_ids, master_id=master_id)
    price = price_visit(
        session,
        tenant=tenant,
        client_id=client_id,
        services=choice.services,
        starts_at=starts_at,
        code=promo_code,
        now=now,
    )
    shop = find_shop(session, tenant_id=tenant.id)
    policy = session.get_one(Tenant, tenant.id)
    works = shop is not None and shop.state == "connected"
    skipped = shop is None or (not works and policy.pay_later)
    asked = any(service.needs_approval for service in choice.services)
    quoted, kopecks = price.quote, price.deposit.kopecks
    return VisitQuote(
        price=price,
        deposit_kopecks=0 if skipped or kopecks < LEAST_KOPECKS else kopecks,
        online="none" if shop is None else "ready" if works else "broken",
        full_allowed=works
        and not asked
        and not quoted.price_from
        and quoted.total_kopecks >= LEAST_KOPECKS,
        email=session.get_one(Client, client_id).email,
        hold_min=policy.hold_min,
        free_cancel_until=starts_at - timedelta(minutes=policy.free_cancel_min),
    )
