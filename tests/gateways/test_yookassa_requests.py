"""What reaches the provider: once, to the byte the same, and nothing of the environment's."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from app.domain.payment_ports import NewPayment, OutcomeUnknown
from app.gateways.yookassa import YookassaGateway
from tests.gateways.yookassa_asking import (
    EVERY_CALL,
    PAYMENT,
    RECEIPT,
    REFUND,
    SECOND_RECEIPT,
    SINCE,
    Question,
)
from tests.gateways.yookassa_stub import (
    KEYS,
    PAYMENT_ID,
    RECEIPT_ID,
    REFUND_ID,
    Stub,
    listed,
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


def sent_for(gateway: YookassaGateway, stub: Stub, new: NewPayment) -> bytes:
    stub.always(200, payment())
    gateway.create_payment(KEYS, new)
    return stub.calls[-1].body


class TestAPayment:
    def test_is_taken_in_one_step_on_the_providers_page(self, gateway, stub) -> None:
        stub.always(200, payment())
        gateway.create_payment(KEYS, PAYMENT)
        assert (stub.call.method, stub.call.path) == ("POST", "/payments")
        assert stub.call.json == {
            "amount": {"value": "1500.00", "currency": "RUB"},
            "capture": True,
            "confirmation": {
                "type": "redirect",
                "return_url": "https://okoshko.example/app/anya/visits/1",
            },
            "description": "Маникюр, 24 ноября",
            "metadata": {"attempt": "17", "tenant": "anya"},
        }

    def test_goes_in_the_name_of_the_shop_under_its_own_key(self, gateway, stub) -> None:
        stub.always(200, payment())
        gateway.create_payment(KEYS, PAYMENT)
        assert (stub.call.account_id, stub.call.secret_key) == (KEYS.account_id, KEYS.secret_key)
        assert stub.call.headers["Idempotence-Key"] == "pay-0001"
        assert stub.call.headers["Content-type"] == "application/json"

    def test_has_a_receipt_where_one_is_asked_for(self, gateway, stub) -> None:
        stub.always(200, payment())
        gateway.create_payment(KEYS, replace(PAYMENT, receipt=RECEIPT))
        assert stub.call.json["receipt"] == {
            "customer": {"email": "olga@example.org"},
            "items": [
                {
                    "description": description,
                    "quantity": "1.00",
                    "amount": {"value": value, "currency": "RUB"},
                    "vat_code": 1,
                    "payment_subject": "service",
                    "payment_mode": "partial_prepayment",
                }
                for description, value in [("Маникюр", "1000.00"), ("Покрытие", "500.00")]
            ],
        }

    @pytest.mark.parametrize(
        ("kopecks", "value"),
        [(100, "1.00"), (29_05, "29.05"), (1_01, "1.01"), (999_999_999_999, "9999999999.99")],
    )
    def test_has_its_amount_to_the_kopeck(self, gateway, stub, kopecks, value) -> None:
        sent_for(gateway, stub, replace(PAYMENT, amount_kopecks=kopecks))
        assert stub.call.json["amount"] == {"value": value, "currency": "RUB"}

    def test_is_the_same_to_the_byte_when_it_is_sent_again(self, gateway, stub) -> None:
        with_receipt = replace(PAYMENT, receipt=RECEIPT)
        as_stored = replace(with_receipt, metadata={"tenant": "anya", "attempt": "17"})
        assert as_stored == with_receipt
        bodies = {sent_for(gateway, stub, new) for new in (with_receipt, as_stored, with_receipt)}
        assert len(bodies) == 1

    def test_is_left_as_it_was_given(self, gateway, stub) -> None:
        new = replace(PAYMENT, metadata={})
        sent_for(gateway, stub, new)
        assert new.metadata == {}

    def test_has_its_descriptions_cut_to_one_short_line(self, gateway, stub) -> None:
        long = "Стрижка\n" * 40
        items = (replace(RECEIPT.items[0], description=long),)
        new = replace(PAYMENT, description=long, receipt=replace(RECEIPT, items=items))
        sent_for(gateway, stub, new)
        described = [stub.call.json, *stub.call.json["receipt"]["items"]]
        assert {part["description"] for part in described} == {("Стрижка " * 40)[:128]}

    @pytest.mark.parametrize(
        "metadata",
        [
            {str(number): "1" for number in range(17)},
            {"k" * 33: "1"},
            {"key": "v" * 513},
        ],
        ids=["too many", "a long name", "a long value"],
    )
    def test_with_more_metadata_than_is_kept_is_not_sent(self, gateway, stub, metadata) -> None:
        with pytest.raises(ValueError, match="metadata"):
            gateway.create_payment(KEYS, replace(PAYMENT, metadata=metadata))
        assert stub.calls == []

    def test_may_have_all_the_metadata_there_is_room_for(self, gateway, stub) -> None:
        full = {f"{number:032}": "v" * 512 for number in range(16)}
        sent_for(gateway, stub, replace(PAYMENT, metadata=full))
        assert stub.call.json["metadata"] == full


class TestARefund:
    def test_names_its_payment_amount_and_reason(self, gateway, stub) -> None:
        stub.always(200, refund())
        gateway.create_refund(KEYS, replace(REFUND, description="Визит отменён. " * 20))
        assert (stub.call.method, stub.call.path) == ("POST", "/refunds")
        assert stub.call.headers["Idempotence-Key"] == "refund-0001"
        assert stub.call.json == {
            "payment_id": PAYMENT_ID,
            "amount": {"value": "500.50", "currency": "RUB"},
            "description": ("Визит отменён. " * 20)[:250],
        }

    def test_has_a_receipt_where_one_is_asked_for(self, gateway, stub) -> None:
        stub.always(200, refund())
        gateway.create_refund(KEYS, replace(REFUND, receipt=RECEIPT))
        sent = stub.call.json["receipt"]
        assert sent["customer"] == {"email": "olga@example.org"}
        assert [item["amount"]["value"] for item in sent["items"]] == ["1000.00", "500.00"]


class TestASecondReceipt:
    def test_settles_the_prepayment_in_full(self, gateway, stub) -> None:
        stub.always(200, receipt())
        gateway.create_receipt(KEYS, SECOND_RECEIPT)
        assert (stub.call.method, stub.call.path) == ("POST", "/receipts")
        assert stub.call.headers["Idempotence-Key"] == "receipt-0001"
        sent = stub.call.json
        assert [item["payment_mode"] for item in sent.pop("items")] == ["full_payment"] * 2
        assert sent == {
            "type": "payment",
            "payment_id": PAYMENT_ID,
            "customer": {"email": "olga@example.org"},
            "settlements": [
                {"type": "prepayment", "amount": {"value": "1500.00", "currency": "RUB"}}
            ],
            "send": True,
        }


class TestAQuestion:
    @pytest.mark.parametrize(
        ("answer", "path", "question"),
        [
            (shop(), "/me", lambda gateway: gateway.describe_shop(KEYS)),
            (
                payment(),
                f"/payments/{PAYMENT_ID}",
                lambda gateway: gateway.get_payment(KEYS, PAYMENT_ID),
            ),
            (
                refund(),
                f"/refunds/{REFUND_ID}",
                lambda gateway: gateway.get_refund(KEYS, REFUND_ID),
            ),
            (
                receipt(),
                f"/receipts/{RECEIPT_ID}",
                lambda gateway: gateway.get_receipt(KEYS, RECEIPT_ID),
            ),
        ],
        ids=["shop", "payment", "refund", "receipt"],
    )
    def test_is_put_by_id_in_the_name_of_the_shop(
        self, gateway, stub, answer, path, question
    ) -> None:
        stub.always(200, answer)
        question(gateway)
        assert (stub.call.method, stub.call.path, stub.call.query) == ("GET", path, {})
        assert (stub.call.account_id, stub.call.body) == (KEYS.account_id, b"")
        assert "Idempotence-Key" not in stub.call.headers

    def test_for_recent_payments_names_the_moment_in_utc(self, gateway, stub) -> None:
        stub.always(200, listed())
        gateway.list_payments(KEYS, since=datetime.fromisoformat("2026-11-20T06:00:00+03:00"))
        assert stub.call.path == "/payments"
        assert stub.call.query == {"created_at.gte": "2026-11-20T03:00:00.000Z", "limit": "100"}

    def test_for_a_payments_refunds_names_the_payment(self, gateway, stub) -> None:
        stub.always(200, listed())
        gateway.list_refunds(KEYS, payment_id=PAYMENT_ID)
        assert stub.call.path == "/refunds"
        assert stub.call.query == {"payment_id": PAYMENT_ID, "limit": "100"}

    def test_without_a_time_zone_is_not_put(self, gateway, stub) -> None:
        with pytest.raises(ValueError, match="time zone"):
            gateway.list_payments(KEYS, since=SINCE.replace(tzinfo=None))
        assert stub.calls == []

    def test_may_follow_an_address_with_a_slash_at_its_end(self, stub) -> None:
        stub.always(200, shop())
        YookassaGateway(stub.url + "/").describe_shop(KEYS)
        assert stub.call.path == "/me"


class TestWhatIsNotSent:
    @pytest.mark.parametrize(
        "told",
        ["", "../me", f"{PAYMENT_ID}/cancel", PAYMENT_ID.upper(), f"{PAYMENT_ID}\n", "?" * 36],
    )
    def test_an_id_that_is_none(self, gateway, stub, told) -> None:
        questions = [
            lambda: gateway.get_payment(KEYS, told),
            lambda: gateway.get_refund(KEYS, told),
            lambda: gateway.get_receipt(KEYS, told),
            lambda: gateway.list_refunds(KEYS, payment_id=told),
            lambda: gateway.create_refund(KEYS, replace(REFUND, payment_id=told)),
            lambda: gateway.create_receipt(KEYS, replace(SECOND_RECEIPT, payment_id=told)),
        ]
        for question in questions:
            with pytest.raises(ValueError, match="not an id"):
                question()
        assert stub.calls == []

    @pytest.mark.parametrize("key", ["", "k" * 65, "two\r\nlines", "ключ"])
    def test_an_idempotence_key_that_is_none(self, gateway, stub, key) -> None:
        calls = [
            (gateway.create_payment, PAYMENT),
            (gateway.create_refund, REFUND),
            (gateway.create_receipt, SECOND_RECEIPT),
        ]
        for call, new in calls:
            with pytest.raises(ValueError, match="idempotence key"):
                call(KEYS, replace(new, idempotence_key=key))
        assert stub.calls == []


class TestTheEnvironment:
    def test_has_no_say_in_the_way_or_the_login(
        self, gateway, stub, monkeypatch, tmp_path: Path
    ) -> None:
        netrc = tmp_path / "netrc"
        netrc.write_text("default login stranger password hunter2\n")
        monkeypatch.setenv("NETRC", str(netrc))
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, "http://127.0.0.1:1")
        stub.always(200, shop())
        gateway.describe_shop(KEYS)
        assert stub.call.account_id == KEYS.account_id

    def test_gets_no_cookie_from_one_call_into_the_next(self, gateway, stub) -> None:
        stub.headers["Set-Cookie"] = "visitor=100001; Path=/"
        stub.always(200, shop())
        gateway.describe_shop(KEYS)
        gateway.describe_shop(KEYS)
        assert ["Cookie" in call.headers for call in stub.calls] == [False, False]

    @pytest.mark.parametrize("question", EVERY_CALL)
    @pytest.mark.parametrize("status", [301, 302, 307])
    def test_sends_nobody_elsewhere(self, gateway, stub, question: Question, status) -> None:
        stub.headers["Location"] = f"{stub.url}/elsewhere"
        stub.always(status, {})
        with pytest.raises(OutcomeUnknown, match=f"HTTP {status}"):
            question(gateway)
        assert len(stub.calls) == 1
