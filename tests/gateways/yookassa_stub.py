"""A provider that answers whatever a test wants, and remembers what it was asked."""

import json
import threading
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from app.domain.payment_ports import ShopKeys

KEYS = ShopKeys("100001", "test_not-a-real-key-of-anya-0001")
OTHER_KEYS = ShopKeys("100002", "test_not-a-real-key-of-vera-0002")
PAYMENT_ID = "2f0c1a34-000f-5000-9000-1b68e7b15f3f"
OTHER_ID = PAYMENT_ID.replace("2f0c", "3f0c")
REFUND_ID = "2f0c1b55-0015-5000-8000-1a2b3c4d5e6f"
RECEIPT_ID = "rt-2f0c1c66-0984-50e8-a7f3-8de646dd9ec9"
PAY_PAGE = "https://pay.example/checkout?orderId=1"
RUB = {"currency": "RUB"}

Answer = tuple[int, object]


@dataclass(frozen=True)
class Call:
    """One request as it came in."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def account_id(self) -> str:
        return self._login()[0]

    @property
    def secret_key(self) -> str:
        return self._login()[1]

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    def _login(self) -> list[str]:
        return b64decode(self.headers["Authorization"].removeprefix("Basic ")).decode().split(":")


@dataclass
class Stub:
    """Set `answers` to what is to be said: a status with JSON or raw text, or "cut", or "slow"."""

    url: str = ""
    answers: Callable[[Call], Answer | str] = lambda _call: (200, {})
    headers: dict[str, str] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def always(self, status: int, answer: object) -> None:
        self.answers = lambda _call: (status, answer)

    def breaks(self, how: str) -> None:
        self.answers = lambda _call: how

    @property
    def call(self) -> Call:
        """The one request there was."""
        [call] = self.calls
        return call


@contextmanager
def running_stub() -> Iterator[Stub]:
    stub = Stub()
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"stub": stub}))
    stub.url = f"http://127.0.0.1:{server.server_address[1]}/v3"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield stub
    stub.over.set()
    server.shutdown()
    thread.join()
    server.server_close()


class _Server(ThreadingHTTPServer):
    request_queue_size = 128


class _Handler(BaseHTTPRequestHandler):
    stub: Stub

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        call = Call(
            method=self.command,
            path=parts.path.removeprefix("/v3"),
            query={name: value for name, [value] in parse_qs(parts.query).items()},
            headers=dict(self.headers),
            body=self.rfile.read(int(self.headers["Content-Length"] or 0)),
        )
        self.stub.calls.append(call)
        answer = self.stub.answers(call)
        if isinstance(answer, str):
            if answer == "slow":
                self.stub.over.wait(5)
            self.close_connection = True
            return
        self._say(*answer)

    def do_POST(self) -> None:
        self.do_GET()

    def _say(self, status: int, answer: object) -> None:
        text = answer if isinstance(answer, str) else json.dumps(answer)
        body = text.encode()
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **self.stub.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def payment(**changes: object) -> dict[str, object]:
    """A payment as the provider shows it before it is paid; a change to None leaves it out."""
    return _changed(
        {
            "id": PAYMENT_ID,
            "status": "pending",
            "paid": False,
            "amount": {"value": "1500.00", **RUB},
            "confirmation": {"type": "redirect", "confirmation_url": PAY_PAGE},
            "created_at": "2026-11-22T15:04:05.678Z",
            "description": "Маникюр, 24 ноября",
            "metadata": {"attempt": "17"},
            "recipient": {"account_id": "100001", "gateway_id": "200001"},
            "refundable": False,
            "test": True,
        },
        changes,
    )


def paid_payment(**changes: object) -> dict[str, object]:
    return payment(
        status="succeeded",
        paid=True,
        confirmation=None,
        captured_at="2026-11-22T18:06:07.000+03:00",
        payment_method={"type": "bank_card", "id": PAYMENT_ID, "saved": False},
        income_amount={"value": "1447.50", **RUB},
        refunded_amount={"value": "0.00", **RUB},
        **changes,
    )


def refund(**changes: object) -> dict[str, object]:
    return _changed(
        {
            "id": REFUND_ID,
            "payment_id": PAYMENT_ID,
            "status": "succeeded",
            "amount": {"value": "500.50", **RUB},
            "created_at": "2026-11-23T09:00:00.000Z",
        },
        changes,
    )


def receipt(**changes: object) -> dict[str, object]:
    whole = {"id": RECEIPT_ID, "type": "payment", "payment_id": PAYMENT_ID, "status": "pending"}
    return _changed(whole, changes)


def shop(**changes: object) -> dict[str, object]:
    return _changed(
        {
            "account_id": "100001",
            "status": "enabled",
            "test": True,
            "fiscalization": {"enabled": False, "provider": "avanpost"},
            "payment_methods": ["bank_card"],
        },
        changes,
    )


def listed(*items: object, cursor: str | None = None) -> dict[str, object]:
    return _changed({"type": "list", "items": list(items)}, {"next_cursor": cursor})


def refusal(code: str, description: str = "") -> dict[str, object]:
    return {"type": "error", "id": PAYMENT_ID, "code": code, "description": description}


def _changed(whole: dict[str, object], changes: dict[str, object]) -> dict[str, object]:
    merged = {**whole, **changes}
    return {name: value for name, value in merged.items() if value is not None}
