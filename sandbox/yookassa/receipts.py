"""Receipts, as YooKassa keeps and writes them."""

import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sandbox.yookassa.clock import written

Json = dict[str, Any]
ReceiptStatus = Literal["pending", "succeeded", "canceled"]


@dataclass(slots=True, kw_only=True)
class Receipt:
    """A receipt of a payment or, with a `refund_id`, of a refund; `data` is as it was asked for."""

    id: str
    account_id: str
    type: Literal["payment", "refund"]
    payment_id: str
    refund_id: str | None = None
    data: Json
    settlements: list[Json]
    status: ReceiptStatus
    created_at: datetime
    registered_at: datetime | None = None

    def wire(self) -> Json:
        """Write the receipt object."""
        about = {"refund_id": self.refund_id} if self.refund_id else {"payment_id": self.payment_id}
        body: Json = {"id": self.id, "type": self.type, **about, "status": self.status}
        for name in ("items", "tax_system_code", "internet"):
            if name in self.data:
                body[name] = self.data[name]
        body["settlements"] = self.settlements
        return body | self._fiscal_marks()

    def _fiscal_marks(self) -> Json:
        if self.registered_at is None:
            return {}
        number = zlib.crc32(self.id.encode())
        return {
            "fiscal_document_number": str(number % 100_000),
            "fiscal_storage_number": "9288000100115785",
            "fiscal_attribute": str(number),
            "registered_at": written(self.registered_at),
            "fiscal_provider_id": self.id.removeprefix("rt-"),
        }
