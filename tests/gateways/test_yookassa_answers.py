"""What is read in the provider's answers, and what makes one unbelievable."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from app.domain.payment_ports import (
    OutcomeUnknown,
    ProviderPayment,
    ProviderReceipt,
    ProviderRefund,
    ShopProfile,
)
from app.gateways.yookassa import YookassaGateway
from tests.gateways.yookassa_asking import EVERY_QUESTION, PAYMENT, REFUND, SECOND_RECEIPT, SINCE
from tests.gateways.yookassa_stub import (
    KEYS,
    OTHER_ID,
    PAY_PAGE,
    PAYMENT_ID,
    RECEIPT_ID,
    REFUND_ID,
    RUB,
    Stub,
    paid_payment,
    payment,
    receipt,
    refund,
    running_stub,
    shop,
)


@pytest.fixture
def stub() -> Iterator[Stub]:
    with running_stub() as stub:
        yield stub


@pytest.fixture
def gateway(stub: Stub) -> YookassaGateway:
    return YookassaGateway(stub.url)


class TestAPayment:
    def test_that_waits_for_the_client_is_read(self, gateway, stub) -> None:
        stub.always(200, payment())
        assert gateway.create_payment(KEYS, PAYMENT) == ProviderPayment(
            id=PAYMENT_ID,
            status="pending",
            amount_kopecks=150_000,
            currency="RUB",
            account_id="100001",
            is_test=True,
            refunded_kopecks=0,
            created_at=datetime(2026, 11, 22, 15, 4, 5, 678_000, tzinfo=UTC),
            captured_at=None,
            confirmation_url=PAY_PAGE,
            cancellation_reason=None,
            metadata={"attempt": "17"},
            receipt_registration=None,
            method=None,
        )

    def test_that_was_paid_is_read(self, gateway, stub) -> None:
        stub.always(200, paid_payment(receipt_registration="pending", test=False))
        paid = gateway.get_payment(KEYS, PAYMENT_ID)
        assert (paid.status, paid.method, paid.is_test) == ("succeeded", "bank_card", False)
        assert (paid.confirmation_url, paid.receipt_registration) == (None, "pending")
        assert paid.captured_at == datetime(2026, 11, 22, 15, 6, 7, tzinfo=UTC)
        assert paid.captured_at.utcoffset() == SINCE.utcoffset()

    def test_that_was_cancelled_says_why(self, gateway, stub) -> None:
        why = {"party": "yoo_money", "reason": "expired_on_confirmation"}
        stub.always(200, payment(status="canceled", confirmation=None, cancellation_details=why))
        assert (
            gateway.get_payment(KEYS, PAYMENT_ID).cancellation_reason == "expired_on_confirmation"
        )

    def test_that_was_given_back_in_part_says_how_much(self, gateway, stub) -> None:
        stub.always(200, paid_payment() | {"refunded_amount": {"value": "500.50", **RUB}})
        assert gateway.get_payment(KEYS, PAYMENT_ID).refunded_kopecks == 50_050

    @pytest.mark.parametrize(
        ("value", "kopecks"),
        [
            ("0.01", 1),
            ("0.29", 29),
            ("8.10", 810),
            ("1.1", 110),
            ("9999999999.99", 999_999_999_999),
        ],
    )
    def test_has_its_amount_to_the_kopeck(self, gateway, stub, value, kopecks) -> None:
        stub.always(200, payment(amount={"value": value, **RUB}))
        assert gateway.get_payment(KEYS, PAYMENT_ID).amount_kopecks == kopecks

    @pytest.mark.parametrize(
        "changes",
        [
            {"confirmation": {"type": "qr", "confirmation_data": "00020101"}},
            {"confirmation": {"type": "embedded", "confirmation_token": "ct-1"}},
            {"confirmation": None},
        ],
        ids=["a picture", "a widget", "nothing"],
    )
    def test_made_elsewhere_in_the_shop_may_have_no_page(self, gateway, stub, changes) -> None:
        stub.always(200, payment(metadata=None, **changes))
        foreign = gateway.get_payment(KEYS, PAYMENT_ID)
        assert (foreign.confirmation_url, foreign.metadata) == (None, {})

    def test_tells_what_differs_from_what_was_wanted(self, gateway, stub) -> None:
        stub.always(
            200,
            payment(
                amount={"value": "1.00", "currency": "USD"},
                recipient={"account_id": "999999", "gateway_id": "1"},
            ),
        )
        odd = gateway.get_payment(KEYS, PAYMENT_ID)
        assert (odd.amount_kopecks, odd.currency, odd.account_id) == (100, "USD", "999999")

    def test_may_be_paid_in_a_way_nobody_knew_yet(self, gateway, stub) -> None:
        stub.always(200, paid_payment() | {"payment_method": {"type": "by_thought"}})
        assert gateway.get_payment(KEYS, PAYMENT_ID).method == "by_thought"

    def test_has_words_that_can_be_stored(self, gateway, stub) -> None:
        stub.always(200, payment(metadata={"no\0te": "half \ud83d a letter"}))
        assert gateway.get_payment(KEYS, PAYMENT_ID).metadata == {"note": "half  a letter"}


class TestARefund:
    def test_is_read(self, gateway, stub) -> None:
        stub.always(200, refund())
        read = gateway.create_refund(KEYS, REFUND)
        assert read == gateway.get_refund(KEYS, REFUND_ID)
        assert read == ProviderRefund(
            id=REFUND_ID,
            payment_id=PAYMENT_ID,
            status="succeeded",
            amount_kopecks=50_050,
            currency="RUB",
            created_at=datetime(2026, 11, 23, 9, tzinfo=UTC),
            cancellation_reason=None,
        )

    def test_that_was_cancelled_says_why(self, gateway, stub) -> None:
        why = {"party": "yoo_money", "reason": "insufficient_funds"}
        stub.always(200, refund(status="canceled", cancellation_details=why))
        assert gateway.get_refund(KEYS, REFUND_ID).cancellation_reason == "insufficient_funds"

    @pytest.mark.parametrize(
        ("field", "changes"),
        [
            ("id", {"id": None}),
            ("payment_id", {"payment_id": None}),
            ("status", {"status": "waiting_for_capture"}),
            ("amount", {"amount": None}),
            ("created_at", {"created_at": ""}),
        ],
    )
    def test_that_is_odd_is_not_believed(self, gateway, stub, field, changes) -> None:
        stub.always(200, refund(**changes))
        for name in ("create_refund", "get_refund"):
            with pytest.raises(OutcomeUnknown, match=field):
                EVERY_QUESTION[name](gateway)


class TestAReceipt:
    @pytest.mark.parametrize("receipt_id", [RECEIPT_ID, RECEIPT_ID.replace("-", "_", 1), OTHER_ID])
    def test_is_read_with_its_kind_of_id(self, gateway, stub, receipt_id) -> None:
        stub.always(200, receipt(id=receipt_id))
        made = gateway.create_receipt(KEYS, SECOND_RECEIPT)
        assert made == ProviderReceipt(id=receipt_id, status="pending")
        stub.always(200, receipt(id=receipt_id, status="succeeded"))
        assert gateway.get_receipt(KEYS, made.id).status == "succeeded"

    @pytest.mark.parametrize("changes", [{"id": "rt-1"}, {"status": "done"}, {"status": None}])
    def test_that_is_odd_is_not_believed(self, gateway, stub, changes) -> None:
        stub.always(200, receipt(**changes))
        with pytest.raises(OutcomeUnknown, match="missing or odd"):
            gateway.create_receipt(KEYS, SECOND_RECEIPT)


class TestAShop:
    @pytest.mark.parametrize("fiscal", [True, False])
    def test_is_read(self, gateway, stub, *, fiscal: bool) -> None:
        told = {"enabled": fiscal, "provider": "avanpost"}
        stub.always(200, shop(fiscalization=told, test=False))
        assert gateway.describe_shop(KEYS) == ShopProfile("100001", is_test=False, fiscal=fiscal)

    @pytest.mark.parametrize("fiscal", [True, False])
    def test_may_be_described_by_the_older_flag_alone(self, gateway, stub, *, fiscal: bool) -> None:
        stub.always(200, shop(fiscalization=None, fiscalization_enabled=fiscal))
        assert gateway.describe_shop(KEYS).fiscal is fiscal

    @pytest.mark.parametrize(
        ("field", "changes"),
        [
            ("account_id", {"account_id": None}),
            ("test", {"test": None}),
            ("fiscalization_enabled", {"fiscalization": None}),
            ("fiscalization.enabled", {"fiscalization": {"provider": "avanpost"}}),
        ],
    )
    def test_that_is_odd_is_not_believed(self, gateway, stub, field, changes) -> None:
        stub.always(200, shop(**changes))
        with pytest.raises(OutcomeUnknown, match=field):
            gateway.describe_shop(KEYS)
