"""What of a tenant's money needs somebody: the oldest first, and not more than can be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from app.models import Client, Payment, Receipt, Refund, Visit
from app.usecases.money.ledger import paid_for
from app.usecases.staff import Staff

_SHOWN = 100
# Most refunds are made within seconds.
_PATIENCE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Undecided:
    """A visit whose deposit is to be kept or given back, and how much there is."""

    visit: Visit
    client: Client
    paid_kopecks: int


@dataclass(frozen=True, slots=True)
class Attention:
    """Refunds that wait, deposits to decide upon, odd payments, receipts to make by hand."""

    refunds: Sequence[tuple[Refund, Visit, Client]]
    decisions: Sequence[Undecided]
    payments: Sequence[tuple[Payment, Visit, Client]]
    receipts: Sequence[tuple[Receipt, Visit, Client]]


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
        payments=_rows(session, _about(Payment, staff).where(Payment.status == "set_aside")),
        receipts=_rows(
            session, _about(Receipt, staff).where(Receipt.status.in_(("todo", "canceled")))
        ),
    )


def _about[Row: (Refund, Payment, Receipt)](
    table: type[Row], staff: Staff
) -> Select[Row, Visit, Client]:
    return (
        select(table, Visit, Client)
        .options(selectinload(Visit.services))
        .join(Visit, Visit.id == table.visit_id)
        .join(Client, Client.id == Visit.client_id)
        .where(table.tenant_id == staff.tenant.id)
        .order_by(table.id)
        .limit(_SHOWN)
    )
