"""Payments, as a shop asks for them and finds them."""

import re
from urllib.parse import urlsplit

import pytest
import requests
from sandbox_http import Sandbox
from yookassa_http import RETURN_URL, ShopClient, payment_body, refusal, rub

from sandbox.yookassa.accounts import ANYA_SHOP, VITOK_SHOP, ShopAccount

HOUR = 3600


@pytest.fixture
def shop(sandbox: Sandbox) -> ShopClient:
    return ShopClient(sandbox)


class TestKeys:
    @pytest.mark.parametrize(
        "keys",
        [
            None,
            ("100001", "test_wrong"),
            ("999999", ANYA_SHOP.secret_key),
            ("100001", VITOK_SHOP.secret_key),
        ],
    )
    def test_that_do_not_fit_are_refused(
        self, sandbox: Sandbox, keys: tuple[str, str] | None
    ) -> None:
        answer = sandbox.http.get(f"{sandbox.url}/yookassa/v3/me", auth=keys)
        assert refusal(answer) == (401, "invalid_credentials", "Authorization")

    def test_are_refused_once_revoked(self, sandbox: Sandbox, shop: ShopClient) -> None:
        sandbox.yookassa.change_shop(revoked=True)
        assert shop.get("/me").status_code == 401
        sandbox.yookassa.change_shop(revoked=False)
        assert shop.get("/me").status_code == 200

    def test_tell_whose_they_are(self, shop: ShopClient) -> None:
        me = shop.read("/me")
        assert (me["account_id"], me["test"]) == ("100001", True)
        assert me["fiscalization"] == {"enabled": False}


class TestCreating:
    def test_gives_a_page_to_pay_on(self, sandbox: Sandbox, shop: ShopClient) -> None:
        body = payment_body(description="Предоплата", metadata={"visit": "7"})
        payment = shop.make("/payments", body)
        assert re.fullmatch(r"[0-9a-f-]{36}", payment["id"])
        assert payment["confirmation"] == {
            "type": "redirect",
            "return_url": RETURN_URL,
            "confirmation_url": f"{sandbox.url}/yookassa/pay/{payment['id']}",
        }
        assert (payment["status"], payment["paid"], payment["test"]) == ("pending", False, True)
        assert payment["amount"] == rub("500.00")
        assert payment["recipient"]["account_id"] == "100001"
        assert payment["metadata"] == {"visit": "7"}
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", payment["created_at"])
        assert shop.read(f"/payments/{payment['id']}") == payment

    @pytest.mark.parametrize(
        ("more", "parameter"),
        [
            ({"amount": {"value": 500, "currency": "RUB"}}, "amount.value"),
            ({"amount": rub("500,00")}, "amount.value"),
            ({"amount": rub("500.001")}, "amount.value"),
            ({"amount": rub("-500.00")}, "amount.value"),
            ({"amount": rub("0.99")}, "amount.value"),
            ({"amount": {"value": "5.00", "currency": "USD"}}, "amount.currency"),
            ({"amount": None}, "amount"),
            ({"capture": "yes"}, "capture"),
            ({"confirmation": None}, "confirmation"),
            ({"confirmation": {"type": "embedded"}}, "confirmation.type"),
            ({"confirmation": {"type": "redirect"}}, "confirmation.return_url"),
            (
                {"confirmation": {"type": "redirect", "return_url": "javascript:0"}},
                "confirmation.return_url",
            ),
            ({"description": "я" * 129}, "description"),
            ({"metadata": {str(number): "" for number in range(17)}}, "metadata"),
            ({"metadata": {"k" * 33: ""}}, "metadata"),
            ({"metadata": {"key": "v" * 513}}, "metadata.key"),
            ({"metadata": {"key": 1}}, "metadata.key"),
            ({"expires_at": "2030-01-01"}, "expires_at"),
        ],
    )
    def test_refuses_what_yookassa_refuses(
        self, shop: ShopClient, more: dict[str, object], parameter: str
    ) -> None:
        answer = shop.post("/payments", payment_body(**more))
        assert refusal(answer) == (400, "invalid_request", parameter)
        assert shop.read("/payments")["items"] == []

    def test_takes_the_longest_there_may_be(self, shop: ShopClient) -> None:
        metadata = {f"{number:032}": "v" * 512 for number in range(16)}
        payment = shop.make("/payments", payment_body(description="я" * 128, metadata=metadata))
        assert payment["metadata"] == metadata

    def test_refuses_a_body_that_is_not_json(self, sandbox: Sandbox) -> None:
        answer = requests.post(
            f"{sandbox.url}/yookassa/v3/payments",
            data=b"{",
            auth=(ANYA_SHOP.account_id, ANYA_SHOP.secret_key),
            headers={"Idempotence-Key": "1"},
        )
        assert refusal(answer) == (400, "invalid_request", None)


