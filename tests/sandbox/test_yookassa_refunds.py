"""Refunds: their arithmetic, and those that do not work out."""

from typing import Any

import pytest
from sandbox_http import Sandbox
from yookassa_http import ShopClient, payment_body, refusal, rub

from sandbox.yookassa.accounts import VITOK_SHOP


@pytest.fixture
def shop(sandbox: Sandbox) -> ShopClient:
    return ShopClient(sandbox)


@pytest.fixture
def paid(sandbox: Sandbox, shop: ShopClient) -> str:
    """The id of a payment of 500.00."""
    return str(shop.pay(sandbox)["id"])


def refund_body(payment_id: str, value: str, **more: object) -> dict[str, Any]:
    return {"payment_id": payment_id, "amount": rub(value)} | more


class TestRefund:
    def test_leaves_the_payment_succeeded(self, shop: ShopClient, paid: str) -> None:
        refund = shop.make("/refunds", refund_body(paid, "200.00", description="Отмена"))
        assert (refund["status"], refund["amount"]) == ("succeeded", rub("200.00"))
        assert (refund["payment_id"], refund["description"]) == (paid, "Отмена")
        assert shop.read(f"/refunds/{refund['id']}") == refund
        payment = shop.read(f"/payments/{paid}")
        assert (payment["status"], payment["refunded_amount"]) == ("succeeded", rub("200.00"))
        assert payment["refundable"]

    def test_may_come_in_parts_until_nothing_is_left(self, shop: ShopClient, paid: str) -> None:
        parts = [shop.make("/refunds", refund_body(paid, part)) for part in ("499.00", "1.00")]
        assert not shop.read(f"/payments/{paid}")["refundable"]
        listed = shop.read("/refunds", payment_id=paid)["items"]
        assert [one["id"] for one in listed] == [one["id"] for one in reversed(parts)]
        answer = shop.post("/refunds", refund_body(paid, "1.00"))
        assert refusal(answer) == (400, "invalid_request", "amount.value")

    @pytest.mark.parametrize("value", ["0.99", "500.01", "499.50"])
    def test_of_an_impossible_amount_is_refused(
        self, shop: ShopClient, paid: str, value: str
    ) -> None:
        answer = shop.post("/refunds", refund_body(paid, value))
        assert refusal(answer) == (400, "invalid_request", "amount.value")

    def test_of_an_unpaid_payment_is_refused(self, shop: ShopClient) -> None:
        payment = shop.make("/payments", payment_body())
        answer = shop.post("/refunds", refund_body(payment["id"], "500.00"))
        assert refusal(answer) == (400, "invalid_request", "payment_id")

    def test_of_another_shops_payment_is_refused(self, sandbox: Sandbox, paid: str) -> None:
        other = ShopClient(sandbox, VITOK_SHOP)
        answer = other.post("/refunds", refund_body(paid, "500.00"))
        assert refusal(answer)[:2] == (404, "not_found")
        assert other.read("/refunds")["items"] == []


class TestTroubledRefund:
    def test_is_cancelled_when_the_shop_has_no_money(
        self, sandbox: Sandbox, shop: ShopClient, paid: str
    ) -> None:
        sandbox.yookassa.change_shop(takings="300.00")
        cancelled = shop.make("/refunds", refund_body(paid, "500.00"))
        assert cancelled["status"] == "canceled"
        assert cancelled["cancellation_details"] == {
            "party": "yoo_money",
            "reason": "insufficient_funds",
        }
        assert shop.read(f"/payments/{paid}")["refunded_amount"] == rub("0.00")
        shop.pay(sandbox, "200.00")
        assert shop.make("/refunds", refund_body(paid, "500.00"))["status"] == "succeeded"
        assert sandbox.yookassa.shop()["takings"] == "0.00"

    def test_is_cancelled_by_a_switch(self, sandbox: Sandbox, shop: ShopClient, paid: str) -> None:
        sandbox.yookassa.change_shop(refunds="insufficient_funds")
        assert shop.make("/refunds", refund_body(paid, "500.00"))["status"] == "canceled"

    @pytest.mark.parametrize(
        ("how", "status", "returned"),
        [("succeed", "succeeded", "500.00"), ("cancel", "canceled", "0.00")],
    )
    def test_may_take_its_time(
        self, sandbox: Sandbox, shop: ShopClient, paid: str, how: str, status: str, returned: str
    ) -> None:
        sandbox.yookassa.change_shop(refunds="pending")
        refund = shop.make("/refunds", refund_body(paid, "500.00"))
        assert refund["status"] == "pending"
        # Money on its way cannot be sent twice.
        assert shop.post("/refunds", refund_body(paid, "500.00")).status_code == 400
        sandbox.yookassa.end_refund(refund["id"], how)
        assert shop.read(f"/refunds/{refund['id']}")["status"] == status
        assert shop.read(f"/payments/{paid}")["refunded_amount"] == rub(returned)

    def test_from_the_cabinet_is_listed_like_any(
        self, sandbox: Sandbox, shop: ShopClient, paid: str
    ) -> None:
        made = sandbox.yookassa.refund_in_cabinet(paid, "120.00")
        assert shop.read("/refunds", payment_id=paid)["items"] == [made]
        assert sandbox.yookassa.refunds(paid) == [made]
