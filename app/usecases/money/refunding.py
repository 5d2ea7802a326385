"""Giving money back: owed first, made by the worker, written down when it went."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from app.domain.money_errors import NothingToRefund
from app.domain.payment_ports import ProviderRefund
from app.domain.returning import parts_to_return
from app.models import Payment, Refund, Shop, Visit
from app.usecases.money.ledger import enter_refund, excess_of
from app.usecases.money.receipts import note_annulment
from app.usecases.money.shop_calls import ask_for
from app.usecases.news import REFUND_DELAYED, REFUNDED, Amount
from app.usecases.notices import tell

# The day's takings may be there in the evening, or tomorrow.
_TRIES_AFTER_H = (1, 3, 6, 12, 24)


def lock_payments(session: Session, *, visit: Visit) -> list[Payment]:
    """Return a visit's payments that came in, oldest first; each is held by this transaction."""
    return list(
        session.scalars(
            select(Payment)
            .where(
                Payment.tenant_id == visit.tenant_id,
                Payment.visit_id == visit.id,
                Payment.status == "succeeded",
            )
            .order_by(Payment.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    )


def refundable_kopecks(session: Session, *, payment: Payment) -> int:
    """Return what of a payment has neither gone back nor is about to."""
    promised = session.scalar(
        select(func.sum(Refund.amount_kopecks)).where(Refund.payment_id == payment.id)
    )
    return payment.amount_kopecks - int(promised or 0)


def refundable_of(session: Session, *, visit: Visit) -> int:
    """Return what of a visit's online money has neither gone back nor is about to."""
    return sum(
        refundable_kopecks(session, payment=payment)
        for payment in lock_payments(session, visit=visit)
    )


def owe_refund(
    session: Session,
    *,
    payment: Payment,
    kopecks: int,
    reason: str,
    now: datetime,
    words: str | None = None,
) -> Refund:
    """Promise to give back a part of a payment, and wish for the call that does.

    The caller holds the payment's row. Raises NothingToRefund if there is not so much left.
    """
    if not 0 < kopecks <= refundable_kopecks(session, payment=payment):
        raise NothingToRefund
    refund = _refund_of(
        payment,
        now,
        amount_kopecks=kopecks,
        reason=reason,
        words=words,
        status="owed",
        # A shop that was left has no keys: she connects it anew, or gives it back by hand.
        problem=None if _has_keys(session, payment) else "shop_rejected",
        created_at=now,
    )
    session.add(refund)
    session.flush()
    ask_for_refund(session, refund=refund, due_at=now)
    return refund


def ask_for_refund(session: Session, *, refund: Refund, due_at: datetime) -> None:
    """Wish for the call that gives money back."""
    ask_for(session, refund, kind="create_refund", subject=refund.id, due_at=due_at)


def owe_back(
    session: Session,
    *,
    visit: Visit,
    reason: str,
    now: datetime,
    kopecks: int | None = None,
    words: str | None = None,
) -> int:
    """Promise to give back a visit's online money, all that is left or so much of it.

    The newest payment is given back first. Returns how much was promised. Raises NothingToRefund
    if there is less than asked for, or no way to give it back in parts that can be made.
    """
    payments = lock_payments(session, visit=visit)[::-1]
    there = [refundable_kopecks(session, payment=payment) for payment in payments]
    parts = there if kopecks is None else parts_to_return(there, kopecks)
    if parts is None:
        raise NothingToRefund
    for payment, part in zip(payments, parts, strict=True):
        if part > 0:
            owe_refund(session, payment=payment, kopecks=part, reason=reason, now=now, words=words)
    return sum(parts)


def owe_excess(session: Session, *, visit: Visit, now: datetime) -> None:
    """Promise back what was paid online for a visit that costs less by now."""
    over = excess_of(session, visit)
    if not over:
        return
    over = min(over, refundable_of(session, visit=visit))
    # The provider may be unable to give back all but some kopecks: those are the master's affair.
    with suppress(NothingToRefund):
        owe_back(session, visit=visit, reason="by_master", kopecks=over, now=now)


def apply_refund(
    session: Session, *, refund: Refund, payment: Payment, found: ProviderRefund, now: datetime
) -> datetime | None:
    """Write down how a refund stands at the provider; what is final stays.

    The caller holds the payment's row. Returns when to make it anew, if the provider refused it.
    """
    if refund.status not in {"owed", "sent"}:
        return None
    if (found.amount_kopecks, found.currency) != (refund.amount_kopecks, "RUB"):
        refund.problem = "differs"
        return None
    if found.status == "canceled":
        return refuse_refund(session, refund=refund, problem=found.cancellation_reason, now=now)
    refund.provider_id = found.id
    refund.status = "sent"
    refund.problem = refund.uncertain_since = None
    if found.status == "succeeded":
        refund.status = "succeeded"
        refund.settled_at = now
        enter_refund(session, refund=refund, payment=payment, means="online", at=now)
        note_annulment(session, refund=refund, payment=payment, now=now)
        visit = _visit(session, refund)
        amount = Amount(refund.amount_kopecks, refund.reason, refund.words)
        tell(session, visit=visit, news=REFUNDED, amount=amount, now=now)
    session.flush()
    return None


def refuse_refund(
    session: Session, *, refund: Refund, problem: str | None, now: datetime
) -> datetime:
    """Keep a refused refund owed: another key, another time. Returns when to make it anew.

    The master and the client are told the first time.
    """
    refund.status = "owed"
    refund.provider_id = None
    refund.problem = problem or "canceled"
    renew_key(refund, now)
    hours = (now - refund.created_at) / timedelta(hours=1)
    wait = next((pause for pause in _TRIES_AFTER_H if pause > hours), _TRIES_AFTER_H[-1])
    if refund.delay_told_at is None:
        refund.delay_told_at = now
        amount = Amount(refund.amount_kopecks, refund.problem)
        tell(session, visit=_visit(session, refund), news=REFUND_DELAYED, amount=amount, now=now)
    session.flush()
    return now + timedelta(hours=wait)


def note_external(
    session: Session, *, payment: Payment, found: ProviderRefund, now: datetime
) -> None:
    """Write down a refund that was made in the provider's own cabinet.

    The caller holds the payment's row.
    """
    refund = _refund_of(
        payment,
        now,
        amount_kopecks=found.amount_kopecks,
        reason="external",
        status="succeeded",
        provider_id=found.id,
        created_at=found.created_at,
        settled_at=now,
    )
    session.add(refund)
    session.flush()
    enter_refund(session, refund=refund, payment=payment, means="online", at=now)
    note_annulment(session, refund=refund, payment=payment, now=now)


def renew_key(refund: Refund, now: datetime) -> None:
    """Give a refund another key: the provider takes the old one for the old attempt."""
    refund.idempotence_key = str(uuid4())
    refund.keyed_at = now
    refund.uncertain_since = None


def _refund_of(payment: Payment, now: datetime, **values: Any) -> Refund:
    refund = Refund(
        tenant_id=payment.tenant_id,
        shop_id=payment.shop_id,
        payment_id=payment.id,
        visit_id=payment.visit_id,
        **values,
    )
    renew_key(refund, now)
    return refund


def _has_keys(session: Session, payment: Payment) -> bool:
    return session.get_one(Shop, payment.shop_id).secret_sealed is not None


def _visit(session: Session, refund: Refund) -> Visit:
    return session.scalars(
        select(Visit).options(selectinload(Visit.services)).where(Visit.id == refund.visit_id)
    ).one()
