"""A token is in no exception and no log line, whatever goes wrong."""

import logging
import traceback
from collections.abc import Iterator

import pytest

from app.domain.ports import TelegramFailure
from tests.gateways.asking import WITH_BUTTONS, ask, edit, send
from tests.support.sandbox import Sandbox
from tests.support.telegram import TOKEN

NOBODY_LISTENS = "http://127.0.0.1:1"
KEY = TOKEN.partition(":")[2]
TROUBLES = ["429", "403", "500", "502_html", "slow", "cut", "401", "400_chat_not_found", "absent"]


@pytest.fixture
def every_line(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """All that any library has to say, however chatty."""
    caplog.set_level(logging.DEBUG)
    for name in ("TeleBot", "aiohttp", "asyncio"):
        caplog.set_level(logging.DEBUG, logger=name)
    yield caplog
    assert KEY not in caplog.text


@pytest.fixture(params=TROUBLES)
def troubled_url(
    request: pytest.FixtureRequest, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> str:
    monkeypatch.setattr("app.gateways.telegram.session.REQUEST_TIMEOUT_S", 0.2)
    sandbox.open_chat()
    if request.param == "absent":
        return NOBODY_LISTENS
    sandbox.break_with(request.param, **({"seconds": 1} if request.param == "slow" else {}))
    return sandbox.url


@pytest.mark.usefixtures("every_line")
class TestSecrets:
    def test_a_failed_message_says_why_without_the_token(self, troubled_url: str) -> None:
        outcomes = [send(troubled_url, WITH_BUTTONS), edit(troubled_url, 1)]
        assert KEY not in repr(outcomes)

    def test_a_failed_set_up_says_why_without_the_token(self, troubled_url: str) -> None:
        with pytest.raises(TelegramFailure) as failure:
            ask(troubled_url, lambda gateway: gateway.get_me(TOKEN + "x"))
        shown = "".join(traceback.format_exception(failure.value))
        assert "TelegramFailure" in shown or "TelegramTokenRejected" in shown
        assert KEY not in shown

    def test_a_delivered_message_leaves_no_trace_of_the_token(self, sandbox: Sandbox) -> None:
        sandbox.open_chat()
        assert send(sandbox.url).message_id
