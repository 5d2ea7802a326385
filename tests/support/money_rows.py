"""A row in every table of money, for tests that look at tables."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.models import (
    DepositRow,
    Discount,
    LedgerEntry,
    Payment,
    PersonalPrice,
    Receipt,
    Refund,
    Shop,
    ShopCall,
    Visit,
    VisitDiscount,
)


def add_money_rows(session: Session, *, visit: Visit, now: datetime) -> None:
    """Store a shop with a payment for a visit, its refund, receipts and ledger, and discounts."""
    of_tenant = {"tenant_id": visit.tenant_id}
    shop = _shop(visit, now)
    discount = Discount(
        **of_tenant,
        kind="first_visit",
        name="Первый визит",
        percent=10,
        audience="everybody",
        active=True,
        version=1,
    )
    session.add_all([shop, discount])
    session.flush()
    of_shop = {**of_tenant, "shop_id": shop.id}
    payment = _payment(visit, shop, now)
    session.add(payment)
    session.flush()
    refund = _refund(payment, now)
    session.add(refund)
    session.flush()
    entry = _entry(visit, payment, refund, now)
    session.add(entry)
    session.flush()
    # One row with every reference there is.
    entry.voids_id = entry.id
    session.add_all(
        [
            ShopCall(
                **of_shop,
                kind="check_shop",
                subject=str(payment.id),
                due_at=now,
                attempts=0,
                asked=1,
            ),
            _receipt(payment, refund, now),
            VisitDiscount(
                **of_tenant, visit_id=visit.id, discount_id=discount.id, amount_kopecks=100
            ),
            PersonalPrice(
                **of_tenant,
                client_id=visit.client_id,
                service_id=visit.services[0].service_id,
                price_kopecks=100,
            ),
            DepositRow(**of_tenant, trust="new", kind="full", amount=0),
        ]
    )
    session.flush()


def _shop(visit: Visit, now: datetime) -> Shop:
    return Shop(
        tenant_id=visit.tenant_id,
        public_id=f"shop-of-tenant-{visit.tenant_id}",
        account_id="100001",
        secret_sealed=b"sealed",
        state="connected",
        is_test=True,
        fiscal=False,
        receipts="own",
        vat_code=1,
        created_at=now,
    )


def _payment(visit: Visit, shop: Shop, now: datetime) -> Payment:
    return Payment(
        tenant_id=visit.tenant_id,
        shop_id=shop.id,
        visit_id=visit.id,
        client_id=visit.client_id,
        idempotence_key=f"key-of-{visit.id}",
        portion="deposit",
        amount_kopecks=50_000,
        is_test=True,
        request={},
        status="succeeded",
        created_at=now,
        settled_at=now,
    )


def _refund(payment: Payment, now: datetime) -> Refund:
    return Refund(
        tenant_id=payment.tenant_id,
        shop_id=payment.shop_id,
        payment_id=payment.id,
        visit_id=payment.visit_id,
        idempotence_key=f"refund-of-{payment.id}",
        keyed_at=now,
        amount_kopecks=50_000,
        reason="by_master",
        status="succeeded",
        created_at=now,
        settled_at=now + timedelta(minutes=1),
    )


def _receipt(payment: Payment, refund: Refund, now: datetime) -> Receipt:
    return Receipt(
        tenant_id=payment.tenant_id,
        shop_id=payment.shop_id,
        payment_id=payment.id,
        refund_id=refund.id,
        visit_id=payment.visit_id,
        kind="annul",
        status="todo",
        amount_kopecks=50_000,
        idempotence_key=f"receipt-of-{payment.id}",
        due_on=now.date(),
        created_at=now,
    )


def _entry(visit: Visit, payment: Payment, refund: Refund, now: datetime) -> LedgerEntry:
    return LedgerEntry(
        tenant_id=visit.tenant_id,
        visit_id=visit.id,
        client_id=visit.client_id,
        kind="payment",
        means="online",
        amount_kopecks=50_000,
        is_test=True,
        payment_id=payment.id,
        refund_id=refund.id,
        at=now,
    )
