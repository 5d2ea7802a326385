"""Receipts in a request, checked the way YooKassa checks them."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from sandbox.yookassa.api.fields import Fields
from sandbox.yookassa.refusals import invalid

Json = dict[str, Any]
MOST_ITEMS = 100
MOST_OF_ONE = 100_000
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_MODES = frozenset(
    {
        "full_prepayment",
        "partial_prepayment",
        "advance",
        "full_payment",
        "partial_payment",
        "credit",
        "credit_payment",
    }
)
_SUBJECTS = frozenset(
    {
        "commodity",
        "excise",
        "job",
        "service",
        "payment",
        "agent_commission",
        "property_right",
        "composite",
        "another",
    }
)
_SETTLEMENTS = frozenset({"cashless", "prepayment", "postpayment", "consideration"})
RECEIPT_FIELDS = ("customer", "items", "tax_system_code", "internet", "timezone")


def read_receipt(receipt: Fields, total: int) -> Json:
    """Return a receipt whose items come to a total in kopecks. Raises ApiError."""
    receipt.only(*RECEIPT_FIELDS)
    if read_items(receipt) != total:
        raise invalid(receipt.at("items"), "The items do not come to the amount")
    return receipt.values


def read_items(receipt: Fields) -> int:
    """Check whom a receipt is for and what it lists; return its total in kopecks."""
    customer = receipt.object("customer")
    customer.only("full_name", "inn", "email", "phone")
    if not _EMAIL.fullmatch(customer.text("email", 254)):
        raise invalid(customer.at("email"), "This is not an e-mail address")
    if "tax_system_code" in receipt:
        receipt.number("tax_system_code", 1, 6)
    total = sum(_item(item) for item in receipt.objects("items", MOST_ITEMS))
    if total != int(total):
        raise invalid(receipt.at("items"), "The items come to a part of a kopeck")
    return int(total)


def read_settlements(receipt: Fields) -> tuple[list[Json], int]:
    """Return how a receipt is settled, and the total of that in kopecks."""
    settlements = receipt.objects("settlements", MOST_ITEMS)
    total = 0
    for one in settlements:
        one.only("type", "amount")
        one.choice("type", _SETTLEMENTS)
        total += one.amount("amount")
    return [one.values for one in settlements], total


def _item(item: Fields) -> Decimal:
    """Check a line; return its price times its quantity, in kopecks."""
    item.only(
        "description",
        "quantity",
        "amount",
        "vat_code",
        "payment_subject",
        "payment_mode",
        "measure",
    )
    item.text("description", 128)
    item.number("vat_code", 1, 12)
    item.choice("payment_mode", _MODES)
    item.choice("payment_subject", _SUBJECTS)
    return item.amount("amount") * _quantity(item)


def _quantity(item: Fields) -> Decimal:
    value = item.values.get("quantity")
    try:
        quantity = Decimal(str(value))
    except InvalidOperation:
        quantity = Decimal("NaN")
    # Not a number compares false with everything, so it is refused as well.
    if isinstance(value, bool) or not (quantity.is_finite() and 0 < quantity < MOST_OF_ONE):
        raise invalid(item.at("quantity"), "A number above zero is expected")
    return quantity
