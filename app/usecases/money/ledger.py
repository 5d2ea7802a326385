"""The ledger: money that really moved, and the sums read from it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.money import LEAST_KOPECKS
from app.models import LedgerEntry, Payment, Refund, Visit


@dataclass(frozen=True, slots=True)
class Paid:
    """What a visit's client has paid, less what went back; tips are apart."""

    online_kopecks: int = 0
    onsite_kopecks: int = 0
    tip_kopecks: int = 0

    @property
    def kopecks(self) -> int:
        """What counts against the price."""
        return self.online_kopecks + self.onsite_kopecks


def enter_payment(session: Session, *, payment: Payment, at: datetime) -> None:
    """Write down that a payment came in. The database refuses the same one twice."""
    session.add(
        LedgerEntry(
            tenant_id=payment.tenant_id,
            visit_id=payment.visit_id,
            client_id=payment.client_id,
            kind="payment",
            means="online",
            amount_kopecks=payment.amount_kopecks,
            is_test=payment.is_test,
            payment_id=payment.id,
            at=at,
        )
    )
    session.flush()


def enter_refund(
    session: Session, *, refund: Refund, payment: Payment, means: str, at: datetime
) -> None:
    """Write down that money went back. The database refuses the same refund twice."""
    session.add(
        LedgerEntry(
            tenant_id=refund.tenant_id,
            visit_id=refund.visit_id,
            client_id=payment.client_id,
            kind="refund",
            means=means,
            amount_kopecks=-refund.amount_kopecks,
            is_test=payment.is_test,
            refund_id=refund.id,
            at=at,
        )
    )
    session.flush()


def paid_for(session: Session, *, tenant_id: int, visit_ids: Collection[int]) -> dict[int, Paid]:
    """Return what was paid for each of the visits, in one question."""
    sums: dict[int, dict[str, int]] = {visit_id: {} for visit_id in visit_ids}
    rows = session.execute(
        select(LedgerEntry.visit_id, LedgerEntry.kind, func.sum(LedgerEntry.amount_kopecks))
        .where(LedgerEntry.tenant_id == tenant_id, LedgerEntry.visit_id.in_(visit_ids))
        .group_by(LedgerEntry.visit_id, LedgerEntry.kind)
    )
    for visit_id, kind, kopecks in rows:
        sums[visit_id][kind] = int(kopecks)
    return {
        visit_id: Paid(
            online_kopecks=of.get("payment", 0) + of.get("refund", 0),
            onsite_kopecks=of.get("onsite", 0),
            tip_kopecks=of.get("tip", 0),
        )
        for visit_id, of in sums.items()
    }


def paid_of(session: Session, visit: Visit) -> Paid:
    """Return what was paid for one visit."""
    return paid_for(session, tenant_id=visit.tenant_id, visit_ids=[visit.id])[visit.id]


def promised_of(session: Session, visit: Visit) -> int:
    """Return what of a visit's money is about to go back: refunds that are not made yet."""
    owed = session.scalar(
        select(func.sum(Refund.amount_kopecks)).where(
            Refund.tenant_id == visit.tenant_id,
            Refund.visit_id == visit.id,
            Refund.status.in_(("owed", "sent")),
        )
    )
    return int(owed or 0)


def left_of(session: Session, visit: Visit) -> int:
    """Return what was paid for a visit and is not about to go back."""
    return paid_of(session, visit).kopecks - promised_of(session, visit)


def excess_of(session: Session, visit: Visit) -> int:
    """Return what was paid for a visit beyond its price; 0 if that is too little to give back.

    A price that is not fixed yet may still come to more.
    """
    over = left_of(session, visit) - visit.price_kopecks
    return 0 if visit.price_from or over < LEAST_KOPECKS else over
