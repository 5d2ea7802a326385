"""A tenant's shop at the payment provider, as its owner connects, sets up and leaves it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from app.domain.ids import new_public_id
from app.domain.money_errors import MoneyInvalid, ShopMissing
from app.models import Payment, Receipt, Refund, Shop, ShopCall, Tenant, Visit
from app.usecases.money.attempts import find_shop
from app.usecases.money.shop_calls import ask_how_it_is
from app.usecases.staff import Staff
from app.vault import Vault

_ACCOUNT_ID = re.compile(r"[0-9]{3,20}")
_KEY = re.compile(r"(?:live|test)_[A-Za-z0-9_*-]{15,123}")
_ACCOUNT_WRONG = "A shop's number has 3 to 20 digits."
_KEY_WRONG = "A secret key begins with live_ or test_ and is copied as a whole."
_RECEIPTS_WRONG = "Whether the provider makes the receipts is set there."
# A payment stays payable for an hour; two days later nothing can come of it any more.
_STAYS_OPEN = timedelta(days=2)
_OF_TENANT = frozenset({"pay_later", "hold_min"})


@dataclass(frozen=True, slots=True)
class ShopSettings:
    """The shop a tenant has connected, if any, and how its visits are paid."""

    shop: Shop | None
    pay_later: bool
    hold_min: int


def read_shop(session: Session, *, staff: Staff) -> ShopSettings:
    """Return a tenant's shop and settings. Raises Forbidden for a master."""
    staff.check_sees_all()
    tenant = session.get_one(Tenant, staff.tenant.id)
    shop = find_shop(session, tenant_id=staff.tenant.id)
    return ShopSettings(shop, tenant.pay_later, tenant.hold_min)


def connect_shop(
    session: Session,
    *,
    staff: Staff,
    account_id: str,
    secret_key: str,
    vault: Vault,
    now: datetime,
) -> None:
    """Connect a shop, or give the connected one a new key; the worker finds out whether it works.

    Another shop takes the place of the one there is, which stays for its refunds; one that was
    left before is taken up again. Raises Forbidden, or MoneyInvalid for what is no such number
    or key.
    """
    staff.check_owns()
    _check_keys(account_id, secret_key)
    tenant = _lock_tenant(session, staff)
    shop = find_shop(session, tenant_id=tenant.id)
    if shop is None or shop.account_id != account_id:
        if shop is not None:
            _leave(session, shop)
        shop = _left_before(session, tenant, account_id) or _new_shop(tenant, account_id, now)
    shop.secret_sealed = vault.seal(secret_key)
    shop.is_test = secret_key.startswith("test_")
    shop.state = "checking"
    shop.problem = shop.checked_at = shop.quiet_until = None
    session.add(shop)
    session.flush()
    ask_how_it_is(session, shop=shop, due_at=now)


def check_shop(session: Session, *, staff: Staff, now: datetime) -> None:
    """Have the worker ask the provider about the shop. Raises Forbidden or ShopMissing."""
    staff.check_owns()
    ask_how_it_is(session, shop=_own_shop(session, staff), due_at=now)


def change_shop(session: Session, *, staff: Staff, changes: Mapping[str, Any]) -> None:
    """Change receipts and VAT of the shop, or how a tenant's visits are paid.

    `changes` are columns of `Shop` and `Tenant`. Raises Forbidden, ShopMissing, or MoneyInvalid
    where the provider decides who makes receipts.
    """
    staff.check_owns()
    tenant = _lock_tenant(session, staff)
    for name in _OF_TENANT & changes.keys():
        setattr(tenant, name, changes[name])
    of_shop = changes.keys() - _OF_TENANT
    if of_shop:
        shop = _own_shop(session, staff)
        receipts = changes.get("receipts", shop.receipts)
        if receipts != shop.receipts and "yookassa" in {receipts, shop.receipts}:
            raise MoneyInvalid({"receipts": _RECEIPTS_WRONG})
        for name in of_shop:
            setattr(shop, name, changes[name])
    session.flush()


def disconnect_shop(session: Session, *, staff: Staff) -> None:
    """Take no more payments by the shop; what is open there comes to its end.

    Raises Forbidden or ShopMissing.
    """
    staff.check_owns()
    _lock_tenant(session, staff)
    _leave(session, _own_shop(session, staff))


def forget_left_keys(session: Session, *, now: datetime) -> None:
    """Erase the keys of shops that were left, once nothing is open there any more.

    A deposit of a visit that is yet to come, or that is to be decided upon, may have to go back.
    """
    coming = exists().where(
        Payment.shop_id == Shop.id,
        Payment.status == "succeeded",
        Visit.id == Payment.visit_id,
        (Visit.status == "booked") | Visit.decide_until.is_not(None),
    )
    paying = exists().where(
        Payment.shop_id == Shop.id,
        Payment.status.in_(("creating", "pending")),
        Payment.created_at > now - _STAYS_OPEN,
    )
    owing = exists().where(Refund.shop_id == Shop.id, Refund.status.in_(("owed", "sent")))
    receipting = exists().where(Receipt.shop_id == Shop.id, Receipt.status == "pending")
    session.execute(
        update(Shop)
        .where(
            Shop.state == "disconnected",
            Shop.secret_sealed.is_not(None),
            ~coming,
            ~paying,
            ~owing,
            ~receipting,
        )
        .values(secret_sealed=None)
        .execution_options(synchronize_session=False)
    )


def rotate_shop_keys(session: Session, *, vault: Vault) -> int:
    """Encrypt all shops' keys with the newest key; returns how many. Raises VaultError."""
    # Held, lest a key that is given just now is overwritten with the one before it.
    shops = session.scalars(
        select(Shop)
        .where(Shop.secret_sealed.is_not(None))
        .order_by(Shop.id)
        .with_for_update(key_share=True)
    ).all()
    for shop in shops:
        shop.secret_sealed = vault.reseal(shop.secret_sealed or b"")
    return len(shops)


def _check_keys(account_id: str, secret_key: str) -> None:
    wrong = {}
    if not _ACCOUNT_ID.fullmatch(account_id):
        wrong["account_id"] = _ACCOUNT_WRONG
    if not _KEY.fullmatch(secret_key):
        wrong["secret_key"] = _KEY_WRONG
    if wrong:
        raise MoneyInvalid(wrong)


def _lock_tenant(session: Session, staff: Staff) -> Tenant:
    # Not the key: what merely refers to the tenant need not wait.
    return session.get_one(
        Tenant, staff.tenant.id, with_for_update={"key_share": True}, populate_existing=True
    )


def _own_shop(session: Session, staff: Staff) -> Shop:
    shop = find_shop(session, tenant_id=staff.tenant.id)
    if shop is None:
        raise ShopMissing
    return shop


def _leave(session: Session, shop: Shop) -> None:
    shop.state = "disconnected"
    session.flush()
    session.execute(
        delete(ShopCall).where(
            ShopCall.shop_id == shop.id, ShopCall.kind.in_(("check_shop", "list_payments"))
        )
    )


def _left_before(session: Session, tenant: Tenant, account_id: str) -> Shop | None:
    return session.scalar(
        select(Shop)
        .where(
            Shop.tenant_id == tenant.id,
            Shop.account_id == account_id,
            Shop.state == "disconnected",
        )
        .order_by(Shop.id.desc())
        .limit(1)
    )


def _new_shop(tenant: Tenant, account_id: str, now: datetime) -> Shop:
    return Shop(
        tenant_id=tenant.id,
        public_id=new_public_id(),
        account_id=account_id,
        fiscal=False,
        receipts="own",
        vat_code=1,
        created_at=now,
    )
