"""Bad days of YooKassa, switched on by hand, and the journal of its calls."""

import json
import time

import pytest
import requests
from sandbox_http import Sandbox
from yookassa_http import ShopClient, payment_body, refusal

from sandbox.yookassa.accounts import ANYA_SHOP


@pytest.fixture
def shop(sandbox: Sandbox) -> ShopClient:
    return ShopClient(sandbox)


def break_with(sandbox: Sandbox, kind: str, **details: object) -> None:
    sandbox.yookassa.break_with(kind, **{"times": 1} | details)


def number_of_payments(shop: ShopClient) -> int:
    return len(shop.read("/payments")["items"])


class TestBeforeTheWork:
    @pytest.mark.parametrize(
        ("kind", "status", "code"),
        [
            ("401", 401, "invalid_credentials"),
            ("403", 403, "forbidden"),
            ("429", 429, "too_many_requests"),
            ("500_before", 500, "internal_server_error"),
        ],
    )
    def test_is_refused_in_json(
        self, sandbox: Sandbox, shop: ShopClient, kind: str, status: int, code: str
    ) -> None:
        break_with(sandbox, kind)
        assert refusal(shop.post("/payments", payment_body()))[:2] == (status, code)
        assert number_of_payments(shop) == 0

    def test_502_is_a_page(self, sandbox: Sandbox, shop: ShopClient) -> None:
        break_with(sandbox, "502_html")
        answer = shop.post("/payments", payment_body())
        assert (answer.status_code, "Bad Gateway" in answer.text) == (502, True)
        assert answer.headers["Content-Type"].startswith("text/html")
        assert number_of_payments(shop) == 0

    def test_the_connection_drops(self, sandbox: Sandbox, shop: ShopClient) -> None:
        break_with(sandbox, "cut_before")
        with pytest.raises(requests.ConnectionError):
            shop.post("/payments", payment_body())
        assert number_of_payments(shop) == 0


class TestAfterTheWork:
    @pytest.mark.parametrize(("kind", "status"), [("500_after", 500), ("202", 202)])
    def test_another_answer_comes(
        self, sandbox: Sandbox, shop: ShopClient, kind: str, status: int
    ) -> None:
        break_with(sandbox, kind)
        answer = shop.post("/payments", payment_body(), key="one")
        assert answer.status_code == status
        assert answer.json()["type"] in {"error", "processing"}
        assert shop.post("/payments", payment_body(), key="one").json()["status"] == "pending"
        assert number_of_payments(shop) == 1

    def test_half_an_answer_comes(self, sandbox: Sandbox, shop: ShopClient) -> None:
        break_with(sandbox, "json_garbage")
        answer = shop.post("/payments", payment_body())
        assert answer.status_code == 200
        with pytest.raises(json.JSONDecodeError):
            json.loads(answer.text)
        assert number_of_payments(shop) == 1

    def test_the_connection_drops(self, sandbox: Sandbox, shop: ShopClient) -> None:
        break_with(sandbox, "cut")
        with pytest.raises(requests.ConnectionError):
            shop.post("/payments", payment_body(), key="one")
        assert shop.post("/payments", payment_body(), key="one").ok
        assert number_of_payments(shop) == 1

    def test_the_answer_takes_its_time(self, sandbox: Sandbox, shop: ShopClient) -> None:
        break_with(sandbox, "timeout", seconds=0.3)
        before = time.monotonic()
        assert shop.post("/payments", payment_body()).ok
        assert time.monotonic() - before >= 0.3


class TestFaults:
    @pytest.mark.parametrize(
        "only",
        [
            {"path": "/refunds"},
            {"path": "/payments/*"},
            {"method": "GET"},
            {"account_id": "100002"},
        ],
    )
    def test_leave_other_calls_alone(
        self, sandbox: Sandbox, shop: ShopClient, only: dict[str, str]
    ) -> None:
        break_with(sandbox, "500_before", **only)
        assert shop.post("/payments", payment_body()).ok

    @pytest.mark.parametrize(
        "only", [{"path": "/payments"}, {"method": "POST"}, {"account_id": "100001"}]
    )
    def test_strike_the_calls_they_are_for(
        self, sandbox: Sandbox, shop: ShopClient, only: dict[str, str]
    ) -> None:
        break_with(sandbox, "500_before", **only)
        assert shop.post("/payments", payment_body()).status_code == 500

    def test_last_until_they_are_switched_off(self, sandbox: Sandbox, shop: ShopClient) -> None:
        break_with(sandbox, "429", times=None)
        assert [shop.get("/me").status_code for _ in range(3)] == [429] * 3
        assert len(sandbox.yookassa.faults()) == 1
        sandbox.yookassa.mend()
        assert shop.get("/me").ok

    def test_are_not_telegrams(self, sandbox: Sandbox) -> None:
        break_with(sandbox, "502_html")
        assert sandbox.call("getMe").ok

    def test_that_make_no_sense_are_refused(self, sandbox: Sandbox) -> None:
        for wrong in ({"kind": "flood"}, {"kind": "cut", "bot": "x"}):
            url = f"{sandbox.url}/control/yookassa/faults"
            assert sandbox.http.post(url, json=wrong).status_code == 400


class TestJournal:
    def test_forgets_when_told(self, sandbox: Sandbox, shop: ShopClient) -> None:
        shop.get("/me")
        sandbox.control("yookassa/journal", method="DELETE")
        shop.get("/payments")
        assert [one["path"] for one in sandbox.yookassa.calls()] == ["/payments"]

    def test_tells_what_was_asked_and_answered(self, sandbox: Sandbox, shop: ShopClient) -> None:
        shop.post("/payments", payment_body(), key="one")
        break_with(sandbox, "cut")
        with pytest.raises(requests.ConnectionError):
            shop.get("/payments", limit=5)
        created, listed = sandbox.yookassa.calls()
        assert (created["method"], created["path"]) == ("POST", "/payments")
        assert (created["account_id"], created["idempotence_key"]) == ("100001", "one")
        assert (created["body"], created["status"]) == (payment_body(), 200)
        assert (listed["status"], listed["fault"]) == (None, "cut")
        assert listed["query"] == {"limit": "5"}

    def test_never_holds_a_secret(self, sandbox: Sandbox, shop: ShopClient) -> None:
        shop.get("/me")
        shop.post("/payments", payment_body("0.10"))
        written = json.dumps(sandbox.yookassa.calls())
        assert "invalid_request" in written
        assert ANYA_SHOP.secret_key not in written

    def test_is_asked_for_some_calls_only(self, sandbox: Sandbox, shop: ShopClient) -> None:
        shop.get("/me")
        shop.get("/payments")
        shop.post("/payments", payment_body())
        entries = sandbox.yookassa.calls("/payments", "POST")
        assert [one["path"] for one in entries] == ["/payments"]
