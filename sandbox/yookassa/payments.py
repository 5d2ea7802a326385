"""Payments, as YooKassa keeps and writes them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sandbox.yookassa.amounts import amount
from sandbox.yookassa.clock import written
from sandbox.yookassa.receipts import Receipt

Json = dict[str, Any]
PaymentStatus = Literal["pending", "waiting_for_capture", "succeeded", "canceled"]
Method = Literal["bank_card", "sbp"]
# What YooKassa keeps for itself, per mille.
_FEE = 35


@dataclass(frozen=True, slots=True)
class Cancellation:
    """Who cancelled, and why, in YooKassa's words."""

    party: str
    reason: str

    def wire(self) -> Json:
        """Write the cancellation_details object."""
        return {"party": self.party, "reason": self.reason}


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a shop asks to be paid."""

    kopecks: int
    capture: bool
    return_url: str
    locale: str | None
    description: str | None
    metadata: dict[str, str]
    receipt: Json | None


@dataclass(slots=True, kw_only=True)
class Payment:
    """A payment. `tampered` holds what a test wants the API to say instead of the truth."""

    id: str
    account_id: str
    gateway_id: str
    test: bool
    order: Order
    kopecks: int
    created_at: datetime
    confirmation_url: str
    method_id: str
    status: PaymentStatus = "pending"
    method: Method | None = None
    captured_at: datetime | None = None
    expires_at: datetime | None = None
    pays_at: datetime | None = None
    refunded_kopecks: int = 0
    cancellation: Cancellation | None = None
    receipt: Receipt | None = None
    tampered: Json = field(default_factory=dict)

    @property
    def receipt_registration(self) -> str | None:
        """How far its receipt is; None where none was asked for."""
        if self.receipt is not None:
            return self.receipt.status
        return "pending" if self.order.receipt and self.status != "canceled" else None

    def wire(self) -> Json:
        """Write the payment object."""
        currency = self.tampered.get("currency", "RUB")
        body = {
            "id": self.id,
            "status": self.status,
            "amount": amount(self.tampered.get("kopecks", self.kopecks), currency),
            **self._money_taken(currency),
            "description": self.order.description,
            "recipient": {
                "account_id": self.tampered.get("account_id", self.account_id),
                "gateway_id": self.gateway_id,
            },
            "payment_method": self._payment_method(),
            "created_at": written(self.created_at),
            "captured_at": written(self.captured_at) if self.captured_at else None,
            "expires_at": written(self.expires_at) if self.expires_at else None,
            "confirmation": self._confirmation(),
            "test": self.tampered.get("test", self.test),
            "paid": self.status in {"waiting_for_capture", "succeeded"},
            "refundable": self.status == "succeeded" and self.refunded_kopecks < self.kopecks,
            "receipt_registration": self.receipt_registration,
            "cancellation_details": self.cancellation.wire() if self.cancellation else None,
            "metadata": self.order.metadata,
        }
        return {name: value for name, value in body.items() if value is not None}

    def _money_taken(self, currency: str) -> Json:
        if self.status != "succeeded":
            return {}
        income = self.kopecks - self.kopecks * _FEE // 1000
        return {
            "income_amount": amount(income, currency),
            "refunded_amount": amount(self.refunded_kopecks, currency),
        }

    def _payment_method(self) -> Json | None:
        if self.method is None:
            return None
        method: Json = {"type": self.method, "id": self.method_id, "saved": False}
        if self.method == "bank_card":
            card = {"first6": "555555", "last4": "4477", "expiry_month": "12"}
            method["title"] = "Bank card *4477"
            method["card"] = card | {"expiry_year": "2030", "card_type": "MasterCard"}
        return method

    def _confirmation(self) -> Json | None:
        if self.status != "pending":
            return None
        return {
            "type": "redirect",
            "return_url": self.order.return_url,
            "confirmation_url": self.confirmation_url,
        }
