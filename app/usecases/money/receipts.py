"""Receipts that the law wants: made by the provider, or tasks for a self-employed master."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, selectinload

from app.domain.money import share
from app.domain.payment_ports import (
    NewReceipt,
    PaymentMode,
    ProviderReceipt,
    ReceiptData,
    ReceiptItem,
    ReceiptStatus,
)
from app.models import Payment, Receipt, Refund, Shop, Tenant, Visit
from app.usecases.money.shop_calls import ask_for

_AT_ONCE = 200
_DESCRIPTION_LENGTH = 128


def receipt_items(
    visit: Visit, *, kopecks: int, vat_code: int, mode: PaymentMode
) -> list[dict[str, Any]]:
    """Share an amount between a visit's services, one line each, by their prices; plain JSON.

    A service that got nothing of it, a present for one, is left out.
    """
    weights = [service.price_kopecks for service in visit.services]
    parts = share(kopecks, weights if any(weights) else [1] * len(weights))
    return [
        {
            "description": service.name[:_DESCRIPTION_LENGTH],
            "amount_kopecks": part,
            "vat_code": vat_code,
            "mode": mode,
        }
        for service, part in zip(visit.services, parts, strict=True)
        if part
    ]


def receipt_data(stored: Mapping[str, Any] | None) -> ReceiptData | None:
    """Read a receipt as an attempt stored it."""
    return None if stored is None else _data(stored["email"], stored["items"])


def _data(email: str, items: Sequence[Mapping[str, Any]]) -> ReceiptData:
    return ReceiptData(email=email, items=tuple(ReceiptItem(**item) for item in items))


def refund_receipt(payment: Payment, *, kopecks: int) -> ReceiptData | None:
    """Share what goes back of a payment between the lines of its receipt, if it has one."""
    stored = payment.request["receipt"]
    if stored is None:
        return None
    parts = share(kopecks, [item["amount_kopecks"] for item in stored["items"]])
    items = [
        {**item, "amount_kopecks": part}
        for item, part in zip(stored["items"], parts, strict=True)
        if part
    ]
    return _data(stored["email"], items)


def note_receipt(
    session: Session, *, payment: Payment, registration: ReceiptStatus | None, now: datetime
) -> None:
    """Write down how the receipt of a payment that came in stands, or that one is to be made."""
    shop = session.get_one(Shop, payment.shop_id)
    if registration is not None:
        receipt = _receipt(session, payment, "prepayment", now)
        if receipt.status == "done":
            # The master has made it by hand, because the provider could not.
            return
        receipt.status = registration
        if registration != "pending":
            receipt.settled_at = now
    elif shop.receipts == "self_employed":
        _receipt(session, payment, "income", now)
    session.flush()


def note_annulment(session: Session, *, refund: Refund, payment: Payment, now: datetime) -> None:
    """Ask the self-employed master to annul what she registered for money that went back."""
    shop = session.get_one(Shop, payment.shop_id)
    if shop.receipts != "self_employed":
        return
    receipt = _new(session, payment, "annul", refund.amount_kopecks, now)
    receipt.refund_id = refund.id
    session.add(receipt)
    session.flush()


def _receipt(session: Session, payment: Payment, kind: str, now: datetime) -> Receipt:
    known = session.scalar(
        select(Receipt).where(
            Receipt.payment_id == payment.id, Receipt.kind == kind, Receipt.refund_id.is_(None)
        )
    )
    if known is not None:
        return known
    receipt = _new(session, payment, kind, payment.amount_kopecks, now)
    session.add(receipt)
    session.flush()
    return receipt


def _new(session: Session, payment: Payment, kind: str, kopecks: int, now: datetime) -> Receipt:
    zone = ZoneInfo(session.get_one(Tenant, payment.tenant_id).timezone)
    return Receipt(
        tenant_id=payment.tenant_id,
        shop_id=payment.shop_id,
        payment_id=payment.id,
        visit_id=payment.visit_id,
        kind=kind,
        status="todo" if kind in {"income", "annul"} else "pending",
        amount_kopecks=kopecks,
        idempotence_key=str(uuid4()),
        due_on=now.astimezone(zone).date(),
        created_at=now,
    )


def queue_final_receipts(session: Session, *, now: datetime) -> None:
    """Wish for the second receipts of prepaid visits that have taken place."""
    # A refund has neither; said because it is what the index knows.
    of_payment = (Receipt.payment_id == Payment.id, Receipt.refund_id.is_(None))
    there = exists().where(*of_payment, Receipt.kind == "final")
    first = exists().where(*of_payment, Receipt.kind == "prepayment", Receipt.status == "succeeded")
    back = (
        select(func.coalesce(func.sum(Refund.amount_kopecks), 0))
        .where(Refund.payment_id == Payment.id, Refund.status.in_(("succeeded", "by_hand")))
        .scalar_subquery()
    )
    net = Payment.amount_kopecks - back
    payments = session.execute(
        select(Payment, net)
        .join(Visit, Visit.id == Payment.visit_id)
        .where(Payment.status == "succeeded", Visit.status == "completed", first, ~there, net > 0)
        .order_by(Payment.id)
        .limit(_AT_ONCE)
    ).all()
    for payment, kopecks in payments:
        _queue_final(session, payment, int(kopecks), now)


def _queue_final(session: Session, payment: Payment, kopecks: int, now: datetime) -> None:
    receipt = _new(session, payment, "final", kopecks, now)
    session.add(receipt)
    session.flush()
    ask_for(session, receipt, kind="create_receipt", subject=receipt.id, due_at=now)


def final_receipt(session: Session, *, receipt: Receipt) -> NewReceipt | None:
    """Describe the second receipt of a payment for the provider."""
    payment = session.get_one(Payment, receipt.payment_id)
    stored = payment.request.get("receipt")
    if stored is None or payment.provider_id is None:
        return None
    visit = session.scalars(
        select(Visit).options(selectinload(Visit.services)).where(Visit.id == payment.visit_id)
    ).one()
    items = receipt_items(
        visit,
        kopecks=receipt.amount_kopecks,
        vat_code=session.get_one(Shop, payment.shop_id).vat_code,
        mode="full_payment",
    )
    return NewReceipt(
        idempotence_key=receipt.idempotence_key,
        payment_id=payment.provider_id,
        receipt=_data(stored["email"], items),
    )


def apply_receipt(
    session: Session, *, receipt: Receipt, found: ProviderReceipt, now: datetime
) -> None:
    """Write down what became of a second receipt. One that failed is a task for the master."""
    receipt.provider_id = found.id
    receipt.status = found.status
    if found.status != "pending":
        receipt.settled_at = now
    session.flush()
