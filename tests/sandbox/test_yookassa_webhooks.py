"""Notifications: what they say, and how they go astray."""

import time
from typing import Any

import pytest
from sandbox_http import Receiver, Sandbox
from yookassa_http import ShopClient, payment_body

HOUR = 3600


@pytest.fixture
def shop(sandbox: Sandbox, receiver: Receiver) -> ShopClient:
    """A shop that is told what happens."""
    sandbox.yookassa.change_shop(webhook_url=receiver.url)
    return ShopClient(sandbox)


def events(receiver: Receiver, number: int) -> list[str]:
    return [news["event"] for news in receiver.wait_for(number)]


class TestNotification:
    def test_tells_of_a_payment_as_the_api_does(
        self, sandbox: Sandbox, shop: ShopClient, receiver: Receiver
    ) -> None:
        payment = shop.pay(sandbox)
        assert receiver.wait_for(1) == [
            {"type": "notification", "event": "payment.succeeded", "object": payment}
        ]

    def test_tells_of_every_end_and_of_money_set_aside(
        self, sandbox: Sandbox, shop: ShopClient, receiver: Receiver
    ) -> None:
        first, second = (shop.make("/payments", payment_body())["id"] for _ in range(2))
        sandbox.yookassa.decline(first)
        assert events(receiver, 1)[-1] == "payment.canceled"
        sandbox.yookassa.authorise(second)
        assert events(receiver, 2)[-1] == "payment.waiting_for_capture"

    def test_tells_of_a_payment_that_ran_out(
        self, sandbox: Sandbox, shop: ShopClient, receiver: Receiver
    ) -> None:
        shop.make("/payments", payment_body())
        # What is left of the hour passes by itself.
        sandbox.yookassa.advance(HOUR - 0.3)
        assert events(receiver, 1) == ["payment.canceled"]

    def test_tells_of_a_refund_unless_it_was_cancelled(
        self, sandbox: Sandbox, shop: ShopClient, receiver: Receiver
    ) -> None:
        payment = shop.pay(sandbox)
        body = {"payment_id": payment["id"], "amount": payment["amount"]}
        sandbox.yookassa.change_shop(refunds="insufficient_funds")
        assert shop.make("/refunds", body)["status"] == "canceled"
        sandbox.yookassa.change_shop(refunds="succeed")
        refund = shop.make("/refunds", body)
        told = receiver.wait_for(2)
        assert [one["event"] for one in told] == ["payment.succeeded", "refund.succeeded"]
        assert told[1]["object"] == refund

    def test_is_repeated_until_it_is_answered_200(
        self, sandbox: Sandbox, shop: ShopClient, receiver: Receiver
    ) -> None:
        receiver.answers = [500, 201]
        shop.pay(sandbox)
        first, second, third = receiver.wait_for(3)
        assert first == second == third
        assert receiver.answers == []


class TestSwitches:
    def test_duplicate(self, sandbox: Sandbox, shop: ShopClient, receiver: Receiver) -> None:
        sandbox.yookassa.change_shop(webhooks={"duplicate": 2})
        shop.pay(sandbox)
        first, second, third = receiver.wait_for(3)
        assert first == second == third

    def test_drop(self, sandbox: Sandbox, shop: ShopClient, receiver: Receiver) -> None:
        sandbox.yookassa.change_shop(webhooks={"drop": True})
        shop.pay(sandbox)
        sandbox.yookassa.change_shop(webhooks={})
        kept = shop.pay(sandbox)
        assert [news["object"]["id"] for news in receiver.wait_for(1)] == [kept["id"]]

    def test_delay(self, sandbox: Sandbox, shop: ShopClient, receiver: Receiver) -> None:
        sandbox.yookassa.change_shop(webhooks={"delay_s": 0.3})
        before = time.monotonic()
        shop.pay(sandbox)
        receiver.wait_for(1)
        assert time.monotonic() - before >= 0.3

    def test_reorder(self, sandbox: Sandbox, shop: ShopClient, receiver: Receiver) -> None:
        sandbox.yookassa.change_shop(webhooks={"reorder": True})
        payment = shop.pay(sandbox)
        shop.make("/refunds", {"payment_id": payment["id"], "amount": payment["amount"]})
        assert events(receiver, 2) == ["refund.succeeded", "payment.succeeded"]

    def test_reorder_with_nothing_to_overtake(
        self, sandbox: Sandbox, shop: ShopClient, receiver: Receiver
    ) -> None:
        sandbox.yookassa.change_shop(webhooks={"reorder": True})
        shop.pay(sandbox)
        assert events(receiver, 1) == ["payment.succeeded"]

    @pytest.mark.parametrize(
        "wrong",
        [
            {"webhooks": {"lose": True}},
            {"webhooks": {"duplicate": "twice"}},
            {"refunds": "never"},
            {"takings": 500},
            {"revoked": "yes"},
            {"account_id": "100009"},
        ],
    )
    def test_that_make_no_sense_are_refused(self, sandbox: Sandbox, wrong: dict[str, Any]) -> None:
        url = f"{sandbox.url}/control/yookassa/shops/100001"
        assert sandbox.http.patch(url, json=wrong).status_code == 400


class TestForged:
    def test_goes_out_once_with_the_status_told(
        self, sandbox: Sandbox, shop: ShopClient, receiver: Receiver
    ) -> None:
        receiver.answers = [404]
        forged = {"id": "../me"}
        assert sandbox.yookassa.notify("payment.succeeded", forged, receiver.url) == 404
        assert receiver.updates == [
            {"type": "notification", "event": "payment.succeeded", "object": forged}
        ]

    def test_finds_the_webhook_of_the_shop_it_is_about(
        self, sandbox: Sandbox, shop: ShopClient, receiver: Receiver
    ) -> None:
        payment = shop.make("/payments", payment_body())
        assert sandbox.yookassa.notify("payment.succeeded", payment) == 200
        assert len(receiver.updates) == 1
        assert shop.read(f"/payments/{payment['id']}")["status"] == "pending"
