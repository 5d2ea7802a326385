"""What of a tenant's money needs somebody: the oldest first, and not more than can be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from app.models import Client, Payment, Receipt, Refund, Visit
from app.usecases.money.own_money import read_money
from app.usecases.staff import Staff

_SHOWN = 100
# Most refunds are made within seconds.
_PATIENCE = timedelta(minutes=1)
# She has looked into it by then, or never will.
_ODD_SHOWN = timedelta(days=30)
Row = TypeVar("Row", Refund, Payment, Receipt)


@dataclass(frozen=True, slots=True)
class Undecided:
    """A visit whose deposit is to be kept or given back, how much there is, and until when."""

    visit: Visit
    client: Client
    # What she may keep of it, or give back.
    paid_kopecks: int
    decide_until: datetime


@dataclass(frozen=True, slots=True)
class Attention:
    """Refunds that wait, deposits to decide upon, odd payments, receipts to make by hand.

    Each receipt with the sum of its payment.
    """

    refunds: Sequence[tuple[Refund, Visit, Client]]
    decisions: Sequence[Undecided]
    payments: Sequence[tuple[Payment, Visit, Client]]
    receipts: Sequence[tuple[Receipt, Visit, Client, int]]


def read_attention(session: Session, *, staff: Staff, now: datetime) -> Attention:
    """Return what needs somebody. Raises Forbidden for a master."""
    staff.check_sees_all()
    return Attention(
        refunds=_rows(
            session,
            _about(Refund, staff).where(
                Refund.status == "owed",
                (Refund.created_at < now - _PATIENCE) | Refund.problem.is_not(None),
            ),
        ),
        decisions=_decisions(session, staff),
        payments=_rows(
            session,
            _about(Payment, staff).where(
                Payment.status == "set_aside", Payment.created_at > now - _ODD_SHOWN
            ),
        ),
        receipts=_receipts(session, staff),
    )


def _receipts(session: Session, staff: Staff) -> list[tuple[Receipt, Visit, Client, int]]:
    """Return receipts to be made by hand, each with how much its payment was."""
    found = (
        _about(Receipt, staff)
        .where(Receipt.status.in_(("todo", "canceled")))
        .join(Payment, Payment.id == Receipt.payment_id)
        .add_columns(Payment.amount_kopecks)
    )
    return [
        (receipt, visit, client, kopecks)
        for receipt, visit, client, kopecks in session.execute(found)
    ]


def _about(table: type[Row], staff: Staff) -> Select[Row, Visit, Client]:
    return (
        select(table, Visit, Client)
        .options(selectinload(Visit.services))
        .join(Visit, Visit.id == table.visit_id)
        .join(Client, Client.id == Visit.client_id)
        .where(table.tenant_id == staff.tenant.id)
        .order_by(table.id)
        .limit(_SHOWN)
    )


def _rows(session: Session, found: Select[Row, Visit, Client]) -> list[tuple[Row, Visit, Client]]:
    return [(row, visit, client) for row, visit, client in session.execute(found)]


def _decisions(session: Session, staff: Staff) -> list[Undecided]:
    rows = session.execute(
        select(Visit, Client)
        .options(selectinload(Visit.services))
        .join(Client, Client.id == Visit.client_id)
        .where(Visit.tenant_id == staff.tenant.id, Visit.decide_until.is_not(None))
        .order_by(Visit.decide_until, Visit.id)
        .limit(_SHOWN)
    ).all()
    money = read_money(session, tenant_id=staff.tenant.id, visits=[visit for visit, _ in rows])
    return [
        Undecided(visit, client, money[visit.id].refundable_kopecks, visit.decide_until)
        for visit, client in rows
        if visit.decide_until is not None
    ]
