"""What the provider's answers say, checked: nothing is believed by halves.

Each reader raises OutcomeUnknown if a field is missing, odd or contradicts another.
"""

import re
from datetime import datetime
from typing import get_args

from app.domain.ids import PROVIDER_ID, RECEIPT_ID
from app.domain.payment_ports import (
    OutcomeUnknown,
    PaymentStatus,
    ProviderPayment,
    ProviderReceipt,
    ProviderRefund,
    ReceiptStatus,
    RefundStatus,
    ShopProfile,
)
from app.gateways.yookassa.fields import Fields

_PAYMENT_STATUSES: tuple[PaymentStatus, ...] = get_args(PaymentStatus)
_REFUND_STATUSES: tuple[RefundStatus, ...] = get_args(RefundStatus)
_RECEIPT_STATUSES: tuple[ReceiptStatus, ...] = get_args(ReceiptStatus)
_CURRENCY = re.compile(r"[A-Z]{3}")
# A client is sent there, so nothing but a web address.
_PAY_PAGE = re.compile(r"https?://[!-~]{1,2000}")


def read_shop(answer: object) -> ShopProfile:
    """Read the answer of /me."""
    shop = Fields(answer)
    # Older shops are described by a flag alone.
    fiscal = (
        shop.part("fiscalization").flag("enabled")
        if shop.has("fiscalization")
        else shop.flag("fiscalization_enabled")
    )
    return ShopProfile(account_id=shop.text("account_id"), is_test=shop.flag("test"), fiscal=fiscal)


def read_payment(payment: Fields) -> ProviderPayment:
    """Read a payment, made by us or by whoever else uses the shop."""
    status = payment.choice("status", _PAYMENT_STATUSES)
    if status == "succeeded" and not payment.flag("paid"):
        raise OutcomeUnknown("a payment that succeeded and is not paid")
    kopecks, currency = _amount(payment, "amount")
    return ProviderPayment(
        id=payment.matching("id", PROVIDER_ID),
        status=status,
        amount_kopecks=kopecks,
        currency=currency,
        account_id=payment.part("recipient").text("account_id"),
        is_test=payment.flag("test"),
        refunded_kopecks=_refunded(payment, kopecks, currency),
        created_at=payment.instant("created_at"),
        captured_at=_maybe_instant(payment, "captured_at"),
        confirmation_url=_pay_page(payment),
        cancellation_reason=_inside(payment, "cancellation_details", "reason"),
        metadata=payment.part("metadata").texts() if payment.has("metadata") else {},
        receipt_registration=(
            payment.choice("receipt_registration", _RECEIPT_STATUSES)
            if payment.has("receipt_registration")
            else None
        ),
        method=_inside(payment, "payment_method", "type"),
    )


def read_refund(refund: Fields) -> ProviderRefund:
    """Read a refund."""
    kopecks, currency = _amount(refund, "amount")
    return ProviderRefund(
        id=refund.matching("id", PROVIDER_ID),
        payment_id=refund.matching("payment_id", PROVIDER_ID),
        status=refund.choice("status", _REFUND_STATUSES),
        amount_kopecks=kopecks,
        currency=currency,
        created_at=refund.instant("created_at"),
        cancellation_reason=_inside(refund, "cancellation_details", "reason"),
    )


def read_receipt(receipt: Fields) -> ProviderReceipt:
    """Read a receipt."""
    return ProviderReceipt(
        id=receipt.matching("id", RECEIPT_ID),
        status=receipt.choice("status", _RECEIPT_STATUSES),
    )


def read_page(answer: object) -> tuple[list[Fields], str | None]:
    """Read one page of a list: its objects, and the cursor of the next page if there is one."""
    page = Fields(answer)
    cursor = page.text("next_cursor") if page.has("next_cursor") else None
    return page.parts("items"), cursor


def _amount(whole: Fields, name: str) -> tuple[int, str]:
    amount = whole.part(name)
    return amount.kopecks("value"), amount.matching("currency", _CURRENCY)


def _refunded(payment: Fields, paid_kopecks: int, paid_currency: str) -> int:
    if not payment.has("refunded_amount"):
        return 0
    kopecks, currency = _amount(payment, "refunded_amount")
    if kopecks > paid_kopecks or currency != paid_currency:
        raise OutcomeUnknown("more was refunded than paid, or in another currency")
    return kopecks


def _maybe_instant(whole: Fields, name: str) -> datetime | None:
    return whole.instant(name) if whole.has(name) else None


def _pay_page(payment: Fields) -> str | None:
    # Others than a redirect, made elsewhere in the same shop, have no page.
    if not payment.has("confirmation"):
        return None
    confirmation = payment.part("confirmation")
    if not confirmation.has("confirmation_url"):
        return None
    return confirmation.matching("confirmation_url", _PAY_PAGE)


def _inside(whole: Fields, part: str, name: str) -> str | None:
    return whole.part(part).text(name) if whole.has(part) else None
