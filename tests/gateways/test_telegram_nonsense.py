"""Answers that the sandbox never gives: a moved chat, and what a proxy in between may say."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from app.domain.ports import ChatMoved, Delivered, Postponed, TelegramFailure
from tests.gateways.asking import ask, edit, send
from tests.support.telegram import TOKEN

_TOO_MANY = (
    '{"ok": false, "error_code": 429, "description": "x", "parameters": {"retry_after": %s}}'
)
_MESSAGE = (
    '{"ok": true, "result": {"message_id": %s, "date": 1, "chat": {"id": 1, "type": "private"}}}'
)
_BAD = '{"ok": false, "error_code": 500, "description": "%s"}'
_NOT_FOUND = '{"ok": false, "error_code": 404, "description": "Not Found"}'
NONSENSE = [
    pytest.param((200, ""), id="nothing"),
    pytest.param((200, "<html>Please log in</html>"), id="a page"),
    pytest.param((200, "null"), id="null"),
    pytest.param((200, "[]"), id="a list"),
    pytest.param((200, "{}"), id="an empty object"),
    pytest.param((200, '{"ok": true}'), id="no result"),
    pytest.param((200, '{"ok": true, "result": null}'), id="a result of null"),
    pytest.param((200, '{"ok": true, "result": "yes"}'), id="a result of another type"),
    pytest.param((200, '{"ok": true, "result": {}}'), id="an empty result"),
    pytest.param((200, _MESSAGE % '"first"'), id="a message id of another type"),
    pytest.param((400, '{"ok": false}'), id="a refusal without a reason"),
    pytest.param((404, _NOT_FOUND), id="a wrong address"),
    pytest.param((404, '{"error": "no such route"}'), id="somebody else's error"),
    pytest.param((429, _TOO_MANY % '"soon"'), id="a time that is none"),
    pytest.param((429, _TOO_MANY % "-1"), id="a time in the past"),
    pytest.param((500, _BAD % r"half \ud83d a letter"), id="a reason with half a letter"),
    pytest.param((500, _BAD % r"nul \u0000"), id="a reason with a NUL"),
]


class _Answering(BaseHTTPRequestHandler):
    status, text = 200, ""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"] or 0))
        body = self.text.encode()
        self.send_response(self.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def always(status: int, text: str) -> Iterator[str]:
    """Run a server that gives one answer to everything."""
    handler = type("Handler", (_Answering,), {"status": status, "text": text})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(params=NONSENSE)
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    with always(*request.param) as url:
        yield url


def test_a_group_that_became_a_supergroup_has_moved() -> None:
    moved = (
        '{"ok": false, "error_code": 400, "description": "Bad Request: group chat was upgraded '
        'to a supergroup chat", "parameters": {"migrate_to_chat_id": -1001234567890}}'
    )
    with always(400, moved) as url:
        assert send(url) == ChatMoved(-1_001_234_567_890)


class TestNonsense:
    def test_a_message_answered_with_it_is_postponed_for_a_reason_that_can_be_stored(
        self, url: str
    ) -> None:
        outcome = send(url)
        assert isinstance(outcome, Postponed)
        assert "\0" not in outcome.reason
        assert outcome.reason.encode()

    def test_an_edit_answered_with_it_has_an_outcome(self, url: str) -> None:
        # "ok" with anything is enough here: which message was changed we know ourselves.
        assert isinstance(edit(url, 1), Postponed | Delivered)

    def test_a_set_up_answered_with_it_fails_in_words_fit_to_show(self, url: str) -> None:
        with pytest.raises(TelegramFailure):
            ask(url, lambda gateway: gateway.get_me(TOKEN))
