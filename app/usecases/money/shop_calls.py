"""Calls to the payment provider: wished for with a change, made later by the worker."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Literal, Protocol

from sqlalchemy import Integer, bindparam, case, or_, select, update
from sqlalchemy.orm import Session

from app.db import UtcDateTime, insert_or_update
from app.models import Shop, ShopCall

Kind = Literal[
    "check_shop",
    "list_payments",
    "create_payment",
    "fetch_payment",
    "create_refund",
    "fetch_refund",
    "create_receipt",
    "fetch_receipt",
]
# Longer than a call may take; a worker that dies keeps its calls back no longer than this.
LEASE = timedelta(minutes=1)
# Calls of one shop made at one time by one worker.
PER_SHOP = 4
_NOTHING: Mapping[int, int] = MappingProxyType({})
# After 1, 2, 5, 10, 10, … minutes we look again for what is not final.
_LOOKS = (1, 2, 5, 10)
# The provider wants a call whose outcome nobody knows to be repeated once a minute.
REPEAT_AFTER = timedelta(minutes=1)

_now = bindparam("now", type_=UtcDateTime())
# Built once: an idle worker asks several times a second.
_CLAIMABLE = (
    select(ShopCall, Shop)
    .join(Shop, Shop.id == ShopCall.shop_id)
    .where(
        ShopCall.due_at <= _now,
        or_(ShopCall.leased_until.is_(None), ShopCall.leased_until <= _now),
        or_(Shop.quiet_until.is_(None), Shop.quiet_until <= _now),
        # Refused keys serve for nothing but finding out whether they are good again.
        or_(Shop.state != "rejected", ShopCall.kind == "check_shop"),
        Shop.secret_sealed.is_not(None),
        Shop.id.not_in(bindparam("busy", expanding=True)),
    )
    .order_by(ShopCall.due_at, ShopCall.id)
    .limit(bindparam("limit", type_=Integer()))
    .with_for_update(of=ShopCall, skip_locked=True, key_share=True)
)


@dataclass(frozen=True, slots=True)
class ClaimedCall:
    """A call a worker holds a lease on, with the keys it is made with."""

    id: int
    tenant_id: int
    shop_id: int
    kind: str
    subject: str
    # How often it was tried, this time included.
    attempts: int
    asked: int
    # Nobody wrote down how the try before this one ended.
    was_interrupted: bool
    account_id: str
    secret_sealed: bytes


def ask(
    session: Session,
    *,
    tenant_id: int,
    shop_id: int,
    kind: Kind,
    subject: object,
    due_at: datetime,
) -> None:
    """Wish for a call, in the transaction that needs it; one that is wished for comes no later."""
    insert_or_update(
        session,
        ShopCall,
        key=("shop_id", "kind", "subject"),
        values={
            "tenant_id": tenant_id,
            "shop_id": shop_id,
            "kind": kind,
            "subject": str(subject),
            "due_at": due_at,
            "attempts": 0,
            "asked": 1,
        },
        changes={
            "due_at": case((ShopCall.due_at < due_at, ShopCall.due_at), else_=due_at),
            "asked": ShopCall.asked + 1,
        },
    )


class OfShop(Protocol):
    """Whatever belongs to a shop of a tenant: a payment, a refund, a receipt, another call."""

    @property
    def tenant_id(self) -> int: ...
    @property
    def shop_id(self) -> int: ...


def ask_for(session: Session, of: OfShop, *, kind: Kind, subject: object, due_at: datetime) -> None:
    """Wish for a call to the shop that a row belongs to, as `ask` does."""
    ask(
        session,
        tenant_id=of.tenant_id,
        shop_id=of.shop_id,
        kind=kind,
        subject=subject,
        due_at=due_at,
    )


def ask_how_it_is(session: Session, *, shop: Shop, due_at: datetime) -> None:
    """Wish for the call that asks the provider about the shop itself."""
    ask(
        session,
        tenant_id=shop.tenant_id,
        shop_id=shop.id,
        kind="check_shop",
        subject="",
        due_at=due_at,
    )


def claim_calls(
    session: Session, *, limit: int, now: datetime, under_way: Mapping[int, int] = _NOTHING
) -> list[ClaimedCall]:
    """Lease due calls to the caller, the longest waiting first; shops that are quiet left out.

    `under_way` says how many calls of each shop the caller is making already: a shop that hangs
    takes no more than its share of them.
    """
    room = defaultdict(lambda: PER_SHOP, {shop: PER_SHOP - n for shop, n in under_way.items()})
    busy = [shop_id for shop_id, free in room.items() if free <= 0]
    claimed = []
    for call, shop in session.execute(_CLAIMABLE, {"now": now, "limit": limit, "busy": busy}):
        if room[shop.id] > 0:
            room[shop.id] -= 1
            claimed.append(_claimed(call, shop))
    if claimed:
        session.execute(
            update(ShopCall)
            .where(ShopCall.id.in_([call.id for call in claimed]))
            .values(leased_until=now + LEASE, attempts=ShopCall.attempts + 1)
        )
    return claimed


def _claimed(call: ShopCall, shop: Shop) -> ClaimedCall:
    return ClaimedCall(
        id=call.id,
        tenant_id=call.tenant_id,
        shop_id=call.shop_id,
        kind=call.kind,
        subject=call.subject,
        attempts=call.attempts + 1,
        asked=call.asked,
        was_interrupted=call.leased_until is not None,
        account_id=shop.account_id,
        secret_sealed=shop.secret_sealed or b"",
    )


def settle_call(session: Session, *, claimed: ClaimedCall, again_at: datetime | None) -> None:
    """End a lease: the call is done for good, or is made again at a later moment.

    Somebody who wished for it while it was under way gets it made once more.
    """
    call = session.get(ShopCall, claimed.id, with_for_update={"key_share": True})
    if call is None:
        return
    call.leased_until = None
    if call.asked == claimed.asked:
        if again_at is None:
            session.delete(call)
        else:
            call.due_at = again_at
    session.flush()


def bring_forward(session: Session, *, shop_id: int, now: datetime) -> None:
    """Make what a shop had to leave undone due now: its keys are good again."""
    session.execute(
        update(ShopCall)
        .where(
            ShopCall.shop_id == shop_id,
            ShopCall.kind.in_(("create_refund", "create_receipt")),
            ShopCall.due_at > now,
        )
        .values(due_at=now)
    )


def look_again_at(attempts: int, now: datetime) -> datetime:
    """Return when to look again for something that so many looks have not found final."""
    minutes = _LOOKS[min(max(attempts, 1), len(_LOOKS)) - 1]
    return now + timedelta(minutes=minutes)
