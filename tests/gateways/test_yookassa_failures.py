"""What comes of a call that does not end well; each is one request, never a second."""

import json
from collections.abc import Iterator

import pytest

from app.domain.payment_ports import (
    CallFailed,
    CallRejected,
    KeysRejected,
    ObjectMissing,
    OutcomeUnknown,
)
from app.gateways.yookassa import YookassaGateway
from tests.gateways.yookassa_asking import EVERY_CALL, PAYMENT, Question
from tests.gateways.yookassa_stub import KEYS, PAYMENT_ID, Stub, payment, refusal, running_stub
from tests.support.sandbox import wait_until

PAGE = "<html><h1>502 Bad Gateway</h1></html>"
PROCESSING = {"type": "processing", "description": "Try again later", "retry_after": 1800}
UNKNOWN = [
    pytest.param((202, PROCESSING), id="still processing"),
    pytest.param((429, refusal("too_many_requests")), id="too many requests"),
    pytest.param((408, refusal("timeout")), id="a request that took too long"),
    pytest.param((500, refusal("internal_server_error")), id="a server error"),
    pytest.param((502, PAGE), id="a page with 502"),
    pytest.param((503, ""), id="nothing with 503"),
    pytest.param((201, payment()), id="a success of another kind"),
    pytest.param((204, ""), id="no content"),
    pytest.param((400, PAGE), id="a page with 400"),
    pytest.param((401, PAGE), id="a page with 401"),
    pytest.param((403, PAGE), id="a page with 403"),
    pytest.param((404, PAGE), id="a page with 404"),
    pytest.param((404, {"error": "no such route"}), id="somebody else's 404"),
    pytest.param((400, {"type": "error"}), id="a refusal without a code"),
    pytest.param((400, {"type": "error", "code": 7}), id="a refusal with a number for a code"),
    pytest.param((400, refusal("Two words")), id="a refusal with a sentence for a code"),
    pytest.param((400, ["error"]), id="a list with 400"),
    pytest.param((200, ""), id="nothing"),
    pytest.param((200, PAGE), id="a page"),
    pytest.param((200, "null"), id="null"),
    pytest.param((200, []), id="a list"),
    pytest.param((200, {}), id="an empty object"),
    pytest.param((200, "[" * 100_000), id="endless brackets"),
    pytest.param((200, json.dumps(payment())[:-1]), id="JSON cut short"),
]


@pytest.fixture
def stub() -> Iterator[Stub]:
    with running_stub() as stub:
        yield stub


@pytest.fixture
def gateway(stub: Stub) -> YookassaGateway:
    return YookassaGateway(stub.url, read_timeout_s=10)


def failure(gateway: YookassaGateway, question: Question) -> CallFailed:
    with pytest.raises(CallFailed) as failed:
        question(gateway)
    return failed.value


@pytest.mark.parametrize("question", EVERY_CALL)
class TestEveryCall:
    @pytest.mark.parametrize("answer", UNKNOWN)
    def test_has_an_unknown_outcome_after(self, gateway, stub, question, answer) -> None:
        stub.always(*answer)
        assert type(failure(gateway, question)) is OutcomeUnknown
        assert len(stub.calls) == 1

    def test_has_an_unknown_outcome_when_the_line_breaks(self, gateway, stub, question) -> None:
        stub.breaks("cut")
        assert type(failure(gateway, question)) is OutcomeUnknown
        assert len(stub.calls) == 1

    def test_has_an_unknown_outcome_when_nobody_answers_in_time(self, stub, question) -> None:
        stub.breaks("slow")
        hurried = YookassaGateway(stub.url, read_timeout_s=0.1)
        assert type(failure(hurried, question)) is OutcomeUnknown
        wait_until(lambda: len(stub.calls) == 1)

    def test_has_an_unknown_outcome_when_the_answer_is_cut_short(
        self, gateway, stub, question
    ) -> None:
        stub.headers["Content-Length"] = "100000"
        stub.always(200, payment())
        assert type(failure(gateway, question)) is OutcomeUnknown
        assert len(stub.calls) == 1

    def test_has_an_unknown_outcome_when_nobody_listens(self, question) -> None:
        nobody = YookassaGateway("http://127.0.0.1:1/v3")
        assert str(failure(nobody, question)) == "network: ConnectionError"

    @pytest.mark.parametrize("status", [400, 405, 409, 410, 415, 422])
    def test_is_rejected_for_good(self, gateway, stub, question, status) -> None:
        stub.always(status, refusal("invalid_request", "Incorrect amount"))
        failed = failure(gateway, question)
        assert type(failed) is CallRejected
        assert (failed.code, failed.description) == ("invalid_request", "Incorrect amount")
        assert len(stub.calls) == 1

    def test_misses_its_object(self, gateway, stub, question) -> None:
        stub.always(404, refusal("not_found", "Payment doesn't exist"))
        failed = failure(gateway, question)
        assert isinstance(failed, ObjectMissing)
        assert failed.code == "not_found"

    @pytest.mark.parametrize(("status", "code"), [(401, "invalid_credentials"), (403, "forbidden")])
    def test_learns_that_the_keys_are_not_good(self, gateway, stub, question, status, code) -> None:
        stub.always(status, refusal(code, "Check the shop's id and key"))
        failed = failure(gateway, question)
        assert isinstance(failed, KeysRejected)
        assert str(failed) == f"HTTP {status}: {code}"
        assert len(stub.calls) == 1


class TestADescription:
    @pytest.mark.parametrize(
        ("told", "description"),
        [
            ("Сумма\nслишком  мала", "Сумма слишком мала"),
            ("nul \0 and half \ud83d a letter", "nul and half a letter"),
            (f"see https://yookassa.example/payments/{PAYMENT_ID} for more", "see … for more"),
            ("много слов " * 100, ("много слов " * 100)[:300]),
            (f"bad login {KEYS.secret_key}", ""),
            (7, ""),
            (None, ""),
        ],
        ids=["lines", "nonsense", "an address", "length", "a secret", "a number", "null"],
    )
    def test_is_made_fit_to_be_stored_and_shown(self, gateway, stub, told, description) -> None:
        stub.always(400, {**refusal("invalid_request"), "description": told})
        failed = failure(gateway, lambda gateway: gateway.create_payment(KEYS, PAYMENT))
        assert failed.description == description

    def test_may_be_missing(self, gateway, stub) -> None:
        stub.always(400, {"type": "error", "code": "invalid_request"})
        failed = failure(gateway, lambda gateway: gateway.create_payment(KEYS, PAYMENT))
        assert str(failed) == "invalid_request: "


class TestPatience:
    def test_an_answer_in_time_counts_however_slow(self, stub) -> None:
        def slowly(_call):
            stub.over.wait(0.2)
            return 200, payment()

        stub.answers = slowly
        assert YookassaGateway(stub.url).get_payment(KEYS, PAYMENT_ID).id == PAYMENT_ID
