"""Speaking to a running sandbox, as a bot, as a tester and as a bot's web server."""

import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import requests

from sandbox.people import BOTS
from tests.support.yookassa import YooKassa

MARINA = 5_000_000_101
KATE = 5_000_000_102
ANYA = 5_000_000_201
BOT = "anya_belova_bot"
TOKENS = {account.username: account.token for account in BOTS}
Json = dict[str, Any]


class Sandbox:
    """The addresses of a running sandbox, as a bot and as a tester use them."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.http = requests.Session()
        self.http.trust_env = False
        self.yookassa = YooKassa(self)

    def call(self, method: str, bot: str = BOT, **params: Any) -> requests.Response:
        """Call the Bot API with a JSON body."""
        return self.http.post(f"{self.url}/bot{TOKENS[bot]}/{method}", json=params)

    def result(self, method: str, bot: str = BOT, **params: Any) -> Any:
        """Call the Bot API and return the result of a call that must work."""
        answer = self.call(method, bot, **params).json()
        assert answer["ok"], answer
        return answer["result"]

    def control(self, path: str, body: Json | None = None, method: str = "POST") -> Any:
        """Steer the sandbox; a refusal fails the test."""
        answer = self.http.request(method, f"{self.url}/control/{path}", json=body)
        assert answer.ok, answer.text
        return answer.json() if answer.content else None

    def act(self, action: str, body: Json | None = None, user: int = MARINA, bot: str = BOT) -> Any:
        """Do what a person does in a chat."""
        return self.control(f"chats/{user}/{bot}/{action}", body)

    def write(self, text: str, user: int = MARINA) -> Any:
        return self.act("messages", {"text": text}, user)

    def chat(self, user: int = MARINA) -> Any:
        return self.control(f"chats/{user}/{BOT}", method="GET")

    def journal(self, query: str = "") -> Any:
        return self.control(f"journal{query}", method="GET")["entries"]


class Server:
    """A web server in a thread; subclasses bring the handler."""

    def __init__(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        raise NotImplementedError


class Receiver(Server):
    """A bot's web server: keeps what it gets, answers as told, 200 by default."""

    def __init__(self) -> None:
        self.updates: list[Json] = []
        self.secrets: list[str | None] = []
        self.answers: list[int] = []
        super().__init__()

    def wait_for(self, count: int) -> list[Json]:
        """Return the updates as soon as there are so many of them."""
        wait_until(lambda: len(self.updates) >= count)
        return self.updates

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                receiver.secrets.append(self.headers["X-Telegram-Bot-Api-Secret-Token"])
                receiver.updates.append(json.loads(self.rfile.read(length)))
                self.send_response(receiver.answers.pop(0) if receiver.answers else 200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        return Handler


class PageServer(Server):
    """The web server of a Mini App that is one page."""

    def __init__(self, page: str) -> None:
        self._page = page.encode()
        super().__init__()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        page = self._page

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(page)))
                self.end_headers()
                self.wfile.write(page)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def wait_until(is_true: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for something that happens in another process."""
    deadline = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.01)
