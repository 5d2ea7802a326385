"""What the page and /control show of shops and payments."""

from dataclasses import asdict
from typing import Any

from sandbox.yookassa.amounts import amount
from sandbox.yookassa.clock import written
from sandbox.yookassa.payments import Payment
from sandbox.yookassa.shops import Shop

Json = dict[str, Any]


def shop_summary(shop: Shop) -> Json:
    """Write a shop with its key and switches; the keys are made up, so they may be seen."""
    return {
        "account_id": shop.account_id,
        "secret_key": shop.secret_key,
        "name": shop.name,
        "test": shop.test,
        "fiscal": shop.fiscal,
        "revoked": shop.revoked,
        "webhook_url": shop.webhook_url,
        "takings": None if shop.takings is None else amount(shop.takings)["value"],
        "refunds": shop.refunds,
        "receipts": shop.receipts,
        "webhooks": asdict(shop.webhooks),
    }


def payment_summary(payment: Payment) -> Json:
    """Write a payment as it is, whatever the API was told to say of it, and where to pay it."""
    return {
        "id": payment.id,
        "account_id": payment.account_id,
        "status": payment.status,
        "amount": amount(payment.kopecks),
        "refunded_amount": amount(payment.refunded_kopecks),
        "description": payment.order.description,
        "metadata": payment.order.metadata,
        "created_at": written(payment.created_at),
        "pays_at": written(payment.pays_at) if payment.pays_at else None,
        "cancellation_reason": payment.cancellation.reason if payment.cancellation else None,
        "pay_page": f"/yookassa/pay/{payment.id}",
        "return_url": payment.order.return_url,
    }
