"""A client's attempts to pay for a visit."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.money import LEAST_KOPECKS
from app.domain.money_errors import NothingToPay, PaymentsUnavailable, ReceiptEmailNeeded
from app.models import Client, Payment, Shop, Visit
from app.usecases.money.ledger import left_of
from app.usecases.money.receipts import receipt_items
from app.usecases.money.shop_calls import ask_for
from app.usecases.tenants import TenantRef

Portion = Literal["deposit", "full"]
_DESCRIPTION_LENGTH = 128
_EMAIL_NEEDED = "An e-mail address is needed for the receipt."


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkout:
    """How a client wants to pay, and where she comes back to afterwards."""

    portion: Portion
    # For the receipt, where the shop has to send one; nothing means where the last one went.
    email: str | None
    # The installation's address; the provider sends her back to a page of it.
    public_url: str


def find_shop(session: Session, *, tenant_id: int) -> Shop | None:
    """Return the shop a tenant has connected, whatever its state; None if there is none."""
    return session.scalar(
        select(Shop).where(Shop.tenant_id == tenant_id, Shop.state != "disconnected")
    )


def due_kopecks(session: Session, *, visit: Visit, portion: Portion) -> int:
    """Return what may still be paid online of a visit's deposit or of its price."""
    return payable_kopecks(visit, paid=left_of(session, visit), portion=portion)


def payable_kopecks(visit: Visit, *, paid: int, portion: Portion) -> int:
    """Return what of a deposit or a price may still be paid online, if so much is paid; or 0."""
    asked = visit.deposit_kopecks if portion == "deposit" else visit.price_kopecks
    # What the master names on site is not known yet, so nobody can pay all of it.
    left = 0 if portion == "full" and visit.price_from else asked - paid
    return left if left >= LEAST_KOPECKS else 0


def start_payment(
    session: Session, *, tenant: TenantRef, visit: Visit, checkout: Checkout, now: datetime
) -> Payment:
    """Store an attempt to pay and wish for the call that creates it at the provider.

    A second tap, or another tab, gets the attempt there is; another amount takes its place. The
    caller holds the lock of the visit's master. Raises NothingToPay, PaymentsUnavailable or
    ReceiptEmailNeeded.
    """
    _check_payable(visit, now)
    amount = due_kopecks(session, visit=visit, portion=checkout.portion)
    if not amount:
        raise NothingToPay
    shop = find_shop(session, tenant_id=tenant.id)
    if shop is None or shop.state != "connected":
        raise PaymentsUnavailable
    active = active_payment(session, visit=visit)
    if active is not None:
        if (active.amount_kopecks, active.shop_id) == (amount, shop.id):
            return active
        active.superseded_at = now
        session.flush()
    payment = Payment(
        tenant_id=tenant.id,
        shop_id=shop.id,
        visit_id=visit.id,
        client_id=visit.client_id,
        idempotence_key=str(uuid4()),
        portion=checkout.portion,
        amount_kopecks=amount,
        is_test=shop.is_test,
        status="creating",
        created_at=now,
        request={},
    )
    payment.request = _request(session, tenant, shop, visit, payment, checkout)
    session.add(payment)
    session.flush()
    ask_for(session, payment, kind="create_payment", subject=payment.id, due_at=now)
    return payment


def active_payment(session: Session, *, visit: Visit) -> Payment | None:
    """Return the attempt that is under way, if any."""
    return session.scalar(
        select(Payment).where(
            Payment.tenant_id == visit.tenant_id,
            Payment.visit_id == visit.id,
            Payment.status.in_(("creating", "pending")),
            Payment.superseded_at.is_(None),
        )
    )


def _check_payable(visit: Visit, now: datetime) -> None:
    stands = visit.status in {"booked", "completed"} and not visit.awaiting_approval
    run_out = visit.pay_until is not None and visit.pay_until <= now
    if not stands or run_out:
        raise NothingToPay


def _request(
    session: Session,
    tenant: TenantRef,
    shop: Shop,
    visit: Visit,
    payment: Payment,
    checkout: Checkout,
) -> dict[str, Any]:
    at = visit.starts_at.astimezone(tenant.zone)
    names = ", ".join(service.name for service in visit.services)
    description = f"{at:%d.%m.%Y %H:%M}, {names}"
    return {
        "description": description[:_DESCRIPTION_LENGTH],
        # The key names the attempt on the page she comes back to, where she has no session.
        "return_url": f"{checkout.public_url}/app/{tenant.slug}/paid/{payment.idempotence_key}",
        "receipt": _receipt(session, shop, visit, payment, checkout),
    }


def _receipt(
    session: Session, shop: Shop, visit: Visit, payment: Payment, checkout: Checkout
) -> dict[str, Any] | None:
    if shop.receipts != "yookassa":
        return None
    client = session.get_one(Client, visit.client_id)
    client.email = checkout.email or client.email
    if client.email is None:
        raise ReceiptEmailNeeded({"email": _EMAIL_NEEDED})
    whole = payment.amount_kopecks >= visit.price_kopecks and not visit.price_from
    return {
        "email": client.email,
        "items": receipt_items(
            visit,
            kopecks=payment.amount_kopecks,
            vat_code=shop.vat_code,
            mode="full_prepayment" if whole else "partial_prepayment",
        ),
    }
