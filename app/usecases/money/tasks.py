"""Money that does not move by itself: refunds that wait, receipts made by hand."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.domain.errors import EditedElsewhere
from app.domain.money_errors import ReceiptNotFound, RefundNotFound
from app.models import Payment, Receipt, Refund, Shop, ShopCall
from app.usecases.money.call_answers import KEY_LIVES
from app.usecases.money.ledger import enter_refund
from app.usecases.money.receipts import note_annulment
from app.usecases.money.refunding import ask_for_refund
from app.usecases.staff import Staff


def retry_refund(session: Session, *, staff: Staff, refund_id: int, now: datetime) -> None:
    """Have the worker try an owed refund now.

    Raises Forbidden for a master, RefundNotFound, or EditedElsewhere if it is not owed any more.
    """
    refund, _ = _lock_refund(session, staff, refund_id)
    ask_for_refund(session, refund=refund, due_at=now)
    session.flush()


def mark_returned(session: Session, *, staff: Staff, refund_id: int, now: datetime) -> None:
    """Write down that an owed refund was given back by hand; the provider is not asked any more.

    Raises Forbidden for a master, RefundNotFound, or EditedElsewhere if it is not owed any more,
    or is being made this very moment.
    """
    refund, payment = _lock_refund(session, staff, refund_id)
    call = session.scalar(
        select(ShopCall)
        .where(
            ShopCall.shop_id == refund.shop_id,
            ShopCall.kind == "create_refund",
            ShopCall.subject == str(refund.id),
        )
        .with_for_update()
    )
    if call is not None:
        if _may_have_been_made(session, call, refund, now):
            raise EditedElsewhere
        session.execute(delete(ShopCall).where(ShopCall.id == call.id))
    refund.status = "by_hand"
    refund.settled_at = now
    enter_refund(session, refund=refund, payment=payment, means="cash", at=now)
    note_annulment(session, refund=refund, payment=payment, now=now)


def mark_receipt_made(
    session: Session, *, staff: Staff, receipt_id: int, link: str | None, now: datetime
) -> None:
    """Write down that a receipt was made, or annulled, by hand; saying so twice is saying it once.

    Raises Forbidden for a master, or ReceiptNotFound if there is nothing to do by hand.
    """
    staff.check_sees_all()
    receipt = session.scalar(
        select(Receipt)
        .where(
            Receipt.tenant_id == staff.tenant.id,
            Receipt.id == receipt_id,
            Receipt.status.in_(("todo", "canceled", "done")),
        )
        .with_for_update()
    )
    if receipt is None:
        raise ReceiptNotFound
    receipt.status = "done"
    receipt.link = link or receipt.link
    receipt.settled_at = now
    session.flush()


def _lock_refund(session: Session, staff: Staff, refund_id: int) -> tuple[Refund, Payment]:
    staff.check_sees_all()
    named = (Refund.tenant_id == staff.tenant.id, Refund.id == refund_id)
    payment_id = session.scalar(select(Refund.payment_id).where(*named))
    if payment_id is None:
        raise RefundNotFound
    # As everybody who settles a refund does: the payment's row first.
    payment = session.get_one(Payment, payment_id, with_for_update=True)
    refund = session.scalars(
        select(Refund).where(*named).execution_options(populate_existing=True)
    ).one()
    if refund.status != "owed":
        raise EditedElsewhere
    return refund, payment


def _may_have_been_made(session: Session, call: ShopCall, refund: Refund, now: datetime) -> bool:
    # A lease that ran out is a try of which nobody knows how it ended.
    tried = [at for at in (call.leased_until, refund.uncertain_since) if at is not None]
    if not tried:
        return False
    # Without keys that work we shall not hear; by then she can see it at the provider's.
    works = session.get_one(Shop, refund.shop_id).state == "connected"
    return works or now - min(tried) < KEY_LIVES
