"""Answers that are odd, speak of something else or never end: none is believed by halves."""

from collections.abc import Iterator

import pytest

from app.domain.payment_ports import OutcomeUnknown
from app.gateways.yookassa import YookassaGateway
from tests.gateways.yookassa_asking import EVERY_QUESTION, PAYMENT, SINCE
from tests.gateways.yookassa_stub import (
    KEYS,
    OTHER_ID,
    PAY_PAGE,
    PAYMENT_ID,
    RECEIPT_ID,
    REFUND_ID,
    RUB,
    Stub,
    listed,
    paid_payment,
    payment,
    receipt,
    refund,
    running_stub,
)


@pytest.fixture
def stub() -> Iterator[Stub]:
    with running_stub() as stub:
        yield stub


@pytest.fixture
def gateway(stub: Stub) -> YookassaGateway:
    return YookassaGateway(stub.url)


ODD_PAYMENTS = [
    ("id", {"id": "1"}),
    ("id", {"id": 1}),
    ("status", {"status": "success"}),
    ("status", {"status": None}),
    ("paid", {"status": "succeeded", "paid": "yes"}),
    ("succeeded and is not paid", {"status": "succeeded"}),
    ("amount", {"amount": None}),
    ("amount", {"amount": "1500.00"}),
    ("amount.value", {"amount": RUB}),
    ("amount.value", {"amount": {"value": 1500.0, **RUB}}),
    ("amount.value", {"amount": {"value": "-1500.00", **RUB}}),
    ("amount.value", {"amount": {"value": "1.5e3", **RUB}}),
    ("amount.value", {"amount": {"value": "1500\u0000.00", **RUB}}),
    ("amount.currency", {"amount": {"value": "1500.00"}}),
    ("amount.currency", {"amount": {"value": "1500.00", "currency": "rubles"}}),
    ("recipient", {"recipient": None}),
    ("recipient.account_id", {"recipient": {"account_id": 100001}}),
    ("test", {"test": None}),
    ("test", {"test": "false"}),
    ("test", {"test": 0}),
    ("created_at", {"created_at": None}),
    ("created_at", {"created_at": "yesterday"}),
    ("created_at", {"created_at": "2026-11-22T15:04:05.678"}),
    ("created_at", {"created_at": "0001-01-01T00:00:00+14:00"}),
    ("captured_at", {"captured_at": 1_795_000_000}),
    ("refunded_amount.value", {"refunded_amount": {"value": "all", **RUB}}),
    ("refunded", {"refunded_amount": {"value": "1500.01", **RUB}}),
    ("refunded", {"refunded_amount": {"value": "1.00", "currency": "USD"}}),
    ("metadata", {"metadata": "attempt 17"}),
    ("metadata.attempt", {"metadata": {"attempt": 17}}),
    ("confirmation", {"confirmation": PAY_PAGE}),
    ("confirmation_url", {"confirmation": {"confirmation_url": "javascript:alert(1)"}}),
    ("confirmation_url", {"confirmation": {"confirmation_url": "//pay.example"}}),
    ("confirmation_url", {"confirmation": {"confirmation_url": f"{PAY_PAGE}\n"}}),
    ("receipt_registration", {"receipt_registration": "done"}),
    ("cancellation_details.reason", {"cancellation_details": {"party": "merchant"}}),
    ("payment_method", {"payment_method": "sbp"}),
]


@pytest.mark.parametrize(("field", "changes"), ODD_PAYMENTS)
class TestAnOddPayment:
    def test_is_not_believed_when_made_or_asked_for(self, gateway, stub, field, changes) -> None:
        stub.always(200, payment(**changes))
        for name in ("create_payment", "get_payment"):
            with pytest.raises(OutcomeUnknown, match=field):
                EVERY_QUESTION[name](gateway)

    def test_does_not_hide_the_others_of_a_list(self, gateway, stub, field, changes) -> None:
        stub.always(200, listed(payment(**changes), payment()))
        listed_payments = gateway.list_payments(KEYS, since=SINCE)
        assert [one.id for one in listed_payments] == [PAYMENT_ID]


class TestAnotherObject:
    def test_is_no_answer(self, gateway, stub) -> None:
        answers = {
            "get_payment": payment(id=OTHER_ID),
            "get_refund": refund(id=OTHER_ID),
            "create_refund": refund(payment_id=OTHER_ID),
            "list_refunds": listed(refund(), refund(payment_id=OTHER_ID)),
            "get_receipt": receipt(id=RECEIPT_ID.replace("2f0c", "3f0c")),
        }
        for name, answer in answers.items():
            stub.always(200, answer)
            with pytest.raises(OutcomeUnknown, match="another object"):
                EVERY_QUESTION[name](gateway)

    def test_a_new_payment_that_cannot_be_paid_is_no_answer(self, gateway, stub) -> None:
        stub.always(200, payment(confirmation=None))
        with pytest.raises(OutcomeUnknown, match="without a page"):
            gateway.create_payment(KEYS, PAYMENT)

    def test_a_payment_that_was_final_at_once_needs_no_page(self, gateway, stub) -> None:
        stub.always(200, paid_payment())
        assert gateway.create_payment(KEYS, PAYMENT).status == "succeeded"


class TestAList:
    def test_is_read_page_by_page(self, gateway, stub) -> None:
        pages = {
            None: listed(payment(), cursor="second"),
            "second": listed(cursor="third & last"),
            "third & last": listed(payment(id=OTHER_ID)),
        }
        stub.answers = lambda call: (200, pages[call.query.get("cursor")])
        payments = gateway.list_payments(KEYS, since=SINCE)
        assert [payment.id for payment in payments] == [PAYMENT_ID, OTHER_ID]
        assert {call.query["created_at.gte"] for call in stub.calls} == {"2026-11-20T03:00:00.000Z"}

    def test_of_refunds_is_read_page_by_page(self, gateway, stub) -> None:
        pages = {None: listed(refund(), cursor="second"), "second": listed(refund(id=OTHER_ID))}
        stub.answers = lambda call: (200, pages[call.query.get("cursor")])
        refunds = gateway.list_refunds(KEYS, payment_id=PAYMENT_ID)
        assert [refund.id for refund in refunds] == [REFUND_ID, OTHER_ID]

    def test_without_an_end_is_given_up(self, gateway, stub) -> None:
        stub.always(200, listed(cursor="again"))
        with pytest.raises(OutcomeUnknown, match="without an end"):
            gateway.list_payments(KEYS, since=SINCE)
        assert len(stub.calls) == 200

    def test_that_breaks_off_in_the_middle_is_not_believed(self, gateway, stub) -> None:
        first = (200, listed(payment(), cursor="second"))
        stub.answers = lambda call: "cut" if "cursor" in call.query else first
        with pytest.raises(OutcomeUnknown):
            gateway.list_payments(KEYS, since=SINCE)

    @pytest.mark.parametrize(
        "answer",
        [
            {"type": "list"},
            {"items": {}},
            {"items": ["payment"]},
            {"items": [], "next_cursor": 7},
        ],
    )
    def test_that_is_odd_is_not_believed(self, gateway, stub, answer) -> None:
        stub.always(200, answer)
        with pytest.raises(OutcomeUnknown, match="missing or odd"):
            gateway.list_payments(KEYS, since=SINCE)
