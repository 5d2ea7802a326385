"""What happens to receipts."""

from typing import Any, Literal
from uuid import uuid4

from sandbox.yookassa.payments import Payment
from sandbox.yookassa.provider import Provider
from sandbox.yookassa.receipts import Receipt
from sandbox.yookassa.refusals import impossible

Json = dict[str, Any]


def register(
    provider: Provider,
    payment: Payment,
    data: Json,
    settlements: list[Json],
    refund_id: str | None = None,
) -> Receipt:
    """Register a receipt of a payment or of a refund, as the shop's switch says."""
    shop = provider.shops[payment.account_id]
    receipt = Receipt(
        id=f"rt-{uuid4()}",
        account_id=shop.account_id,
        type="refund" if refund_id else "payment",
        payment_id=payment.id,
        refund_id=refund_id,
        data=data,
        settlements=settlements,
        status="pending",
        created_at=provider.clock.now(),
    )
    provider.receipts[receipt.id] = receipt
    if shop.receipts != "pending":
        finish(provider, receipt, "succeeded" if shop.receipts == "succeed" else "canceled")
    return receipt


def finish(provider: Provider, receipt: Receipt, status: Literal["succeeded", "canceled"]) -> None:
    """End the registration. Raises ApiError when it has ended before."""
    if receipt.status != "pending":
        raise impossible(f"The receipt is {receipt.status} already")
    receipt.status = status
    if status == "succeeded":
        receipt.registered_at = provider.clock.now()
