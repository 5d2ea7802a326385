"""Payments: create, look up, list, capture, cancel."""

from urllib.parse import urlsplit

from sandbox.yookassa import paying
from sandbox.yookassa.api.call import ApiCall, Json
from sandbox.yookassa.api.fields import Fields
from sandbox.yookassa.api.lists import page
from sandbox.yookassa.api.receipt_data import read_receipt
from sandbox.yookassa.payments import Order, Payment
from sandbox.yookassa.refusals import invalid, missing

MOST_KEYS = 16
LONGEST_KEY = 32
LONGEST_VALUE = 512
LEAST = 100
_LOCALES = frozenset({"ru_RU", "en_US"})
_FILTERS = frozenset({"status"})


def create(call: ApiCall) -> Json:
    """Open a payment."""
    order = _order(call)
    return paying.open_payment(call.provider, call.shop, order, call.origin).wire()


def show(call: ApiCall) -> Json:
    """Return a payment."""
    return find(call, call.id).wire()


def listed(call: ApiCall) -> Json:
    """Return a page of the shop's payments."""
    every = reversed(call.provider.payments.values())
    own = (one for one in every if one.account_id == call.shop.account_id)
    return page(own, call.query, _FILTERS)


def capture(call: ApiCall) -> Json:
    """Take money that was set aside."""
    payment = find(call, call.id)
    call.fields.only("amount")
    wanted = call.fields.amount("amount") if "amount" in call.fields else None
    paying.capture(call.provider, payment, wanted)
    return payment.wire()


def cancel(call: ApiCall) -> Json:
    """Let go of money that was set aside."""
    payment = find(call, call.id)
    paying.cancel(call.provider, payment)
    return payment.wire()


def find(call: ApiCall, payment_id: str) -> Payment:
    """Find a payment of the calling shop. Raises ApiError."""
    payment = call.provider.payments.get(payment_id)
    if payment is None or payment.account_id != call.shop.account_id:
        raise missing("payment")
    return payment


def _order(call: ApiCall) -> Order:
    body = call.fields
    body.only("amount", "capture", "confirmation", "description", "metadata", "receipt")
    in_kopecks = body.amount("amount")
    if in_kopecks < LEAST:
        raise invalid("amount.value", "A payment is 1.00 at least")
    confirmation = body.object("confirmation")
    confirmation.only("type", "return_url", "locale")
    confirmation.choice("type", frozenset({"redirect"}))
    return Order(
        kopecks=in_kopecks,
        capture=body.flag("capture", default=False),
        return_url=_address(confirmation),
        locale=confirmation.choice("locale", _LOCALES) if "locale" in confirmation else None,
        description=body.text_or_none("description", 128),
        metadata=_metadata(body),
        receipt=_receipt(call, in_kopecks),
    )


def _address(confirmation: Fields) -> str:
    address = confirmation.text("return_url", 2048)
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise invalid(confirmation.at("return_url"), "An address to return to is expected")
    return address


def _metadata(body: Fields) -> dict[str, str]:
    if "metadata" not in body:
        return {}
    metadata = body.object("metadata")
    if len(metadata.values) > MOST_KEYS:
        raise invalid("metadata", f"There are more than {MOST_KEYS} keys")
    for key, value in metadata.values.items():
        if len(key) > LONGEST_KEY:
            raise invalid("metadata", f"A key is longer than {LONGEST_KEY} characters")
        if not isinstance(value, str) or len(value) > LONGEST_VALUE:
            raise invalid(metadata.at(key), f"A text of {LONGEST_VALUE} characters at most")
    return metadata.values


def _receipt(call: ApiCall, in_kopecks: int) -> Json | None:
    if "receipt" in call.fields:
        receipt = read_receipt(call.fields.object("receipt"), in_kopecks)
        return receipt if call.shop.fiscal else None
    if call.shop.fiscal:
        raise invalid("receipt", "This shop registers receipts, and the payment brings none")
    return None
