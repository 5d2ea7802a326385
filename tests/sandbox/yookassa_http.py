"""Speaking to the YooKassa stand-in as a shop does."""

from itertools import count
from typing import Any

import requests
from sandbox_http import Sandbox

from sandbox.yookassa.accounts import ANYA_SHOP, FISCAL_SHOP, ShopAccount

Json = dict[str, Any]
RETURN_URL = "http://127.0.0.1:8000/paid/1"
_numbers = count(1)


class ShopClient:
    """A shop's side of the API; every call has a new idempotence key unless told otherwise."""

    def __init__(self, sandbox: Sandbox, account: ShopAccount = ANYA_SHOP) -> None:
        self._url = f"{sandbox.url}/yookassa/v3"
        self._http = sandbox.http
        self._keys = (account.account_id, account.secret_key)

    def get(self, path: str, **query: object) -> requests.Response:
        return self._http.get(self._url + path, params=query, auth=self._keys, timeout=10)

    def post(self, path: str, body: object = None, key: str | None = None) -> requests.Response:
        headers = {"Idempotence-Key": key or f"key-{next(_numbers)}"}
        return self._http.post(
            self._url + path, json=body, auth=self._keys, headers=headers, timeout=10
        )

    def read(self, path: str, **query: object) -> Json:
        """Return what a GET answers that must work."""
        answer = self.get(path, **query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def make(self, path: str, body: object = None) -> Json:
        """Return what a POST answers that must work."""
        answer = self.post(path, body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def pay(self, sandbox: Sandbox, value: str = "500.00", **more: object) -> Json:
        """Create a payment and have the client pay it."""
        payment = self.make("/payments", payment_body(value, **more))
        sandbox.yookassa.succeed(payment["id"])
        return self.read(f"/payments/{payment['id']}")


def rub(value: str) -> Json:
    return {"value": value, "currency": "RUB"}


def payment_body(value: str = "500.00", **more: object) -> Json:
    confirmation = {"type": "redirect", "return_url": RETURN_URL}
    return {"amount": rub(value), "capture": True, "confirmation": confirmation} | more


def receipt(value: str = "500.00", mode: str = "partial_prepayment", **more: object) -> Json:
    item = {"description": "Маникюр", "quantity": "1.00", "amount": rub(value), "vat_code": 1}
    item |= {"payment_subject": "service", "payment_mode": mode}
    return {"customer": {"email": "marina@example.org"}, "items": [item | more]}


def refusal(answer: requests.Response) -> tuple[int, str, str | None]:
    """Return status, code and the parameter to blame of a refusal."""
    body = answer.json()
    assert body["type"] == "error"
    assert len(body["id"]) == 36
    assert body["description"]
    return answer.status_code, body["code"], body.get("parameter")


def fiscal(sandbox: Sandbox) -> ShopClient:
    """A shop that registers receipts."""
    return ShopClient(sandbox, FISCAL_SHOP)
