"""Money as it stands after this or that, written straight into the books."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import select

from app.db import reading, transaction
from app.models import LedgerEntry, Payment, Receipt, Refund, Shop, ShopCall, Visit
from app.usecases.money.ledger import enter_payment, enter_refund
from app.usecases.money.refunding import owe_refund
from app.usecases.tenants import TenantRef
from tests.support.factories import NOW
from tests.support.money import make_shop

DEPOSIT = 50_000


def open_shop(tenant: TenantRef, **columns: Any) -> int:
    """Connect a shop that is no test shop; returns its id."""
    shop_id = make_shop(tenant, public_id=str(uuid4())[:16]).id
    change(Shop, shop_id, **{"is_test": False, **columns})
    return shop_id


def attempt(visit_id: int, status: str, kopecks: int = DEPOSIT, **columns: Any) -> int:
    """Store an attempt to pay for a visit, in its tenant's latest shop; returns its id."""
    with transaction() as session:
        visit = session.get_one(Visit, visit_id)
        shop_id = session.scalars(
            select(Shop.id).where(Shop.tenant_id == visit.tenant_id).order_by(Shop.id.desc())
        ).first()
        payment = Payment(
            tenant_id=visit.tenant_id,
            shop_id=shop_id,
            visit_id=visit_id,
            client_id=visit.client_id,
            idempotence_key=str(uuid4()),
            status=status,
            amount_kopecks=kopecks,
            **{
                "portion": "deposit",
                "is_test": False,
                "request": {"description": "", "return_url": "", "receipt": None},
                "provider_id": str(uuid4()),
                "created_at": NOW,
                **columns,
            },
        )
        session.add(payment)
        session.flush()
        return payment.id


def pay(visit_id: int, kopecks: int = DEPOSIT, *, at: datetime = NOW, **columns: Any) -> int:
    """Let a payment have come in; returns its id."""
    payment_id = attempt(visit_id, "succeeded", kopecks, **columns)
    with transaction() as session:
        enter_payment(session, payment=session.get_one(Payment, payment_id), at=at)
    return payment_id


def owe(payment_id: int, kopecks: int = DEPOSIT, *, now: datetime = NOW, **columns: Any) -> int:
    """Promise a part of a payment back; returns the refund's id."""
    with transaction() as session:
        payment = session.get_one(Payment, payment_id)
        refund_id = owe_refund(
            session, payment=payment, kopecks=kopecks, reason="by_master", now=now
        ).id
    change(Refund, refund_id, **columns)
    return refund_id


def give_back(payment_id: int, kopecks: int = DEPOSIT, *, at: datetime = NOW) -> int:
    """Let a part of a payment have gone back; returns the refund's id."""
    refund_id = owe(payment_id, kopecks, status="succeeded", settled_at=at)
    with transaction() as session:
        enter_refund(
            session,
            refund=session.get_one(Refund, refund_id),
            payment=session.get_one(Payment, payment_id),
            means="online",
            at=at,
        )
        for call in session.scalars(select(ShopCall).where(ShopCall.subject == str(refund_id))):
            session.delete(call)
    return refund_id


def receipt(payment_id: int, kind: str, status: str) -> int:
    """Store a receipt of a payment; returns its id."""
    with transaction() as session:
        payment = session.get_one(Payment, payment_id)
        made = Receipt(
            tenant_id=payment.tenant_id,
            shop_id=payment.shop_id,
            payment_id=payment_id,
            visit_id=payment.visit_id,
            kind=kind,
            status=status,
            amount_kopecks=payment.amount_kopecks,
            idempotence_key=str(uuid4()),
            due_on=NOW.date(),
            created_at=NOW,
        )
        session.add(made)
        session.flush()
        return made.id


def note(visit_id: int, kind: str, kopecks: int, means: str = "cash", at: datetime = NOW) -> int:
    """Write money that changed hands on site into the ledger; returns the entry's id."""
    with transaction() as session:
        visit = session.get_one(Visit, visit_id)
        entry = LedgerEntry(
            tenant_id=visit.tenant_id,
            visit_id=visit_id,
            client_id=visit.client_id,
            kind=kind,
            means=means,
            amount_kopecks=kopecks,
            is_test=False,
            at=at,
        )
        session.add(entry)
        session.flush()
        return entry.id


def change(table: type, row_id: int, **columns: Any) -> None:
    """Let a row's columns be these."""
    with transaction() as session:
        row = session.get_one(table, row_id)
        for column, value in columns.items():
            setattr(row, column, value)


def row(table: type, row_id: int) -> Any:
    """Return a row as it stands."""
    with reading() as session:
        return session.get_one(table, row_id)


def calls() -> list[ShopCall]:
    """Return the calls that are wished for."""
    with reading() as session:
        return list(session.scalars(select(ShopCall).order_by(ShopCall.id)))
