"""A client pays for a visit she has booked."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.money_errors import PaymentNotFound
from app.models import Payment
from app.usecases.money.attempts import Checkout, start_payment
from app.usecases.money.notifications import look_at_payment
from app.usecases.tenants import TenantRef
from app.usecases.visits import check_owns, lock_own_visit


def pay_visit(
    session: Session,
    *,
    tenant: TenantRef,
    client_id: int,
    visit_id: int,
    checkout: Checkout,
    now: datetime,
) -> Payment:
    """Start paying for a client's own visit; a second tap gets the attempt there is.

    Raises as `lock_own_visit` and `start_payment` do.
    """
    visit = lock_own_visit(session, tenant_id=tenant.id, client_id=client_id, visit_id=visit_id)
    return start_payment(session, tenant=tenant, visit=visit, checkout=checkout, now=now)


def check_payments(
    session: Session, *, tenant_id: int, client_id: int, visit_id: int, now: datetime
) -> None:
    """Have the worker look at a visit's open payments now. Raises VisitNotFound."""
    check_owns(session, tenant_id=tenant_id, client_id=client_id, visit_id=visit_id)
    for payment in session.scalars(
        select(Payment).where(Payment.tenant_id == tenant_id, Payment.visit_id == visit_id)
    ):
        look_at_payment(session, payment=payment, now=now)


def check_paid_page(session: Session, *, tenant_id: int, key: str, now: datetime) -> None:
    """Have the worker look at the payment somebody has come back from. Raises PaymentNotFound."""
    payment = session.scalar(
        select(Payment).where(Payment.tenant_id == tenant_id, Payment.idempotence_key == key)
    )
    if payment is None:
        raise PaymentNotFound
    look_at_payment(session, payment=payment, now=now)
