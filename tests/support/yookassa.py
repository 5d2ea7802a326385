"""Steering the YooKassa of a running sandbox: its shops, clients, banks and bad days."""

from typing import Any, Protocol

from sandbox.yookassa.accounts import ANYA_SHOP, FISCAL_SHOP, VITOK_SHOP

Json = dict[str, Any]
__all__ = ("ANYA_SHOP", "FISCAL_SHOP", "VITOK_SHOP", "YooKassa")


class Steered(Protocol):
    """A running sandbox."""

    url: str

    def control(self, path: str, body: Json | None = None, method: str = "POST") -> Any: ...


class YooKassa:
    """What happens at YooKassa, by hand; see `sandbox/README.md` for the switches and faults."""

    def __init__(self, sandbox: Steered) -> None:
        self._sandbox = sandbox

    @property
    def api_url(self) -> str:
        """The base address of the API, which changes with the sandbox's port."""
        return f"{self._sandbox.url}/yookassa/v3"

    def add_shop(self, account_id: str, **switches: object) -> Json:
        return self._post("shops", {"account_id": account_id, **switches})

    def change_shop(self, account_id: str = ANYA_SHOP.account_id, **switches: object) -> Json:
        """Set `webhook_url`, `revoked`, `fiscal`, `takings`, `refunds`, `receipts`, `webhooks`…"""
        return self._sandbox.control(f"yookassa/shops/{account_id}", switches, "PATCH")

    def shop(self, account_id: str = ANYA_SHOP.account_id) -> Json:
        """Return a shop with its switches as they stand."""
        return next(one for one in self.shops() if one["account_id"] == account_id)

    def shops(self) -> list[Json]:
        return self._get("shops")["shops"]

    def payments(self, account_id: str = ANYA_SHOP.account_id) -> list[Json]:
        """Return a shop's payments as they really are, newest first."""
        return self._get(f"payments?account_id={account_id}")["payments"]

    def succeed(self, payment_id: str, method: str = "bank_card") -> Json:
        return self._post(f"payments/{payment_id}/succeed", {"method": method})

    def authorise(self, payment_id: str) -> Json:
        return self._post(f"payments/{payment_id}/authorise")

    def decline(self, payment_id: str, reason: str = "general_decline") -> Json:
        return self._post(f"payments/{payment_id}/decline", {"reason": reason})

    def expire(self, payment_id: str) -> Json:
        return self._post(f"payments/{payment_id}/expire")

    def tamper(self, payment_id: str, **said: object) -> Json:
        """Have the API tell something else of a payment than what is true."""
        return self._post(f"payments/{payment_id}/tamper", said)

    def refund_in_cabinet(self, payment_id: str, amount: str) -> Json:
        return self._post(f"payments/{payment_id}/refund", {"amount": amount})

    def refunds(self, payment_id: str) -> list[Json]:
        """Return a payment's refunds, newest first."""
        return self._get(f"refunds?payment_id={payment_id}")["refunds"]

    def end_refund(self, refund_id: str, how: str = "succeed") -> Json:
        """End a pending refund: `succeed` or `cancel`."""
        return self._post(f"refunds/{refund_id}/{how}")

    def end_receipt(self, receipt_id: str, how: str = "succeed") -> Json:
        """End a pending receipt: `succeed` or `fail`."""
        return self._post(f"receipts/{receipt_id}/{how}")

    def advance(self, seconds: float) -> None:
        """Move YooKassa's clock forward."""
        self._post("clock", {"advance_s": seconds})

    def break_with(self, kind: str, **details: object) -> None:
        self._post("faults", {"kind": kind, **details})

    def mend(self) -> None:
        self._sandbox.control("yookassa/faults", method="DELETE")

    def faults(self) -> list[Json]:
        """Return the faults that are on."""
        return self._get("faults")["faults"]

    def notify(self, event: str, subject: Json, url: str | None = None) -> int | None:
        """Post a notification that YooKassa never sent; return the status it was answered with."""
        body = {"event": event, "object": subject} | ({"url": url} if url else {})
        return self._post("notify", body)["status"]

    def calls(self, path: str | None = None, method: str | None = None) -> list[Json]:
        """Return the API calls as journalled, oldest first."""
        wanted = {"path": path, "method": method}
        query = "&".join(f"{name}={value}" for name, value in wanted.items() if value)
        return self._get(f"journal?{query}")["entries"]

    def _get(self, path: str) -> Any:
        return self._sandbox.control(f"yookassa/{path}", method="GET")

    def _post(self, path: str, body: Json | None = None) -> Any:
        return self._sandbox.control(f"yookassa/{path}", body)
