"""A visit's money as the tenant's people see it, with all that has happened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import VisitNotFound
from app.models import LedgerEntry, Payment, Refund, Visit
from app.usecases.money.ledger import Paid, paid_of
from app.usecases.staff import Staff

Row = TypeVar("Row", Payment, Refund, LedgerEntry)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyEvent:
    """Something that happened to a visit's money, or did not; what went back is negative."""

    at: datetime
    kind: str
    kopecks: int
    status: str | None = None
    reason: str | None = None
    problem: str | None = None
    # The master's own words about it.
    note: str | None = None
    is_test: bool = False
    # The ledger's entry, where it may be taken back.
    entry_id: int | None = None
    # The refund, where it is owed.
    refund_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitMoney:
    """What a visit costs, what was paid of it, and what its people may do about it."""

    visit: Visit
    paid: Paid
    # To be paid on site; nothing for a visit that does not take place.
    due_kopecks: int
    refundable_kopecks: int
    can_decide: bool
    may_refund: bool
    # The oldest first.
    history: Sequence[MoneyEvent]


def read_visit_money(session: Session, *, staff: Staff, visit_id: int) -> VisitMoney:
    """Return the money of a visit. Raises VisitNotFound, or Forbidden for a colleague's."""
    visit = session.scalar(
        select(Visit).where(Visit.tenant_id == staff.tenant.id, Visit.id == visit_id)
    )
    if visit is None:
        raise VisitNotFound
    staff.check_sees(visit.master_id)
    payments = _rows_of(session, Payment, visit)
    refunds = _rows_of(session, Refund, visit)
    paid = paid_of(session, visit)
    came = sum(one.amount_kopecks for one in payments if one.status == "succeeded")
    refundable = came - sum(one.amount_kopecks for one in refunds)
    history = [
        *_attempts(payments),
        *_movements(_rows_of(session, LedgerEntry, visit)),
        *_refunds(refunds, payments),
        *_kept(visit),
    ]
    return VisitMoney(
        visit=visit,
        paid=paid,
        due_kopecks=_due(visit, refundable + paid.onsite_kopecks),
        refundable_kopecks=refundable,
        can_decide=staff.sees_all and visit.decide_until is not None,
        may_refund=staff.sees_all,
        history=sorted(history, key=lambda event: event.at),
    )


def _rows_of(session: Session, table: type[Row], visit: Visit) -> Sequence[Row]:
    return session.scalars(
        select(table)
        .where(table.tenant_id == visit.tenant_id, table.visit_id == visit.id)
        .order_by(table.id)
    ).all()


def _due(visit: Visit, paid_kopecks: int) -> int:
    takes_place = visit.status in {"booked", "completed"}
    return max(visit.price_kopecks - paid_kopecks, 0) if takes_place else 0


def _attempts(payments: Sequence[Payment]) -> Iterator[MoneyEvent]:
    for payment in payments:
        # Of what came in the ledger tells.
        if payment.status != "succeeded":
            yield MoneyEvent(
                at=payment.created_at,
                kind="put_aside" if payment.status == "set_aside" else "attempt",
                kopecks=payment.amount_kopecks,
                status=payment.status,
                problem=payment.problem,
                is_test=payment.is_test,
            )


def _refunds(refunds: Sequence[Refund], payments: Sequence[Payment]) -> Iterator[MoneyEvent]:
    tests = {payment.id: payment.is_test for payment in payments}
    for refund in refunds:
        yield MoneyEvent(
            at=refund.settled_at or refund.created_at,
            kind="refund",
            kopecks=-refund.amount_kopecks,
            status=refund.status,
            reason=refund.reason,
            problem=refund.problem,
            note=refund.words,
            is_test=tests[refund.payment_id],
            refund_id=refund.id if refund.status == "owed" else None,
        )


def _movements(entries: Sequence[LedgerEntry]) -> Iterator[MoneyEvent]:
    voided = {entry.voids_id for entry in entries}
    for entry in entries:
        if entry.kind == "payment":
            yield MoneyEvent(
                at=entry.at,
                kind="payment",
                kopecks=entry.amount_kopecks,
                status="succeeded",
                is_test=entry.is_test,
            )
        elif entry.kind != "refund":
            stands = entry.voids_id is None and entry.id not in voided
            yield MoneyEvent(
                at=entry.at,
                kind="tip" if entry.kind == "tip" else entry.means,
                kopecks=entry.amount_kopecks,
                status=None if stands else "voided",
                entry_id=entry.id if stands else None,
            )


def _kept(visit: Visit) -> Iterator[MoneyEvent]:
    if visit.kept_kopecks:
        yield MoneyEvent(
            at=visit.cancelled_at or visit.ends_at,
            kind="kept",
            kopecks=visit.kept_kopecks,
            note=visit.kept_reason,
        )
