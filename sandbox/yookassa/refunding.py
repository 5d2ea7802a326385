"""What happens to refunds."""

from typing import Any
from uuid import uuid4

from sandbox.yookassa import receipting
from sandbox.yookassa.amounts import amount
from sandbox.yookassa.payments import Cancellation, Payment
from sandbox.yookassa.provider import Provider
from sandbox.yookassa.refunds import Refund
from sandbox.yookassa.refusals import impossible, invalid

Json = dict[str, Any]
LEAST = 100


def refund(
    provider: Provider,
    payment: Payment,
    in_kopecks: int,
    description: str | None = None,
    receipt: Json | None = None,
) -> Refund:
    """Give money back, as far as the shop's switch and takings let it.

    Raises ApiError for a payment or an amount that cannot be given back.
    """
    _check(provider, payment, in_kopecks)
    made = Refund(
        id=str(uuid4()),
        account_id=payment.account_id,
        payment_id=payment.id,
        kopecks=in_kopecks,
        created_at=provider.clock.now(),
        description=description,
        receipt_data=receipt,
    )
    provider.refunds[made.id] = made
    shop = provider.shops[payment.account_id]
    is_short = shop.takings is not None and shop.takings < in_kopecks
    if is_short or shop.refunds == "insufficient_funds":
        cancel(provider, made)
    elif shop.refunds == "succeed":
        succeed(provider, made)
    return made


def succeed(provider: Provider, made: Refund) -> None:
    """Bring the money back to the client."""
    _demand_pending(made)
    payment = provider.payments[made.payment_id]
    shop = provider.shops[made.account_id]
    made.status = "succeeded"
    payment.refunded_kopecks += made.kopecks
    if shop.takings is not None:
        shop.takings -= made.kopecks
    if shop.fiscal and made.receipt_data:
        settled = [{"type": "cashless", "amount": amount(made.kopecks)}]
        made.receipt = receipting.register(
            provider, payment, made.receipt_data, settled, refund_id=made.id
        )
    provider.tell("refund.succeeded", payment, made.wire())


def cancel(provider: Provider, made: Refund, reason: str = "insufficient_funds") -> None:
    """Leave the money where it is. Nobody is notified: a shop finds out by asking."""
    _demand_pending(made)
    made.status = "canceled"
    made.cancellation = Cancellation("yoo_money", reason)
    provider.show()


def _check(provider: Provider, payment: Payment, in_kopecks: int) -> None:
    if payment.status != "succeeded":
        raise invalid("payment_id", f"The payment is {payment.status}, there is nothing to refund")
    on_its_way = sum(one.kopecks for one in provider.refunds_of(payment) if one.status == "pending")
    left = payment.kopecks - payment.refunded_kopecks - on_its_way
    if in_kopecks < LEAST:
        raise invalid("amount.value", "A refund is 1.00 at least")
    if in_kopecks > left:
        raise invalid("amount.value", "The refund is more than is left of the payment")
    if 0 < left - in_kopecks < LEAST:
        raise invalid("amount.value", "What is left of the payment would be less than 1.00")


def _demand_pending(made: Refund) -> None:
    if made.status != "pending":
        raise impossible(f"The refund is {made.status} already")
