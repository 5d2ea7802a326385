"""The objects, read by YooKassa's own SDK, which nobody here wrote."""

from decimal import Decimal

from sandbox_http import Receiver, Sandbox
from yookassa.domain.notification import WebhookNotificationFactory
from yookassa.domain.response import (
    PaymentListResponse,
    PaymentResponse,
    ReceiptListResponse,
    RefundResponse,
)
from yookassa_http import ShopClient, fiscal, payment_body, receipt, rub


def test_payments_are_read(sandbox: Sandbox) -> None:
    shop = ShopClient(sandbox)
    made = shop.make("/payments", payment_body(metadata={"visit": "7"}))
    pending = PaymentResponse(made)
    assert pending.confirmation.confirmation_url == made["confirmation"]["confirmation_url"]
    sandbox.yookassa.succeed(made["id"])
    paid = PaymentResponse(shop.read(f"/payments/{made['id']}"))
    assert (paid.status, paid.paid, paid.test) == ("succeeded", True, True)
    assert (paid.amount.value, paid.refunded_amount.value) == (Decimal("500.00"), Decimal("0.00"))
    assert paid.payment_method.type == "bank_card"
    assert paid.recipient.account_id == "100001"
    assert paid.metadata == {"visit": "7"}


def test_lists_are_read(sandbox: Sandbox) -> None:
    shop = ShopClient(sandbox)
    made = [shop.make("/payments", payment_body())["id"] for _ in range(2)]
    page = PaymentListResponse(shop.read("/payments", limit=1))
    assert [one.id for one in page.items] == made[1:]
    assert page.next_cursor == made[0]


def test_cancelled_refunds_are_read(sandbox: Sandbox) -> None:
    shop = ShopClient(sandbox)
    payment = shop.pay(sandbox)
    sandbox.yookassa.change_shop(refunds="insufficient_funds")
    body = {"payment_id": payment["id"], "amount": rub("100.00")}
    refund = RefundResponse(shop.make("/refunds", body))
    assert (refund.status, refund.amount.value) == ("canceled", Decimal("100.00"))
    assert refund.cancellation_details.reason == "insufficient_funds"


def test_receipts_are_read(sandbox: Sandbox) -> None:
    shop = fiscal(sandbox)
    payment = shop.pay(sandbox, receipt=receipt())
    page = ReceiptListResponse(shop.read("/receipts", payment_id=payment["id"]))
    assert (page.items[0].status, page.items[0].payment_id) == ("succeeded", payment["id"])
    assert page.items[0].items[0].payment_mode == "partial_prepayment"


def test_notifications_are_read(sandbox: Sandbox, receiver: Receiver) -> None:
    sandbox.yookassa.change_shop(webhook_url=receiver.url)
    payment = ShopClient(sandbox).pay(sandbox)
    notification = WebhookNotificationFactory().create(receiver.wait_for(1)[0])
    assert (notification.event, notification.object.id) == ("payment.succeeded", payment["id"])
