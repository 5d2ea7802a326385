"""The demo master's shop, her rules about deposits, her discounts, and money she has taken."""

import random
from datetime import datetime, time

import requests
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import DepositRow, Discount, LedgerEntry, Service, Shop, Visit
from app.runtime import runtime
from app.usecases.money.shops import connect_shop
from app.usecases.staff import Staff
from app.usecases.tenants import TenantRef
from sandbox.yookassa.accounts import ShopAccount

_RULES = (("usual", "none", 0), ("no_show", "full", 0), ("regular", "none", 0))
# Long and costly to prepare: these are paid in advance in part.
_DEPOSITS = {"Педикюр с покрытием": ("fixed", 50_000), "Наращивание": ("percent", 30)}
_TIPS = (0, 0, 0, 10_000, 20_000)


def open_shop(session: Session, *, tenant: TenantRef, account: ShopAccount, now: datetime) -> None:
    """Connect a tenant to her shop in the sandbox, as she would in her cabinet."""
    owner = Staff(tenant, person_id=0, role="owner", master_id=None)
    connect_shop(
        session,
        staff=owner,
        account_id=account.account_id,
        secret_key=account.secret_key,
        vault=runtime().vault,
        now=now,
    )


def paste_webhook(session: Session, *, tenant: TenantRef) -> None:
    """Paste the shop's webhook address into the sandbox, which forgets it with every start."""
    shop = session.scalars(select(Shop).where(Shop.tenant_id == tenant.id)).one()
    settings = runtime().settings
    response = requests.patch(
        f"{settings.telegram_api_url}/control/yookassa/shops/{shop.account_id}",
        json={"webhook_url": f"{settings.public_url}/yookassa/{shop.public_id}"},
        timeout=5,
    )
    response.raise_for_status()


def set_prices(session: Session, *, tenant: TenantRef) -> None:
    """Have some services paid in advance; give a code to friends, and mornings a discount."""
    for service in session.scalars(select(Service).where(Service.tenant_id == tenant.id)):
        if service.name in _DEPOSITS:
            service.deposit_kind, service.deposit_amount = _DEPOSITS[service.name]
    session.add_all(
        DepositRow(tenant_id=tenant.id, trust=trust, kind=kind, amount=amount)
        for trust, kind, amount in _RULES
    )
    usual = {"tenant_id": tenant.id, "audience": "everybody", "active": True, "version": 1}
    session.add(
        Discount(
            **usual,
            kind="promo_code",
            name="Промокод «Подруга»",
            code="ПОДРУГА",
            percent=10,
            max_uses_per_client=1,
        )
    )
    session.add(
        Discount(
            **usual,
            kind="happy_hours",
            name="Утро буднего дня",
            percent=10,
            weekdays=[0, 1, 2, 3],
            from_time=time(10),
            until_time=time(12),
        )
    )


def fill_till(session: Session, *, tenant: TenantRef) -> None:
    """Write down what the clients of past visits paid on the spot."""
    dice = random.Random(tenant.slug)  # noqa: S311  # the same demo every time
    done = select(Visit).where(Visit.tenant_id == tenant.id, Visit.status == "completed")
    for visit in session.scalars(done.order_by(Visit.id)):
        _pay_on_site(session, visit, "onsite", visit.price_kopecks, dice)
        tip = dice.choice(_TIPS)
        if tip:
            _pay_on_site(session, visit, "tip", tip, dice)


def _pay_on_site(
    session: Session, visit: Visit, kind: str, kopecks: int, dice: random.Random
) -> None:
    session.add(
        LedgerEntry(
            tenant_id=visit.tenant_id,
            visit_id=visit.id,
            client_id=visit.client_id,
            kind=kind,
            means=dice.choice(("cash", "cash", "transfer")),
            amount_kopecks=kopecks,
            is_test=False,
            at=visit.ends_at,
        )
    )
