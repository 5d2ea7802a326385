"""Every call a gateway can make, and what it sends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain.payment_ports import (
    NewPayment,
    NewReceipt,
    NewRefund,
    ReceiptData,
    ReceiptItem,
)
from app.gateways.yookassa import YookassaGateway
from tests.gateways.yookassa_stub import KEYS, PAYMENT_ID, RECEIPT_ID, REFUND_ID

SINCE = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
RECEIPT = ReceiptData(
    email="olga@example.org",
    items=(
        ReceiptItem(
            description="Маникюр", amount_kopecks=100_000, vat_code=1, mode="partial_prepayment"
        ),
        ReceiptItem(
            description="Покрытие", amount_kopecks=50_000, vat_code=1, mode="partial_prepayment"
        ),
    ),
)
PAYMENT = NewPayment(
    idempotence_key="pay-0001",
    amount_kopecks=150_000,
    description="Маникюр, 24 ноября",
    return_url="https://okoshko.example/app/anya/visits/1",
    metadata={"attempt": "17", "tenant": "anya"},
)
REFUND = NewRefund(
    idempotence_key="refund-0001",
    payment_id=PAYMENT_ID,
    amount_kopecks=50_050,
    description="Визит отменён",
)
SECOND_RECEIPT = NewReceipt(
    idempotence_key="receipt-0001",
    payment_id=PAYMENT_ID,
    receipt=replace(
        RECEIPT, items=tuple(replace(item, mode="full_payment") for item in RECEIPT.items)
    ),
)

Question = Callable[[YookassaGateway], object]
EVERY_QUESTION: dict[str, Question] = {
    "describe_shop": lambda gateway: gateway.describe_shop(KEYS),
    "create_payment": lambda gateway: gateway.create_payment(KEYS, PAYMENT),
    "get_payment": lambda gateway: gateway.get_payment(KEYS, PAYMENT_ID),
    "list_payments": lambda gateway: gateway.list_payments(KEYS, since=SINCE),
    "create_refund": lambda gateway: gateway.create_refund(KEYS, REFUND),
    "get_refund": lambda gateway: gateway.get_refund(KEYS, REFUND_ID),
    "list_refunds": lambda gateway: gateway.list_refunds(KEYS, payment_id=PAYMENT_ID),
    "create_receipt": lambda gateway: gateway.create_receipt(KEYS, SECOND_RECEIPT),
    "get_receipt": lambda gateway: gateway.get_receipt(KEYS, RECEIPT_ID),
}
EVERY_CALL = [pytest.param(question, id=name) for name, question in EVERY_QUESTION.items()]
