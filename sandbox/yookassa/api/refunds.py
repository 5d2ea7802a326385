"""Refunds: create, look up, list."""

from sandbox.yookassa import refunding
from sandbox.yookassa.api import payments
from sandbox.yookassa.api.call import ApiCall, Json
from sandbox.yookassa.api.lists import page
from sandbox.yookassa.api.receipt_data import read_receipt
from sandbox.yookassa.payments import Payment
from sandbox.yookassa.refusals import invalid, missing

_FILTERS = frozenset({"payment_id", "status"})


def create(call: ApiCall) -> Json:
    """Give money of a payment back."""
    call.fields.only("payment_id", "amount", "description", "receipt")
    payment = payments.find(call, call.fields.text("payment_id", 36))
    in_kopecks = call.fields.amount("amount")
    description = call.fields.text_or_none("description", 250)
    receipt = _receipt(call, payment, in_kopecks)
    return refunding.refund(call.provider, payment, in_kopecks, description, receipt).wire()


def show(call: ApiCall) -> Json:
    """Return a refund."""
    refund = call.provider.refunds.get(call.id)
    if refund is None or refund.account_id != call.shop.account_id:
        raise missing("refund")
    return refund.wire()


def listed(call: ApiCall) -> Json:
    """Return a page of the shop's refunds."""
    every = reversed(call.provider.refunds.values())
    own = (one for one in every if one.account_id == call.shop.account_id)
    return page(own, call.query, _FILTERS)


def _receipt(call: ApiCall, payment: Payment, in_kopecks: int) -> Json | None:
    if "receipt" in call.fields:
        receipt = read_receipt(call.fields.object("receipt"), in_kopecks)
        return receipt if call.shop.fiscal else None
    # Of a payment given back whole YooKassa knows everything; of a part it must be told what.
    if payment.receipt and in_kopecks < payment.kopecks:
        raise invalid("receipt", "A part is refunded, and the refund brings no receipt")
    return payment.order.receipt
