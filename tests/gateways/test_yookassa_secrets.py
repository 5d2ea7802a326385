"""A shop's key is in no exception and no log line, whatever goes wrong."""

import logging
import traceback
from base64 import b64encode
from collections.abc import Iterator
from io import StringIO

import pytest
import structlog

from app.domain.payment_ports import CallFailed
from app.gateways.yookassa import YookassaGateway
from app.logs import configure_logs
from tests.gateways.yookassa_asking import EVERY_CALL, PAYMENT, Question
from tests.gateways.yookassa_stub import (
    KEYS,
    PAYMENT_ID,
    RECEIPT_ID,
    REFUND_ID,
    Stub,
    payment,
    refusal,
    running_stub,
)

NOBODY_LISTENS = "http://127.0.0.1:1/v3"
LOGIN = b64encode(f"{KEYS.account_id}:{KEYS.secret_key}".encode()).decode()
SECRETS = (KEYS.secret_key, LOGIN)
IDS = (PAYMENT_ID, REFUND_ID, RECEIPT_ID)
ECHO = refusal("invalid_request", f"Authorization: Basic {LOGIN} ({KEYS.secret_key})")
TROUBLES = {
    "400": (400, ECHO),
    "401": (401, refusal("invalid_credentials", f"no such key: {KEYS.secret_key}")),
    "403": (403, ECHO),
    "404": (404, ECHO),
    "429": (429, ECHO),
    "500": (500, ECHO),
    "a page": (502, f"<html>{LOGIN} {KEYS.secret_key}</html>"),
    "nonsense": (200, {"id": KEYS.secret_key, "status": LOGIN}),
    "cut": "cut",
    "slow": "slow",
}


@pytest.fixture
def stub() -> Iterator[Stub]:
    with running_stub() as stub:
        yield stub


@pytest.fixture
def gateway(stub: Stub) -> YookassaGateway:
    return YookassaGateway(stub.url)


@pytest.fixture
def every_line(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """All that any library has to say, however chatty."""
    caplog.set_level(logging.DEBUG)
    for name in ("urllib3", "requests", "yookassa"):
        caplog.set_level(logging.DEBUG, logger=name)
    yield caplog
    assert [secret for secret in SECRETS if secret in caplog.text] == []
    assert [line for line in caplog.records if line.name.startswith("yookassa")] == []


@pytest.fixture
def written() -> Iterator[StringIO]:
    """What stands on standard error in production."""
    root = logging.getLogger()
    handlers, level, complains = root.handlers, root.level, logging.raiseExceptions
    configure_logs("json")
    stream = StringIO()
    root.handlers[0].setStream(stream)
    yield stream
    root.handlers, root.level, logging.raiseExceptions = handlers, level, complains


@pytest.mark.usefixtures("every_line")
class TestSecrets:
    @pytest.mark.parametrize("question", EVERY_CALL)
    @pytest.mark.parametrize("trouble", TROUBLES)
    def test_a_failed_call_says_why_without_key_or_address(
        self, gateway, stub, question: Question, trouble: str
    ) -> None:
        stub.answers = lambda _call: TROUBLES[trouble]
        if trouble == "slow":
            gateway = YookassaGateway(stub.url, read_timeout_s=0.1)
        with pytest.raises(CallFailed) as failure:
            question(gateway)
        shown = "".join(traceback.format_exception(failure.value))
        assert [told for told in (*SECRETS, *IDS, stub.url) if told in shown] == []

    @pytest.mark.parametrize("question", EVERY_CALL)
    def test_a_provider_that_is_not_there_is_told_of_in_the_same_way(
        self, question: Question
    ) -> None:
        with pytest.raises(CallFailed) as failure:
            question(YookassaGateway(NOBODY_LISTENS))
        shown = "".join(traceback.format_exception(failure.value))
        assert [told for told in (*SECRETS, *IDS, NOBODY_LISTENS) if told in shown] == []

    def test_a_call_that_went_well_leaves_no_trace_of_the_key(self, gateway, stub) -> None:
        stub.always(200, payment())
        assert gateway.create_payment(KEYS, PAYMENT).id == PAYMENT_ID

    def test_keys_are_not_shown_with_what_holds_them(self) -> None:
        assert KEYS.secret_key not in repr(KEYS)


class TestLogs:
    def test_have_no_line_of_a_call(self, gateway, stub, written: StringIO) -> None:
        stub.always(200, payment())
        gateway.create_payment(KEYS, PAYMENT)
        assert written.getvalue() == ""

    def test_have_a_failure_without_the_key(self, gateway, stub, written: StringIO) -> None:
        stub.breaks("cut")
        try:
            gateway.get_payment(KEYS, PAYMENT_ID)
        except CallFailed:
            structlog.get_logger("app.test").exception("shop_call_failed")
        assert "network: ConnectionError" in written.getvalue()
        assert [told for told in (*SECRETS, *IDS) if told in written.getvalue()] == []
