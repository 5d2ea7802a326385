"""A payment's refunds as the provider has them: ours, and those made in its own cabinet."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.payment_ports import ProviderRefund
from app.models import Payment, Refund, ShopCall
from app.usecases.money.refunding import (
    apply_refund,
    ask_for_refund,
    note_external,
    refundable_kopecks,
    renew_key,
)


def apply_refunds(
    session: Session, *, payment: Payment, refunds: Sequence[ProviderRefund], now: datetime
) -> None:
    """Let our books follow all refunds of a payment, whoever made them.

    The caller holds the payment's row.
    """
    if not refunds:
        return
    own = list(
        session.scalars(select(Refund).where(Refund.payment_id == payment.id).order_by(Refund.id))
    )
    asked = _asked_now(session, payment)
    by_id = {refund.provider_id: refund for refund in own if refund.provider_id}
    for found in refunds:
        refund = by_id.get(found.id) or _kept_by(own, found, asked)
        if refund is not None:
            again_at = apply_refund(session, refund=refund, payment=payment, found=found, now=now)
            if again_at is not None:
                ask_for_refund(session, refund=refund, due_at=again_at)
        # One of ours whose first answer has not come may be this one: its own call will tell.
        elif found.status == "succeeded" and not any(_is_under_way(one, asked) for one in own):
            note_external(session, payment=payment, found=found, now=now)
            _owe_no_more_than_is_left(session, payment, own, now)


def _asked_now(session: Session, payment: Payment) -> set[str]:
    """Return the refunds whose calls are being made, as the calls name them."""
    return set(
        session.scalars(
            select(ShopCall.subject).where(
                ShopCall.shop_id == payment.shop_id,
                ShopCall.kind == "create_refund",
                ShopCall.leased_until.is_not(None),
            )
        )
    )


def _kept_by(own: Sequence[Refund], found: ProviderRefund, asked: Collection[str]) -> Refund | None:
    """Return the promise that is kept by a refund whose name we do not know.

    We made it and nobody told us; or the master did by hand, because we could not. Where one of
    the same sum is under way it may be that one.
    """
    same = [refund for refund in own if refund.amount_kopecks == found.amount_kopecks]
    if found.status == "canceled" or any(_is_under_way(one, asked) for one in same):
        return None
    return next(filter(_is_open, same), None)


def _owe_no_more_than_is_left(
    session: Session, payment: Payment, own: list[Refund], now: datetime
) -> None:
    for refund in [one for one in own if _is_open(one)]:
        over = -refundable_kopecks(session, payment=payment)
        if over >= refund.amount_kopecks:
            session.delete(refund)
            own.remove(refund)
        elif over > 0:
            refund.amount_kopecks -= over
            # The same key may not say another amount.
            renew_key(refund, now)
        session.flush()


def _is_open(refund: Refund) -> bool:
    return refund.status == "owed" and refund.provider_id is None


def _is_under_way(refund: Refund, asked: Collection[str]) -> bool:
    may_be_made = refund.uncertain_since is not None or str(refund.id) in asked
    # One whose outcome is "unknown" is looked for among those that we see here.
    under_way = refund.problem is None or (may_be_made and refund.problem != "unknown")
    return _is_open(refund) and under_way
