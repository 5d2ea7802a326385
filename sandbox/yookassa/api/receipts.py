"""Receipts: create, look up, list."""

from sandbox.yookassa import receipting
from sandbox.yookassa.api import payments
from sandbox.yookassa.api.call import ApiCall, Json
from sandbox.yookassa.api.lists import page
from sandbox.yookassa.api.receipt_data import RECEIPT_FIELDS, read_items, read_settlements
from sandbox.yookassa.refusals import invalid, missing

_FILTERS = frozenset({"payment_id", "refund_id", "status"})


def create(call: ApiCall) -> Json:
    """Register the second receipt of a payment, on the day its prepayment is settled."""
    body = call.fields
    body.only("type", "payment_id", "send", "settlements", *RECEIPT_FIELDS)
    if not call.shop.fiscal:
        raise invalid("receipt", "This shop registers no receipts")
    body.choice("type", frozenset({"payment"}))
    payment = payments.find(call, body.text("payment_id", 36))
    if payment.status != "succeeded":
        raise invalid("payment_id", f"The payment is {payment.status}")
    if not body.flag("send", default=False):
        raise invalid("send", "true is expected")
    total = read_items(body)
    settlements, settled = read_settlements(body)
    if settled != total:
        raise invalid("settlements", "The settlements do not come to what the items do")
    return receipting.register(call.provider, payment, body.values, settlements).wire()


def show(call: ApiCall) -> Json:
    """Return a receipt."""
    receipt = call.provider.receipts.get(call.id)
    if receipt is None or receipt.account_id != call.shop.account_id:
        raise missing("receipt")
    return receipt.wire()


def listed(call: ApiCall) -> Json:
    """Return a page of the shop's receipts."""
    every = reversed(call.provider.receipts.values())
    own = (one for one in every if one.account_id == call.shop.account_id)
    return page(own, call.query, _FILTERS)