class TestPaying:
    def test_takes_the_money(self, sandbox: Sandbox, shop: ShopClient) -> None:
        payment = shop.pay(sandbox)
        assert (payment["status"], payment["paid"]) == ("succeeded", True)
        assert (payment["refundable"], payment["refunded_amount"]) == (True, rub("0.00"))
        assert payment["income_amount"] == rub("482.50")
        assert payment["payment_method"]["type"] == "bank_card"
        assert payment["captured_at"] >= payment["created_at"]
        assert "confirmation" not in payment

    def test_a_bank_may_decline(self, sandbox: Sandbox, shop: ShopClient) -> None:
        payment = shop.make("/payments", payment_body())
        sandbox.yookassa.decline(payment["id"], "insufficient_funds")
        payment = shop.read(f"/payments/{payment['id']}")
        assert (payment["status"], payment["paid"]) == ("canceled", False)
        assert payment["cancellation_details"] == {
            "party": "payment_network",
            "reason": "insufficient_funds",
        }

    def test_ends_an_hour_after_the_payment_was_created(
        self, sandbox: Sandbox, shop: ShopClient
    ) -> None:
        payment = shop.make("/payments", payment_body())
        sandbox.yookassa.advance(HOUR - 10)
        assert shop.read(f"/payments/{payment['id']}")["status"] == "pending"
        sandbox.yookassa.advance(11)
        expired = shop.read(f"/payments/{payment['id']}")
        assert expired["status"] == "canceled"
        assert expired["cancellation_details"]["reason"] == "expired_on_confirmation"

    def test_a_final_state_stays(self, sandbox: Sandbox, shop: ShopClient) -> None:
        payment = shop.pay(sandbox)
        for action in ("succeed", "decline", "authorise", "expire"):
            url = f"{sandbox.url}/control/yookassa/payments/{payment['id']}/{action}"
            assert sandbox.http.post(url).status_code == 409
        sandbox.yookassa.advance(30 * 24 * HOUR)
        assert shop.read(f"/payments/{payment['id']}") == payment


class TestTwoStages:
    @pytest.fixture
    def set_aside(self, sandbox: Sandbox, shop: ShopClient) -> str:
        """The id of a payment whose money waits for the shop."""
        body = payment_body()
        del body["capture"]
        payment = shop.make("/payments", body)
        sandbox.yookassa.authorise(payment["id"])
        waiting = shop.read(f"/payments/{payment['id']}")
        assert (waiting["status"], waiting["paid"]) == ("waiting_for_capture", True)
        assert waiting["expires_at"] > waiting["created_at"]
        return str(payment["id"])

    def test_the_money_is_taken_by_capture(self, shop: ShopClient, set_aside: str) -> None:
        captured = shop.make(f"/payments/{set_aside}/capture", {"amount": rub("300.00")})
        assert (captured["status"], captured["amount"]) == ("succeeded", rub("300.00"))
        assert "expires_at" not in captured

    def test_no_more_than_was_set_aside(self, shop: ShopClient, set_aside: str) -> None:
        answer = shop.post(f"/payments/{set_aside}/capture", {"amount": rub("500.01")})
        assert answer.status_code == 400

    def test_the_money_is_let_go_by_cancel(self, shop: ShopClient, set_aside: str) -> None:
        cancelled = shop.make(f"/payments/{set_aside}/cancel")
        assert cancelled["cancellation_details"]["reason"] == "canceled_by_merchant"
        assert shop.post(f"/payments/{set_aside}/cancel").status_code == 400

    def test_uncaptured_money_goes_back(
        self, sandbox: Sandbox, shop: ShopClient, set_aside: str
    ) -> None:
        sandbox.yookassa.advance(7 * 24 * HOUR)
        expired = shop.read(f"/payments/{set_aside}")
        assert expired["cancellation_details"]["reason"] == "expired_on_capture"

    def test_nothing_else_can_be_cancelled(self, sandbox: Sandbox, shop: ShopClient) -> None:
        pending = shop.make("/payments", payment_body())
        for payment in (pending, shop.pay(sandbox)):
            assert shop.post(f"/payments/{payment['id']}/cancel").status_code == 400


