"""Receipts, in a shop that must issue them."""

from typing import Any

import pytest
from sandbox_http import Sandbox
from yookassa_http import ShopClient, fiscal, payment_body, receipt, refusal, rub


@pytest.fixture
def shop(sandbox: Sandbox) -> ShopClient:
    return fiscal(sandbox)


@pytest.fixture
def paid(sandbox: Sandbox, shop: ShopClient) -> str:
    return str(shop.pay(sandbox, receipt=receipt())["id"])


def without(name: str) -> dict[str, Any]:
    wrong = receipt()
    del wrong["items"][0][name]
    return wrong


def second_receipt(payment_id: str, settled: str = "500.00", **more: object) -> dict[str, Any]:
    settlements = [{"type": "prepayment", "amount": rub(settled)}]
    about = {"type": "payment", "payment_id": payment_id, "send": True, "settlements": settlements}
    return receipt(mode="full_payment") | about | more


class TestPayment:
    def test_without_a_receipt_is_refused(self, shop: ShopClient) -> None:
        answer = shop.post("/payments", payment_body())
        assert refusal(answer) == (400, "invalid_request", "receipt")

    @pytest.mark.parametrize(
        ("wrong", "parameter"),
        [
            (receipt("499.99"), "receipt.items"),
            (receipt(quantity=2), "receipt.items"),
            (receipt() | {"customer": {"phone": "79000000000"}}, "receipt.customer.email"),
            (receipt() | {"customer": {"email": "marina"}}, "receipt.customer.email"),
            (receipt() | {"items": []}, "receipt.items"),
            (receipt(vat_code=13), "receipt.items[0].vat_code"),
            (receipt(mode="later"), "receipt.items[0].payment_mode"),
            (receipt(payment_subject="nails"), "receipt.items[0].payment_subject"),
            (receipt(description="я" * 129), "receipt.items[0].description"),
            (receipt(quantity="many"), "receipt.items[0].quantity"),
            (without("quantity"), "receipt.items[0].quantity"),
            (without("vat_code"), "receipt.items[0].vat_code"),
        ],
    )
    def test_with_a_wrong_receipt_is_refused(
        self, shop: ShopClient, wrong: dict[str, object], parameter: str
    ) -> None:
        answer = shop.post("/payments", payment_body(receipt=wrong))
        assert refusal(answer) == (400, "invalid_request", parameter)

    def test_registers_its_receipt_when_it_is_paid(
        self, sandbox: Sandbox, shop: ShopClient
    ) -> None:
        payment = shop.make("/payments", payment_body(receipt=receipt("250.00", quantity=2)))
        assert payment["receipt_registration"] == "pending"
        sandbox.yookassa.succeed(payment["id"])
        assert shop.read(f"/payments/{payment['id']}")["receipt_registration"] == "succeeded"
        listed = shop.read("/receipts", payment_id=payment["id"])["items"]
        assert [(one["type"], one["status"]) for one in listed] == [("payment", "succeeded")]
        assert listed[0]["fiscal_attribute"]

    @pytest.mark.parametrize(("how", "status"), [("succeed", "succeeded"), ("fail", "canceled")])
    def test_waits_for_the_registration(
        self, sandbox: Sandbox, shop: ShopClient, how: str, status: str
    ) -> None:
        sandbox.yookassa.change_shop("100003", receipts="pending")
        payment = shop.pay(sandbox, receipt=receipt())
        assert payment["receipt_registration"] == "pending"
        waiting = shop.read("/receipts", payment_id=payment["id"])["items"][0]
        sandbox.yookassa.end_receipt(waiting["id"], how)
        assert shop.read(f"/payments/{payment['id']}")["receipt_registration"] == status

    def test_stands_when_the_registration_fails(self, sandbox: Sandbox, shop: ShopClient) -> None:
        sandbox.yookassa.change_shop("100003", receipts="fail")
        payment = shop.pay(sandbox, receipt=receipt())
        assert (payment["status"], payment["receipt_registration"]) == ("succeeded", "canceled")


def test_other_shops_take_receipts_and_register_none(sandbox: Sandbox) -> None:
    shop = ShopClient(sandbox)
    payment = shop.pay(sandbox, receipt=receipt())
    assert "receipt_registration" not in payment
    assert shop.read("/receipts")["items"] == []


class TestRefund:
    def test_of_the_whole_needs_no_receipt(self, shop: ShopClient, paid: str) -> None:
        refund = shop.make("/refunds", {"payment_id": paid, "amount": rub("500.00")})
        assert refund["receipt_registration"] == "succeeded"
        listed = shop.read("/receipts", refund_id=refund["id"])["items"]
        assert [one["type"] for one in listed] == ["refund"]

    def test_of_a_part_needs_one(self, shop: ShopClient, paid: str) -> None:
        part = {"payment_id": paid, "amount": rub("200.00")}
        assert refusal(shop.post("/refunds", part)) == (400, "invalid_request", "receipt")
        refund = shop.make("/refunds", part | {"receipt": receipt("200.00")})
        assert refund["receipt_registration"] == "succeeded"


class TestSecondReceipt:
    def test_settles_the_prepayment(self, shop: ShopClient, paid: str) -> None:
        made = shop.make("/receipts", second_receipt(paid))
        assert (made["type"], made["status"]) == ("payment", "succeeded")
        assert made["settlements"] == [{"type": "prepayment", "amount": rub("500.00")}]
        assert shop.read(f"/receipts/{made['id']}") == made
        assert len(shop.read("/receipts", payment_id=paid)["items"]) == 2

    @pytest.mark.parametrize(
        ("more", "parameter"),
        [
            ({"settled": "400.00"}, "settlements"),
            ({"send": False}, "send"),
            ({"type": "sale"}, "type"),
            ({"settlements": []}, "settlements"),
        ],
    )
    def test_is_checked(
        self, shop: ShopClient, paid: str, more: dict[str, Any], parameter: str
    ) -> None:
        answer = shop.post("/receipts", second_receipt(paid, **more))
        assert refusal(answer) == (400, "invalid_request", parameter)

    def test_is_not_for_shops_without_receipts(self, sandbox: Sandbox) -> None:
        shop = ShopClient(sandbox)
        payment = shop.pay(sandbox)
        answer = shop.post("/receipts", second_receipt(payment["id"]))
        assert refusal(answer) == (400, "invalid_request", "receipt")
