"""What happens to payments: they are opened, paid, declined, captured, cancelled, or run out."""

from datetime import timedelta
from uuid import uuid4

from sandbox.yookassa import receipting
from sandbox.yookassa.amounts import amount
from sandbox.yookassa.payments import Cancellation, Method, Order, Payment, PaymentStatus
from sandbox.yookassa.provider import Provider
from sandbox.yookassa.refusals import impossible
from sandbox.yookassa.shops import Shop

PAYABLE_FOR = timedelta(hours=1)
CAPTURABLE_FOR = timedelta(days=7)
PAYS_LATER_AFTER = timedelta(seconds=15)
DECLINES = ("insufficient_funds", "general_decline", "card_expired", "fraud_suspected")


def open_payment(provider: Provider, shop: Shop, order: Order, origin: str) -> Payment:
    """Open a payment with a pay page below `origin`; after an hour nobody can pay it any more."""
    number = str(uuid4())
    payment = Payment(
        id=number,
        account_id=shop.account_id,
        gateway_id=shop.gateway_id,
        test=shop.test,
        order=order,
        kopecks=order.kopecks,
        created_at=provider.clock.now(),
        confirmation_url=f"{origin}/yookassa/pay/{number}",
        method_id=str(uuid4()),
    )
    provider.payments[number] = payment
    provider.timetable.at(
        payment.created_at + PAYABLE_FOR,
        lambda: expire(provider, payment) if payment.status == "pending" else None,
    )
    provider.show()
    return payment


def methods(payment: Payment) -> tuple[Method, ...]:
    """List the ways to pay it: no SBP in test shops, nor for money that is captured later."""
    return ("bank_card",) if payment.test or not payment.order.capture else ("bank_card", "sbp")


def pay(provider: Provider, payment: Payment, method: Method = "bank_card") -> None:
    """Do what the client does on the pay page. Raises ApiError if it is not payable any more."""
    if payment.order.capture:
        succeed(provider, payment, method)
    else:
        authorise(provider, payment, method)


def pay_later(provider: Provider, payment: Payment) -> None:
    """Let the money arrive in a while, when the client is long gone from the page."""
    _demand(payment, "pending")
    payment.pays_at = provider.clock.now() + PAYS_LATER_AFTER
    provider.timetable.at(
        payment.pays_at,
        lambda: pay(provider, payment) if payment.status == "pending" else None,
    )
    provider.show()


def authorise(provider: Provider, payment: Payment, method: Method = "bank_card") -> None:
    """Set the money aside on the client's card until it is captured."""
    _demand(payment, "pending")
    payment.status = "waiting_for_capture"
    payment.method = method
    payment.expires_at = provider.clock.now() + CAPTURABLE_FOR
    provider.timetable.at(
        payment.expires_at,
        lambda: expire(provider, payment) if payment.status == "waiting_for_capture" else None,
    )
    provider.tell("payment.waiting_for_capture", payment, payment.wire())


def succeed(provider: Provider, payment: Payment, method: Method = "bank_card") -> None:
    """Take the money at once."""
    _demand(payment, "pending")
    payment.method = method
    _take(provider, payment)


def capture(provider: Provider, payment: Payment, in_kopecks: int | None) -> None:
    """Take money that was set aside, all of it or a part; the rest goes back by itself."""
    _demand(payment, "waiting_for_capture")
    if in_kopecks is not None and in_kopecks > payment.kopecks:
        raise impossible("More cannot be captured than was set aside")
    payment.kopecks = in_kopecks or payment.kopecks
    payment.expires_at = None
    _take(provider, payment)


def decline(provider: Provider, payment: Payment, reason: str) -> None:
    """Have the client's bank say no."""
    _demand(payment, "pending")
    payment.method = "bank_card"
    _cancel(provider, payment, Cancellation("payment_network", reason))


def cancel(provider: Provider, payment: Payment) -> None:
    """Let go of money that was set aside; a payment in any other state cannot be cancelled."""
    _demand(payment, "waiting_for_capture")
    _cancel(provider, payment, Cancellation("merchant", "canceled_by_merchant"))


def expire(provider: Provider, payment: Payment) -> None:
    """End a payment nobody paid, or nobody captured, in time."""
    _demand(payment, "pending", "waiting_for_capture")
    what = "confirmation" if payment.status == "pending" else "capture"
    _cancel(provider, payment, Cancellation("yoo_money", f"expired_on_{what}"))


def _take(provider: Provider, payment: Payment) -> None:
    shop = provider.shops[payment.account_id]
    payment.status = "succeeded"
    payment.captured_at = provider.clock.now()
    if shop.takings is not None:
        shop.takings += payment.kopecks
    if shop.fiscal and payment.order.receipt:
        settled = [{"type": "cashless", "amount": amount(payment.kopecks)}]
        payment.receipt = receipting.register(provider, payment, payment.order.receipt, settled)
    provider.tell("payment.succeeded", payment, payment.wire())


def _cancel(provider: Provider, payment: Payment, cancellation: Cancellation) -> None:
    payment.status = "canceled"
    payment.expires_at = None
    payment.cancellation = cancellation
    provider.tell("payment.canceled", payment, payment.wire())


def _demand(payment: Payment, *statuses: PaymentStatus) -> None:
    if payment.status not in statuses:
        raise impossible(f"The payment is {payment.status}")
