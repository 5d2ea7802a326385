"""What use cases and jobs need of a payment provider, as they see it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

PaymentStatus = Literal["pending", "waiting_for_capture", "succeeded", "canceled"]
RefundStatus = Literal["pending", "succeeded", "canceled"]
ReceiptStatus = Literal["pending", "succeeded", "canceled"]
PaymentMode = Literal["full_prepayment", "partial_prepayment", "full_payment"]


@dataclass(frozen=True, slots=True)
class ShopKeys:
    """What a shop is called at the provider, and the secret that proves it is ours to use."""

    account_id: str
    secret_key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ShopProfile:
    """A shop as the provider describes it to the holder of its key."""

    account_id: str
    is_test: bool
    # Whether the provider registers receipts for this shop, and refuses payments without one.
    fiscal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptItem:
    """One line of a receipt; the amount is for the whole line."""

    description: str
    amount_kopecks: int
    vat_code: int
    mode: PaymentMode


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptData:
    """A receipt as it goes along with a payment or a refund."""

    email: str
    items: tuple[ReceiptItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPayment:
    """A payment to create. The same key with the same body never takes money twice."""

    idempotence_key: str
    amount_kopecks: int
    description: str
    return_url: str
    metadata: dict[str, str]
    receipt: ReceiptData | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRefund:
    """Money to give back of one payment."""

    idempotence_key: str
    payment_id: str
    amount_kopecks: int
    description: str
    receipt: ReceiptData | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReceipt:
    """The receipt of the day the service is rendered; its prepayment is settled by it."""

    idempotence_key: str
    payment_id: str
    receipt: ReceiptData


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderPayment:
    """A payment as the provider has it. Amounts are exact, from the strings it sent."""

    id: str
    status: PaymentStatus
    amount_kopecks: int
    currency: str
    account_id: str
    is_test: bool
    refunded_kopecks: int
    created_at: datetime
    # When the money was taken; None until then.
    captured_at: datetime | None
    confirmation_url: str | None
    cancellation_reason: str | None
    metadata: dict[str, str]
    receipt_registration: ReceiptStatus | None
    # "bank_card", "sbp", …; None until the client has chosen.
    method: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderRefund:
    """A refund as the provider has it."""

    id: str
    payment_id: str
    status: RefundStatus
    amount_kopecks: int
    currency: str
    created_at: datetime
    cancellation_reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderReceipt:
    """A receipt as the provider has it."""

    id: str
    status: ReceiptStatus


class CallFailed(Exception):
    """A call to the provider did not end well. The text holds neither keys nor addresses."""


class CallRejected(CallFailed):
    """The provider refused, for good: repeating the same call will not help."""

    def __init__(self, code: str, description: str) -> None:
        super().__init__(f"{code}: {description}")
        self.code = code
        self.description = description


class ObjectMissing(CallRejected):
    """The shop has no such payment, refund or receipt (404)."""


class KeysRejected(CallFailed):
    """The provider does not know the key (401), or the key may not do this (403)."""


class OutcomeUnknown(CallFailed):
    """Nobody knows what came of the call: repeat it with the same key and the same body.

    Network, timeout, 202, 429, 5xx, or something that is not the provider's JSON.
    """


class PaymentProvider(Protocol):
    """The provider's API for one shop at a time.

    Calls block, with timeouts, and may run in many threads for many shops at once. Each raises
    CallRejected, KeysRejected or OutcomeUnknown.
    """

    def describe_shop(self, keys: ShopKeys) -> ShopProfile:
        """Return whose keys these are."""
        ...

    def create_payment(self, keys: ShopKeys, payment: NewPayment) -> ProviderPayment:
        """Create a payment that is taken in one step, with a page to pay on."""
        ...

    def get_payment(self, keys: ShopKeys, payment_id: str) -> ProviderPayment:
        """Return a payment. Raises ObjectMissing too."""
        ...

    def list_payments(self, keys: ShopKeys, *, since: datetime) -> Sequence[ProviderPayment]:
        """Return all of the shop's payments created since then, whatever the number of pages."""
        ...

    def create_refund(self, keys: ShopKeys, refund: NewRefund) -> ProviderRefund:
        """Give money of a payment back."""
        ...

    def get_refund(self, keys: ShopKeys, refund_id: str) -> ProviderRefund:
        """Return a refund. Raises ObjectMissing too."""
        ...

    def list_refunds(self, keys: ShopKeys, *, payment_id: str) -> Sequence[ProviderRefund]:
        """Return all refunds of a payment, those made in the provider's own cabinet too."""
        ...

    def create_receipt(self, keys: ShopKeys, receipt: NewReceipt) -> ProviderReceipt:
        """Register the second receipt of a payment."""
        ...

    def get_receipt(self, keys: ShopKeys, receipt_id: str) -> ProviderReceipt:
        """Return a receipt. Raises ObjectMissing too."""
        ...
