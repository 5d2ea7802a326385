"""The gateway and the sandbox's YooKassa, made apart from one another, understand each other."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain.payment_ports import (
    CallRejected,
    KeysRejected,
    ObjectMissing,
    OutcomeUnknown,
    ReceiptItem,
    ShopKeys,
)
from app.gateways.yookassa import YookassaGateway
from sandbox.yookassa.accounts import ANYA_SHOP, FISCAL_SHOP
from tests.gateways.yookassa_asking import PAYMENT, RECEIPT, REFUND, SECOND_RECEIPT
from tests.gateways.yookassa_stub import PAYMENT_ID, RECEIPT_ID, REFUND_ID
from tests.support.sandbox import Sandbox

ANYA = ShopKeys(ANYA_SHOP.account_id, ANYA_SHOP.secret_key)
FISCAL = ShopKeys(FISCAL_SHOP.account_id, FISCAL_SHOP.secret_key)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
WITH_RECEIPT = replace(PAYMENT, receipt=RECEIPT)


@pytest.fixture
def gateway(sandbox: Sandbox) -> YookassaGateway:
    return YookassaGateway(f"{sandbox.url}/yookassa/v3")


@pytest.fixture
def pay(sandbox: Sandbox):
    return lambda payment_id: sandbox.control(f"yookassa/payments/{payment_id}/succeed", {})


class TestAPaymentsLife:
    def test_goes_from_its_page_to_the_money_and_back(self, gateway, pay) -> None:
        created = gateway.create_payment(ANYA, PAYMENT)
        assert (created.status, created.account_id) == ("pending", ANYA.account_id)
        assert created.confirmation_url.endswith(f"/pay/{created.id}")
        assert created.metadata == PAYMENT.metadata
        pay(created.id)
        paid = gateway.get_payment(ANYA, created.id)
        assert (paid.status, paid.amount_kopecks, paid.refunded_kopecks) == (
            "succeeded",
            150_000,
            0,
        )
        refund = gateway.create_refund(ANYA, replace(REFUND, payment_id=paid.id))
        assert (refund.status, refund.amount_kopecks) == ("succeeded", 50_050)
        assert gateway.get_refund(ANYA, refund.id) == refund
        assert gateway.list_refunds(ANYA, payment_id=paid.id) == [refund]
        [listed] = gateway.list_payments(ANYA, since=LONG_AGO)
        assert (listed.id, listed.refunded_kopecks) == (paid.id, 50_050)

    def test_has_two_receipts_in_a_shop_that_registers_them(self, gateway, pay) -> None:
        created = gateway.create_payment(FISCAL, WITH_RECEIPT)
        pay(created.id)
        assert gateway.get_payment(FISCAL, created.id).receipt_registration == "succeeded"
        second = gateway.create_receipt(FISCAL, replace(SECOND_RECEIPT, payment_id=created.id))
        assert gateway.get_receipt(FISCAL, second.id) == second

    def test_can_end_in_part_with_a_receipt_of_the_part(self, gateway, pay) -> None:
        created = gateway.create_payment(FISCAL, WITH_RECEIPT)
        pay(created.id)
        item = ReceiptItem(
            description="Маникюр", amount_kopecks=50_050, vat_code=1, mode="partial_prepayment"
        )
        part = replace(REFUND, payment_id=created.id, receipt=replace(RECEIPT, items=(item,)))
        assert gateway.create_refund(FISCAL, part).status == "succeeded"


class TestRefusals:
    def test_a_shop_that_registers_receipts_takes_no_payment_without(self, gateway) -> None:
        with pytest.raises(CallRejected) as refused:
            gateway.create_payment(FISCAL, PAYMENT)
        assert refused.value.code == "invalid_request"

    def test_a_key_is_for_one_body(self, gateway) -> None:
        gateway.create_payment(ANYA, PAYMENT)
        with pytest.raises(CallRejected):
            gateway.create_payment(ANYA, replace(PAYMENT, amount_kopecks=160_000))

    def test_what_the_shop_does_not_have_is_missing(self, gateway) -> None:
        elsewhere = gateway.create_payment(ANYA, PAYMENT)
        with pytest.raises(ObjectMissing):
            gateway.get_payment(FISCAL, elsewhere.id)
        with pytest.raises(ObjectMissing):
            gateway.get_payment(ANYA, PAYMENT_ID)
        with pytest.raises(ObjectMissing):
            gateway.get_refund(ANYA, REFUND_ID)
        with pytest.raises(ObjectMissing):
            gateway.get_receipt(FISCAL, RECEIPT_ID)

    def test_keys_of_nobody_are_rejected(self, gateway) -> None:
        with pytest.raises(KeysRejected):
            gateway.describe_shop(ShopKeys(ANYA.account_id, FISCAL.secret_key))

    def test_shops_describe_themselves(self, gateway) -> None:
        told = [gateway.describe_shop(keys) for keys in (ANYA, FISCAL)]
        assert [(shop.account_id, shop.is_test, shop.fiscal) for shop in told] == [
            (ANYA.account_id, True, False),
            (FISCAL.account_id, False, True),
        ]


class TestTrouble:
    @pytest.mark.parametrize(
        "kind",
        ["500_after", "500_before", "cut", "cut_before", "429", "502_html", "202", "json_garbage"],
    )
    def test_a_call_made_again_with_its_key_leaves_one_payment(
        self, gateway, sandbox: Sandbox, kind: str
    ) -> None:
        sandbox.control("yookassa/faults", {"kind": kind, "times": 1})
        with pytest.raises(OutcomeUnknown):
            gateway.create_payment(ANYA, PAYMENT)
        created = gateway.create_payment(ANYA, PAYMENT)
        assert gateway.list_payments(ANYA, since=LONG_AGO) == [created]

    def test_a_provider_too_slow_to_wait_for_has_an_unknown_outcome(self, sandbox: Sandbox) -> None:
        gateway = YookassaGateway(f"{sandbox.url}/yookassa/v3", read_timeout_s=0.5)
        sandbox.control("yookassa/faults", {"kind": "timeout", "times": 1, "seconds": 2})
        with pytest.raises(OutcomeUnknown, match="ReadTimeout"):
            gateway.describe_shop(ANYA)
