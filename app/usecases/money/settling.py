"""Bringing our books up to what the provider says of a payment.

Webhook, poll, return page and nightly list all end here, in any order and as often as they like.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.payment_ports import ProviderPayment, ProviderRefund
from app.models import Payment, Shop, Tenant, Visit
from app.usecases.money.cancelling import (
    ask_for_no_more_than_is_left,
    keep_no_more_than_is_left,
)
from app.usecases.money.holds import confirm_paid, extend_hold, release
from app.usecases.money.ledger import enter_payment, excess_of, left_of
from app.usecases.money.receipts import note_receipt
from app.usecases.money.refunding import owe_refund, refundable_kopecks
from app.usecases.money.refunds_seen import apply_refunds
from app.usecases.news import PAID_TWICE, RECEIVED, SET_ASIDE, TOO_LATE, Amount
from app.usecases.notices import tell
from app.usecases.tenants import TenantRef
from app.usecases.visit_times import lock_visit

_log = structlog.get_logger(__name__)

# Money that is authorised and not taken yet comes within minutes.
_ON_ITS_WAY = timedelta(minutes=10)
# In the metadata of every payment of ours, at the provider.
KEY = "okoshko_payment"


@dataclass(frozen=True, slots=True)
class Settled:
    """What is left to do about a payment."""

    payment: Payment
    # It will not change any more, and neither will its receipt.
    final: bool


def find_payment(session: Session, *, shop_id: int, found: ProviderPayment) -> Payment | None:
    """Return the attempt a shop's payment belongs to; None if it is not one of ours.

    By the provider's id, or by the key in the metadata where the answer that names the id has not
    come yet.
    """
    own = select(Payment).where(Payment.shop_id == shop_id)
    known = session.scalar(own.where(Payment.provider_id == found.id))
    if known is not None:
        return known
    return session.scalar(own.where(Payment.idempotence_key == found.metadata.get(KEY)))


def apply_payment(
    session: Session,
    *,
    shop_id: int,
    found: ProviderPayment,
    refunds: Sequence[ProviderRefund] = (),
    now: datetime,
) -> Settled | None:
    """Let our books follow a payment as the shop has it, whoever asked for it and how often.

    Side effects happen once. Returns None for a payment that is not ours. Raises EditedElsewhere
    if the visit changes hands meanwhile: try again.
    """
    known = find_payment(session, shop_id=shop_id, found=found)
    if known is None:
        return None
    # One order for everybody: the master, the visit, the payment.
    visit = lock_visit(session, tenant_id=known.tenant_id, visit_id=known.visit_id)
    payment = session.scalars(
        select(Payment)
        .where(Payment.id == known.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    if payment.status == "set_aside" or _is_odd(session, payment, found):
        _set_aside(session, payment, visit, found, now)
        return Settled(payment, final=True)
    payment.provider_id = found.id
    payment.method = found.method
    if payment.status in {"creating", "pending", "failed"}:
        _advance(session, payment, visit, found, refunds, now)
    if payment.status == "succeeded":
        note_receipt(session, payment=payment, registration=found.receipt_registration, now=now)
        apply_refunds(session, payment=payment, refunds=refunds, now=now)
        if visit.status in {"booked", "completed"} and visit.pay_until is None:
            ask_for_no_more_than_is_left(session, visit=visit)
        keep_no_more_than_is_left(session, visit=visit)
    session.flush()
    settled = payment.status in {"succeeded", "canceled"}
    return Settled(payment, final=settled and found.receipt_registration != "pending")


def _advance(
    session: Session,
    payment: Payment,
    visit: Visit,
    found: ProviderPayment,
    refunds: Sequence[ProviderRefund],
    now: datetime,
) -> None:
    if payment.status == "failed":
        # Given up as never made; what is under way now is another attempt.
        payment.superseded_at = payment.superseded_at or now
    match found.status:
        case "succeeded":
            payment.status = "succeeded"
            payment.problem = None
            payment.settled_at = now
            enter_payment(session, payment=payment, at=found.captured_at or now)
            # It may have gone back before we heard that it came.
            apply_refunds(session, payment=payment, refunds=refunds, now=now)
            _use(session, payment, visit, refundable_kopecks(session, payment=payment), now)
        case "canceled":
            payment.status = "canceled"
            payment.problem = found.cancellation_reason
            payment.settled_at = now
        case _:
            payment.status = "pending"
            payment.confirmation_url = found.confirmation_url or payment.confirmation_url
            if found.status == "waiting_for_capture":
                extend_hold(session, visit=visit, until=now + _ON_ITS_WAY)


def _is_odd(session: Session, payment: Payment, found: ProviderPayment) -> bool:
    account_id = session.get_one(Shop, payment.shop_id).account_id
    other = payment.provider_id is not None and payment.provider_id != found.id
    agreed = (payment.amount_kopecks, "RUB", account_id, payment.is_test)
    said = (found.amount_kopecks, found.currency, found.account_id, found.is_test)
    return other or agreed != said


def _set_aside(
    session: Session, payment: Payment, visit: Visit, found: ProviderPayment, now: datetime
) -> None:
    # What was booked stays booked; only an attempt that is still open can be put aside.
    if payment.status not in {"creating", "pending"}:
        return
    _log.error("payment_differs", payment_id=payment.id, shop_id=payment.shop_id)
    payment.status = "set_aside"
    payment.provider_id = payment.provider_id or found.id
    payment.problem = "differs"
    payment.settled_at = now
    session.flush()
    amount = Amount(found.amount_kopecks, "differs")
    tell(session, visit=visit, news=SET_ASIDE, amount=amount, now=now)


def _use(session: Session, payment: Payment, visit: Visit, kopecks: int, now: datetime) -> None:
    """Decide what money that came in, and is still there, is for: the visit, or the way back."""
    if not kopecks:
        return
    tenant = TenantRef.of(session.get_one(Tenant, visit.tenant_id))
    amount = Amount(kopecks)
    waits = visit.status == "booked" and visit.pay_until is not None
    released = visit.status == "cancelled" and visit.released_at is not None
    if waits or released:
        enough = left_of(session, visit) >= visit.deposit_kopecks
        if waits and not enough:
            # A part of what is due; the hold goes on, and the rest may be paid.
            tell(session, visit=visit, news=RECEIVED, amount=amount, now=now)
        elif enough and confirm_paid(session, tenant=tenant, visit=visit, now=now):
            _supersede_others(session, payment, now)
            _return_excess(session, payment, visit, now)
        else:
            _give_back(session, payment, visit, "late_payment", now)
            if waits:
                release(session, visit=visit, now=now)
    elif visit.status in {"cancelled", "no_show"}:
        # What is kept of a deposit was decided without it.
        _give_back(session, payment, visit, "late_payment", now)
    elif payment.superseded_at is not None or _too_much(session, visit):
        _give_back(session, payment, visit, "second_payment", now)
    else:
        tell(session, visit=visit, news=RECEIVED, amount=amount, now=now)


def _return_excess(session: Session, payment: Payment, visit: Visit, now: datetime) -> None:
    # It was begun when the visit was for something dearer.
    over = excess_of(session, visit)
    if not over:
        return
    over = min(over, refundable_kopecks(session, payment=payment))
    owe_refund(session, payment=payment, kopecks=over, reason="second_payment", now=now)
    tell(session, visit=visit, news=PAID_TWICE, amount=Amount(over), now=now)


def _too_much(session: Session, visit: Visit) -> bool:
    return not visit.price_from and left_of(session, visit) > visit.price_kopecks


def _supersede_others(session: Session, payment: Payment, now: datetime) -> None:
    others = session.scalars(
        select(Payment).where(
            Payment.tenant_id == payment.tenant_id,
            Payment.visit_id == payment.visit_id,
            Payment.id != payment.id,
            Payment.status.in_(("creating", "pending")),
            Payment.superseded_at.is_(None),
        )
    )
    for other in others:
        other.superseded_at = now
    # It may have been replaced by one of those; it is what counts now.
    payment.superseded_at = None


def _give_back(
    session: Session, payment: Payment, visit: Visit, reason: str, now: datetime
) -> None:
    kopecks = refundable_kopecks(session, payment=payment)
    owe_refund(session, payment=payment, kopecks=kopecks, reason=reason, now=now)
    news = TOO_LATE if reason == "late_payment" else PAID_TWICE
    tell(session, visit=visit, news=news, amount=Amount(kopecks), now=now)
