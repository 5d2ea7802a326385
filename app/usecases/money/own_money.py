"""A client's money as she sees it: with each visit, and as a list of payments."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, selectinload

from app.domain.money_errors import PaymentNotFound
from app.models import Bot, Payment, Receipt, Refund, Shop, Visit
from app.usecases.money.ledger import Paid, paid_for

_SHOWN = 100
# An attempt that has no page to pay on after so long is one whose outcome is not known.
_PREPARED_WITHIN = timedelta(seconds=15)
PaymentStatus = Literal[
    "preparing", "ready", "checking", "succeeded", "canceled", "failed", "put_aside"
]


@dataclass(frozen=True, slots=True)
class OwnMoney:
    """What was paid for a visit, what went back, and the latest attempt to pay."""

    paid: Paid
    returned_kopecks: int
    # The part of that which is not made yet.
    promised_kopecks: int
    # What could still go back of it.
    refundable_kopecks: int
    payment: Payment | None
    # Whether the tenant's shop takes payments now.
    online: bool


@dataclass(frozen=True, slots=True)
class OwnPayment:
    """A payment with all that became of it."""

    payment: Payment
    visit: Visit
    refunds: Sequence[Refund]
    receipts: Sequence[Receipt]


@dataclass(frozen=True, slots=True)
class PaidPage:
    """What somebody who comes back from the provider's page is shown, whoever she is."""

    payment: Payment
    visit: Visit
    bot_username: str | None


def told_payment(payment: Payment, now: datetime) -> PaymentStatus:
    """Return the status of an attempt as its client is told it; never "paid" before it is known."""
    match payment.status:
        case "creating":
            young = now - payment.created_at < _PREPARED_WITHIN
            return "preparing" if young else "checking"
        case "pending":
            return "ready" if payment.confirmation_url else "checking"
        case "set_aside":
            return "put_aside"
        case "succeeded":
            return "succeeded"
        case "canceled":
            return "canceled"
        case _:
            return "failed"


def read_money(session: Session, *, tenant_id: int, visits: Iterable[Visit]) -> dict[int, OwnMoney]:
    """Return the money of visits; as many questions for one as for all."""
    ids = [visit.id for visit in visits]
    if not ids:
        return {}
    online = session.scalar(
        select(Shop.state).where(Shop.tenant_id == tenant_id, Shop.state != "disconnected")
    )
    paid = paid_for(session, tenant_id=tenant_id, visit_ids=ids)
    latest: dict[int, Payment] = {}
    taken: dict[int, int] = defaultdict(int)
    for payment in session.scalars(
        select(Payment)
        .where(Payment.tenant_id == tenant_id, Payment.visit_id.in_(ids))
        .order_by(Payment.id)
    ):
        if payment.superseded_at is None or payment.visit_id not in latest:
            latest[payment.visit_id] = payment
        if payment.status == "succeeded":
            taken[payment.visit_id] += payment.amount_kopecks
    returned = _refunds_of(session, tenant_id, ids)
    return {
        visit_id: OwnMoney(
            paid=paid[visit_id],
            returned_kopecks=returned[visit_id][0],
            promised_kopecks=returned[visit_id][1],
            refundable_kopecks=taken[visit_id] - returned[visit_id][0],
            payment=latest.get(visit_id),
            online=online == "connected",
        )
        for visit_id in ids
    }


def _refunds_of(
    session: Session, tenant_id: int, visit_ids: Sequence[int]
) -> dict[int, tuple[int, int]]:
    """Return of each visit what goes back in all, and what of it is not made yet."""
    unmade = case((Refund.status.in_(("owed", "sent")), Refund.amount_kopecks), else_=0)
    rows = session.execute(
        select(Refund.visit_id, func.sum(Refund.amount_kopecks), func.sum(unmade))
        .where(Refund.tenant_id == tenant_id, Refund.visit_id.in_(visit_ids))
        .group_by(Refund.visit_id)
    )
    sums = dict.fromkeys(visit_ids, (0, 0))
    for visit_id, in_all, not_made in rows:
        sums[visit_id] = (int(in_all), int(not_made))
    return sums


def list_payments(session: Session, *, tenant_id: int, client_id: int) -> list[OwnPayment]:
    """Return a client's payments, newest first, with their refunds and receipts."""
    rows = session.execute(
        select(Payment, Visit)
        .options(selectinload(Visit.services))
        .join(Visit, Visit.id == Payment.visit_id)
        .where(Payment.tenant_id == tenant_id, Payment.client_id == client_id)
        .order_by(Payment.id.desc())
        .limit(_SHOWN)
    ).all()
    ids = [payment.id for payment, _ in rows]
    refunds: dict[int, list[Refund]] = defaultdict(list)
    for refund in session.scalars(
        select(Refund).where(Refund.payment_id.in_(ids)).order_by(Refund.id)
    ):
        refunds[refund.payment_id].append(refund)
    receipts: dict[int, list[Receipt]] = defaultdict(list)
    for receipt in session.scalars(
        select(Receipt).where(Receipt.payment_id.in_(ids)).order_by(Receipt.id)
    ):
        receipts[receipt.payment_id].append(receipt)
    return [
        OwnPayment(payment, visit, refunds[payment.id], receipts[payment.id])
        for payment, visit in rows
    ]


def find_paid_page(session: Session, *, tenant_id: int, key: str) -> PaidPage:
    """Return the payment that a return address names. Raises PaymentNotFound."""
    row = session.execute(
        select(Payment, Visit)
        .join(Visit, Visit.id == Payment.visit_id)
        .where(Payment.tenant_id == tenant_id, Payment.idempotence_key == key)
    ).one_or_none()
    if row is None:
        raise PaymentNotFound
    username = session.scalar(select(Bot.username).where(Bot.tenant_id == tenant_id))
    return PaidPage(row[0], row[1], username)
