"""What each answer of the provider leaves behind, the late and the odd ones too."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import delete, update

from app.db import transaction
from app.domain.payment_ports import (
    CallFailed,
    CallRejected,
    KeysRejected,
    OutcomeUnknown,
    ProviderReceipt,
    ShopProfile,
)
from app.models import Bot, Payment, Receipt, Refund, Shop, ShopCall, Visit
from app.usecases.money.calls import Answer, NeverMade, conclude_call
from app.usecases.money.holds import extend_hold
from app.usecases.money.shop_calls import ClaimedCall, Kind, ask, claim_calls
from app.usecases.tenants import TenantRef
from tests.support.changes import book, visit
from tests.support.factories import NOW
from tests.support.money import told
from tests.support.paid import attempt, calls, change, open_shop, owe, pay, receipt, row
from tests.support.staff import open_studio

pytestmark = pytest.mark.usefixtures("context")

SOON = NOW + timedelta(minutes=1)
IN_AN_HOUR = NOW + timedelta(hours=1)
YESTERDAY = NOW - timedelta(hours=24)
REFUSED = CallRejected("invalid_request", "No.")
KEYS_REFUSED = KeysRejected("401")
SILENCE = OutcomeUnknown("timeout")
Claim = Callable[..., ClaimedCall]


@pytest.fixture
def studio(context: Flask) -> TenantRef:
    return open_studio(context)


@pytest.fixture
def shop_id(studio: TenantRef) -> int:
    return open_shop(studio)


@pytest.fixture
def visit_id(studio: TenantRef, shop_id: int) -> int:
    return book(studio)


@pytest.fixture
def claim(studio: TenantRef, shop_id: int) -> Claim:
    """Have a worker take a call to the shop, for the first time unless told otherwise."""

    def claim_one(kind: Kind, subject: object = "", *, attempts: int = 1) -> ClaimedCall:
        with transaction() as session:
            ask(
                session,
                tenant_id=studio.id,
                shop_id=shop_id,
                kind=kind,
                subject=subject,
                due_at=NOW,
            )
            session.execute(update(ShopCall).values(attempts=attempts - 1))
            [call] = claim_calls(session, limit=1, now=NOW)
            return call

    return claim_one


def conclude(call: ClaimedCall, answer: Answer) -> None:
    with transaction() as session:
        conclude_call(session, call=call, answer=answer, now=NOW)


def wished() -> list[tuple[str, object]]:
    """Return kind and time of the calls that are still to be made."""
    return [(call.kind, call.due_at) for call in calls()]


class TestTheShop:
    @pytest.mark.parametrize(("fiscal", "receipts"), [(True, "yookassa"), (False, "own")])
    def test_makes_receipts_as_the_provider_says(
        self, shop_id: int, claim: Claim, receipts: str, *, fiscal: bool
    ) -> None:
        change(Shop, shop_id, receipts="own" if fiscal else "yookassa")
        conclude(claim("check_shop"), profile(shop_id, fiscal=fiscal))
        assert (row(Shop, shop_id).fiscal, row(Shop, shop_id).receipts) == (fiscal, receipts)

    def test_that_turns_out_to_be_another_one_takes_no_payments(
        self, shop_id: int, claim: Claim
    ) -> None:
        conclude(claim("check_shop"), ShopProfile("999", is_test=False, fiscal=False))
        shop = row(Shop, shop_id)
        assert (shop.state, shop.problem) == ("rejected", "other_shop")
        assert "shop_rejected_staff" in told()
        assert [kind for kind, _ in wished()] == ["check_shop"]

    def test_that_was_left_meanwhile_is_not_asked_for_its_payments(
        self, shop_id: int, claim: Claim
    ) -> None:
        call = claim("check_shop")
        change(Shop, shop_id, state="disconnected")
        conclude(call, profile(shop_id))
        assert row(Shop, shop_id).state == "disconnected"
        assert "list_payments" not in [kind for kind, _ in wished()]

    def test_works_on_when_a_key_is_refused_that_was_replaced_meanwhile(
        self, shop_id: int, claim: Claim
    ) -> None:
        call = claim("check_shop")
        change(Shop, shop_id, secret_sealed=b"another one")
        conclude(call, KEYS_REFUSED)
        assert row(Shop, shop_id).state == "connected"
        assert told() == []

    def test_that_was_left_stays_left_when_its_keys_are_refused(
        self, shop_id: int, claim: Claim
    ) -> None:
        change(Shop, shop_id, state="disconnected")
        conclude(claim("fetch_payment", "some-payment"), KEYS_REFUSED)
        shop = row(Shop, shop_id)
        assert (shop.state, shop.problem) == ("disconnected", "keys_rejected")
        assert told() == []

    def test_of_a_tenant_without_a_bot_is_rejected_in_silence(
        self, shop_id: int, claim: Claim
    ) -> None:
        with transaction() as session:
            session.execute(delete(Bot))
        conclude(claim("check_shop"), KEYS_REFUSED)
        assert row(Shop, shop_id).state == "rejected"
        assert told() == []

    def test_may_be_left_while_it_is_asked_and_the_call_stays_away(
        self, shop_id: int, claim: Claim
    ) -> None:
        call = claim("list_payments")
        with transaction() as session:
            session.execute(delete(ShopCall))
        conclude(call, ())
        assert calls() == []


class TestAPayment:
    def test_refused_on_a_second_try_is_looked_for_in_the_list(
        self, visit_id: int, claim: Claim
    ) -> None:
        payment_id = attempt(visit_id, "creating", provider_id=None)
        conclude(claim("create_payment", payment_id, attempts=2), REFUSED)
        payment = row(Payment, payment_id)
        assert (payment.status, payment.problem) == ("failed", "invalid_request")
        assert wished() == [("list_payments", NOW)]

    @pytest.mark.parametrize("answer", [SILENCE, REFUSED, KEYS_REFUSED])
    def test_that_came_in_stays_whatever_its_first_call_ends_in(
        self, visit_id: int, claim: Claim, answer: CallFailed
    ) -> None:
        payment_id = pay(visit_id)
        conclude(claim("create_payment", payment_id), answer)
        assert row(Payment, payment_id).status == "succeeded"
        assert "create_payment" not in [kind for kind, _ in wished()]


class TestARefund:
    @pytest.mark.parametrize("answer", [SILENCE, REFUSED, KEYS_REFUSED, NeverMade()])
    def test_that_was_made_by_hand_meanwhile_is_not_tried_again(
        self, visit_id: int, claim: Claim, answer: Answer
    ) -> None:
        refund_id = owe(pay(visit_id))
        call = claim("create_refund", refund_id)
        change(Refund, refund_id, status="by_hand")
        conclude(call, answer)
        assert row(Refund, refund_id).status == "by_hand"
        assert "create_refund" not in [kind for kind, _ in wished()]

    def test_looked_for_in_vain_is_made_with_another_key_however_young_the_last_one(
        self, visit_id: int, claim: Claim
    ) -> None:
        refund_id = owe(pay(visit_id), problem="unknown")
        key = row(Refund, refund_id).idempotence_key
        conclude(claim("create_refund", refund_id), NeverMade())
        refund = row(Refund, refund_id)
        assert (refund.status, refund.problem) == ("owed", None)
        assert refund.idempotence_key != key
        assert wished() == [("create_refund", NOW)]


class TestASecondReceipt:
    @pytest.fixture
    def receipt_id(self, visit_id: int) -> int:
        return receipt(pay(visit_id), "final", "pending")

    def test_that_we_do_not_know_is_left_alone(self, receipt_id: int, claim: Claim) -> None:
        call = claim("fetch_receipt", "another")
        conclude(call, ProviderReceipt(id="another", status="succeeded"))
        assert row(Receipt, receipt_id).status == "pending"
        assert calls() == []

    def test_that_is_not_registered_yet_is_looked_at_later_and_later(
        self, receipt_id: int, claim: Claim
    ) -> None:
        change(Receipt, receipt_id, provider_id="known")
        call = claim("fetch_receipt", "known", attempts=2)
        conclude(call, ProviderReceipt(id="known", status="pending"))
        assert row(Receipt, receipt_id).status == "pending"
        assert wished() == [("fetch_receipt", NOW + timedelta(minutes=5))]

    @pytest.mark.parametrize(
        ("answer", "again_at"), [(SILENCE, SOON), (KEYS_REFUSED, IN_AN_HOUR)], ids=str
    )
    def test_that_could_not_be_made_now_is_made_later(
        self, receipt_id: int, claim: Claim, answer: CallFailed, again_at: object
    ) -> None:
        conclude(claim("create_receipt", receipt_id), answer)
        assert row(Receipt, receipt_id).status == "pending"
        assert ("create_receipt", again_at) in wished()

    @pytest.mark.parametrize(("answer", "made_at"), [(REFUSED, NOW), (SILENCE, YESTERDAY)], ids=str)
    def test_that_the_provider_will_not_make_is_a_task(
        self, receipt_id: int, claim: Claim, answer: CallFailed, made_at: object
    ) -> None:
        change(Receipt, receipt_id, created_at=made_at)
        conclude(claim("create_receipt", receipt_id), answer)
        after = row(Receipt, receipt_id)
        assert (after.status, after.settled_at) == ("canceled", NOW)
        assert calls() == []


def test_a_slot_held_long_enough_is_held_no_shorter_for_money_on_its_way(visit_id: int) -> None:
    change(Visit, visit_id, pay_until=IN_AN_HOUR)
    with transaction() as session:
        extend_hold(session, visit=session.get_one(Visit, visit_id), until=SOON)
    assert visit(visit_id).pay_until == IN_AN_HOUR


def profile(shop_id: int, *, fiscal: bool = False) -> ShopProfile:
    """Describe a shop as the provider does."""
    return ShopProfile(row(Shop, shop_id).account_id, is_test=False, fiscal=fiscal)