class TestFinding:
    def test_another_shop_sees_nothing(self, sandbox: Sandbox, shop: ShopClient) -> None:
        payment = shop.make("/payments", payment_body())
        other = ShopClient(sandbox, VITOK_SHOP)
        assert refusal(other.get(f"/payments/{payment['id']}")) == (404, "not_found", "payment_id")
        assert other.read("/payments") == {"type": "list", "items": []}

    def test_lists_the_newest_first_a_page_at_a_time(self, shop: ShopClient) -> None:
        made = [shop.make("/payments", payment_body())["id"] for _ in range(5)]
        first = shop.read("/payments", limit=2)
        second = shop.read("/payments", limit=2, cursor=first["next_cursor"])
        last = shop.read("/payments", limit=2, cursor=second["next_cursor"])
        found = [one["id"] for page in (first, second, last) for one in page["items"]]
        assert found == made[::-1]
        assert "next_cursor" not in last

    def test_lists_from_a_moment_on(self, sandbox: Sandbox, shop: ShopClient) -> None:
        old = shop.make("/payments", payment_body())
        sandbox.yookassa.advance(60)
        new = shop.make("/payments", payment_body())
        since = {"created_at.gte": new["created_at"].replace("Z", "+00:00")}
        assert [one["id"] for one in shop.read("/payments", **since)["items"]] == [new["id"]]
        before = {"created_at.lt": new["created_at"]}
        assert [one["id"] for one in shop.read("/payments", **before)["items"]] == [old["id"]]

    @pytest.mark.parametrize(
        "query", [{"limit": 101}, {"limit": "x"}, {"created_at.gte": "today"}, {"visit": "7"}]
    )
    def test_refuses_filters_it_cannot_read(
        self, shop: ShopClient, query: dict[str, object]
    ) -> None:
        name = next(iter(query))
        assert refusal(shop.get("/payments", **query)) == (400, "invalid_request", name)

    @pytest.mark.parametrize(("path", "status"), [("/payouts", 404), ("/payments/1/capture", 405)])
    def test_refuses_addresses_it_does_not_have(
        self, shop: ShopClient, path: str, status: int
    ) -> None:
        assert shop.get(path).status_code == status


def test_shops_are_opened_by_control(sandbox: Sandbox) -> None:
    opened = sandbox.yookassa.add_shop("200001", fiscal=True)
    account = ShopAccount("200001", opened["secret_key"], opened["name"])
    me = ShopClient(sandbox, account).read("/me")
    assert (me["account_id"], me["fiscalization"]["enabled"]) == ("200001", True)
    again = sandbox.http.post(
        f"{sandbox.url}/control/yookassa/shops", json={"account_id": "200001"}
    )
    assert again.status_code == 409


def test_the_api_may_be_made_to_lie(sandbox: Sandbox, shop: ShopClient) -> None:
    payment = shop.pay(sandbox)
    sandbox.yookassa.tamper(
        payment["id"], amount="5.00", currency="USD", account_id="100002", test=False
    )
    lie = shop.read(f"/payments/{payment['id']}")
    assert lie["amount"] == {"value": "5.00", "currency": "USD"}
    assert (lie["recipient"]["account_id"], lie["test"]) == ("100002", False)


def test_a_reset_forgets_everything(sandbox: Sandbox, shop: ShopClient) -> None:
    shop.pay(sandbox)
    sandbox.yookassa.change_shop(webhook_url="http://127.0.0.1:9/")
    sandbox.yookassa.advance(HOUR)
    sandbox.control("reset")
    assert shop.read("/payments")["items"] == []
    assert [one["webhook_url"] for one in sandbox.yookassa.shops()] == ["", "", ""]


def test_the_pay_page_is_under_the_address_the_shop_called(
    sandbox: Sandbox, shop: ShopClient
) -> None:
    payment = shop.make("/payments", payment_body())
    page = urlsplit(payment["confirmation"]["confirmation_url"])
    assert f"{page.scheme}://{page.netloc}" == sandbox.url
