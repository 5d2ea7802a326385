"""Refunds, as YooKassa keeps and writes them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sandbox.yookassa.amounts import amount
from sandbox.yookassa.clock import written
from sandbox.yookassa.payments import Cancellation
from sandbox.yookassa.receipts import Receipt

Json = dict[str, Any]
RefundStatus = Literal["pending", "succeeded", "canceled"]


@dataclass(slots=True, kw_only=True)
class Refund:
    """Money on its way back; `receipt_data` is what its receipt is to say, if one is due."""

    id: str
    account_id: str
    payment_id: str
    kopecks: int
    created_at: datetime
    status: RefundStatus = "pending"
    description: str | None = None
    cancellation: Cancellation | None = None
    receipt_data: Json | None = None
    receipt: Receipt | None = None

    @property
    def receipt_registration(self) -> str | None:
        """How far its receipt is; None where none is due."""
        if self.receipt is not None:
            return self.receipt.status
        return "pending" if self.receipt_data and self.status == "pending" else None

    def wire(self) -> Json:
        """Write the refund object."""
        body = {
            "id": self.id,
            "payment_id": self.payment_id,
            "status": self.status,
            "cancellation_details": self.cancellation.wire() if self.cancellation else None,
            "receipt_registration": self.receipt_registration,
            "created_at": written(self.created_at),
            "amount": amount(self.kopecks),
            "description": self.description,
        }
        return {name: value for name, value in body.items() if value is not None}
