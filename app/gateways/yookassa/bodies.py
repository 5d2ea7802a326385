"""What goes into the requests: amounts as exact strings, descriptions cut to what is allowed."""

from collections.abc import Iterator, Sequence
from typing import Any

from yookassa.domain.request import PaymentRequest, ReceiptRequest, RefundRequest

from app.domain.money import format_amount
from app.domain.payment_ports import (
    NewPayment,
    NewReceipt,
    NewRefund,
    ReceiptData,
    ReceiptItem,
)
from app.domain.words import one_line

_CURRENCY = "RUB"
_LONGEST_DESCRIPTION = 128
_LONGEST_REASON = 250
_MOST_METADATA, _LONGEST_METADATA_KEY, _LONGEST_METADATA = 16, 32, 512

Body = dict[str, Any]


class _Exact:
    """A request of the SDK that goes out as it was written here.

    The SDK's own fields pass amounts through float and add empty lists.
    """

    def __init__(self, body: Body) -> None:
        self._body = body

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return iter(self._body.items())


class _ExactPayment(_Exact, PaymentRequest):
    pass


class _ExactRefund(_Exact, RefundRequest):
    pass


class _ExactReceipt(_Exact, ReceiptRequest):
    pass


def payment_request(payment: NewPayment) -> PaymentRequest:
    """Build the request for a payment taken in one step on the provider's page.

    Raises ValueError if the metadata is more than the provider keeps.
    """
    return _ExactPayment(
        {
            "amount": _amount(payment.amount_kopecks),
            "capture": True,
            "confirmation": {"type": "redirect", "return_url": payment.return_url},
            "description": _short(payment.description),
            "metadata": _metadata(payment.metadata),
            **_receipt(payment.receipt),
        }
    )


def refund_request(refund: NewRefund) -> RefundRequest:
    """Build the request for a refund."""
    return _ExactRefund(
        {
            "payment_id": refund.payment_id,
            "amount": _amount(refund.amount_kopecks),
            "description": _short(refund.description, _LONGEST_REASON),
            **_receipt(refund.receipt),
        }
    )


def receipt_request(new: NewReceipt) -> ReceiptRequest:
    """Build the request for the receipt that settles a prepayment in full."""
    total = sum(item.amount_kopecks for item in new.receipt.items)
    return _ExactReceipt(
        {
            "type": "payment",
            "payment_id": new.payment_id,
            "customer": {"email": new.receipt.email},
            "items": _items(new.receipt.items),
            "settlements": [{"type": "prepayment", "amount": _amount(total)}],
            "send": True,
        }
    )


def _receipt(receipt: ReceiptData | None) -> Body:
    if receipt is None:
        return {}
    return {"receipt": {"customer": {"email": receipt.email}, "items": _items(receipt.items)}}


def _items(items: Sequence[ReceiptItem]) -> list[Body]:
    return [
        {
            "description": _short(item.description),
            "quantity": "1.00",
            "amount": _amount(item.amount_kopecks),
            "vat_code": item.vat_code,
            "payment_subject": "service",
            "payment_mode": item.mode,
        }
        for item in items
    ]


def _amount(kopecks: int) -> Body:
    return {"value": format_amount(kopecks), "currency": _CURRENCY}


def _short(text: str, longest: int = _LONGEST_DESCRIPTION) -> str:
    return one_line(text)[:longest]


def _metadata(metadata: dict[str, str]) -> dict[str, str]:
    fits = len(metadata) <= _MOST_METADATA and all(
        len(key) <= _LONGEST_METADATA_KEY and len(value) <= _LONGEST_METADATA
        for key, value in metadata.items()
    )
    if not fits:
        raise ValueError("metadata is larger than the provider keeps")
    return dict(metadata)
