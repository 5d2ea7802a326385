"""What money does in the rarer cases, on both databases."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import reading, transaction
from app.domain.errors import ServiceNotOffered, VisitNotFound
from app.domain.money_errors import NothingToRefund, PaymentNotFound
from app.domain.payment_ports import ProviderPayment, ProviderRefund
from app.models import Client, Payment, Receipt, Refund, Shop, Visit
from app.usecases.manual_booking import ManualBooking, NewClient
from app.usecases.money.own_money import find_paid_page, list_payments
from app.usecases.money.receipts import final_receipt, note_receipt
from app.usecases.money.refunding import apply_refund
from app.usecases.money.settling import apply_payment
from app.usecases.tenants import TenantRef
from app.usecases.visit_changes import change_services
from app.usecases.visit_outcomes import set_status
from app.usecases.visits import check_owns
from sandbox.yookassa.accounts import ANYA_SHOP
from tests.support.changes import (
    SLOT,
    book,
    change,
    edit,
    forget_messages,
    news,
    note_down,
    set_service,
    visit,
)
from tests.support.factories import CLIENT_ID, NOW, make_client, master_id, service_id
from tests.support.money import ask_deposits, payments_of, refunds_of
from tests.support.paid import DEPOSIT, attempt, open_shop, owe, pay, receipt, row
from tests.support.paid import change as set_columns
from tests.support.staff import ADMINISTRATOR, OWNER, open_studio

pytestmark = pytest.mark.usefixtures("context")


@pytest.fixture
def studio(context: Flask) -> TenantRef:
    """A studio whose clients pay a deposit."""
    tenant = open_studio(context)
    open_shop(tenant)
    ask_deposits(tenant)
    return tenant


def as_paid(payment: Payment) -> ProviderPayment:
    """Describe an attempt as the provider does once it is paid."""
    return ProviderPayment(
        id=payment.provider_id or "",
        status="succeeded",
        amount_kopecks=payment.amount_kopecks,
        currency="RUB",
        account_id=ANYA_SHOP.account_id,
        is_test=payment.is_test,
        refunded_kopecks=0,
        created_at=NOW,
        captured_at=NOW,
        confirmation_url=None,
        cancellation_reason=None,
        metadata={},
        receipt_registration=None,
        method="bank_card",
    )


def money_comes(visit_id: int, kopecks: int) -> None:
    """Have an attempt to pay for a visit succeed at the provider."""
    payment = row(Payment, attempt(visit_id, "pending", kopecks))
    with transaction() as session:
        apply_payment(session, shop_id=payment.shop_id, found=as_paid(payment), now=NOW)


def as_made(refund: Refund) -> ProviderRefund:
    """Describe a refund as the provider does once it is made."""
    return ProviderRefund(
        id="refund-at-the-provider",
        payment_id="payment-at-the-provider",
        status="succeeded",
        amount_kopecks=refund.amount_kopecks,
        currency="RUB",
        created_at=NOW,
        cancellation_reason=None,
    )


def refund_answered(refund_id: int, **said: object) -> Refund:
    """Have the provider answer about a refund; returns it as it stands then."""
    with transaction() as session:
        refund = session.get_one(Refund, refund_id)
        payment = session.get_one(Payment, refund.payment_id)
        found = replace(as_made(refund), **said)
        assert apply_refund(session, refund=refund, payment=payment, found=found, now=NOW) is None
    return row(Refund, refund_id)


class TestDeposits:
    def test_are_not_asked_after_approval_if_the_shop_is_gone_by_then(
        self, studio: TenantRef
    ) -> None:
        set_service(studio, "Маникюр", needs_approval=True)
        visit_id = book(studio)
        assert visit(visit_id).deposit_kopecks == DEPOSIT
        with transaction() as session:
            session.scalars(select(Shop)).one().state = "disconnected"
        change(set_status, edit(studio, visit_id), status="booked")
        agreed = visit(visit_id)
        assert (agreed.awaiting_approval, agreed.pay_until, agreed.deposit_kopecks) == (
            False,
            None,
            0,
        )

    @pytest.mark.parametrize(
        ("prepayment", "kopecks"), [("auto", DEPOSIT), ("prepaid_only", 140_000), ("never", 0)]
    )
    def test_follow_what_was_agreed_with_one_client(
        self, studio: TenantRef, prepayment: str, kopecks: int
    ) -> None:
        client_id = make_client(studio)
        set_columns(Client, client_id, prepayment=prepayment)
        assert visit(book(studio, client_id)).deposit_kopecks == kopecks

    def test_follow_a_services_own_rule_before_the_usual_one(self, studio: TenantRef) -> None:
        set_service(studio, "Маникюр", deposit_kind="percent", deposit_amount=20)
        assert visit(book(studio)).deposit_kopecks == 28_000

    def test_are_waited_for_no_longer_if_the_visit_is_for_something_free_now(
        self, studio: TenantRef
    ) -> None:
        visit_id = book(studio)
        assert visit(visit_id).pay_until is not None
        set_service(studio, "Педикюр", price_kopecks=0, price_from=False)
        free = [service_id(studio, "Педикюр")]
        changed = change(change_services, edit(studio, visit_id), service_ids=free)
        assert (changed.deposit_kopecks, changed.pay_until) == (0, None)


class TestAVisitThatBecomesCheaper:
    @pytest.mark.parametrize(
        ("price", "price_from", "back"),
        [
            (100_000, False, [40_000]),
            (100_000, True, []),
            (139_950, False, []),
            # All but half a ruble: the provider does not give that back.
            (50, False, []),
            (140_000, False, []),
        ],
    )
    def test_gives_back_what_was_paid_online_beyond_its_price(
        self, studio: TenantRef, price: int, back: list[int], *, price_from: bool
    ) -> None:
        visit_id = book(studio)
        set_columns(Visit, visit_id, pay_until=None)
        pay(visit_id, 140_000)
        set_service(studio, "Педикюр", price_kopecks=price, price_from=price_from)
        cheaper = [service_id(studio, "Педикюр")]
        change(change_services, edit(studio, visit_id), service_ids=cheaper)
        assert [one.amount_kopecks for one in refunds_of(visit_id)] == back


class TestMoneyThatComes:
    def test_in_part_leaves_the_slot_held_for_the_rest(self, studio: TenantRef) -> None:
        visit_id = book(studio, make_client(studio, CLIENT_ID))
        set_columns(Visit, visit_id, deposit_kopecks=80_000)
        held = visit(visit_id).pay_until
        forget_messages()
        money_comes(visit_id, 50_000)
        assert visit(visit_id).pay_until == held
        assert news() == [
            (CLIENT_ID, "payment_received_payer"),
            (OWNER, "payment_received_staff"),
            (ADMINISTRATOR, "payment_received_staff"),
        ]

    def test_beyond_the_price_goes_back_while_the_visit_stands(self, studio: TenantRef) -> None:
        visit_id = book(studio, make_client(studio, CLIENT_ID))
        forget_messages()
        money_comes(visit_id, 200_000)
        assert (visit(visit_id).status, visit(visit_id).pay_until) == ("booked", None)
        [refund] = refunds_of(visit_id)
        assert (refund.amount_kopecks, refund.reason) == (60_000, "second_payment")
        assert (CLIENT_ID, "payment_second_payer") in news()


class TestRefunds:
    def test_are_never_of_more_than_came_in(self, studio: TenantRef) -> None:
        payment_id = pay(book(studio))
        with pytest.raises(NothingToRefund):
            owe(payment_id, DEPOSIT + 1)

    def test_of_another_amount_than_agreed_are_not_believed(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        refund = refund_answered(owe(pay(visit_id)), amount_kopecks=DEPOSIT - 1)
        assert (refund.status, refund.problem, refund.provider_id) == ("owed", "differs", None)

    def test_to_a_client_without_telegram_are_made_and_told_to_nobody(
        self, studio: TenantRef
    ) -> None:
        visit_id = note_down(
            studio,
            ManualBooking(
                master_id=master_id(studio),
                service_ids=(service_id(studio),),
                starts_at=SLOT,
                client=NewClient(first_name="Ольга", last_name=None, phone=None),
                comment=None,
                notify=True,
                idempotency_key=None,
            ),
        )
        refund_id = owe(pay(visit_id))
        forget_messages()
        assert refund_answered(refund_id).status == "succeeded"
        assert news() == []


class TestReceipts:
    def test_made_by_hand_stay_so_if_the_provider_makes_one_after_all(
        self, studio: TenantRef
    ) -> None:
        payment_id = pay(book(studio))
        by_hand = receipt(payment_id, "prepayment", "done")
        with transaction() as session:
            payment = session.get_one(Payment, payment_id)
            note_receipt(session, payment=payment, registration="canceled", now=NOW)
        assert row(Receipt, by_hand).status == "done"

    def test_have_no_second_one_where_we_asked_for_no_first(self, studio: TenantRef) -> None:
        receipt_id = receipt(pay(book(studio)), "final", "pending")
        with reading() as session:
            wished = session.get_one(Receipt, receipt_id)
            assert final_receipt(session, receipt=wished) is None

    def test_are_listed_with_the_payments_they_are_of(self, studio: TenantRef) -> None:
        client_id = make_client(studio)
        payment_id = pay(book(studio, client_id))
        made = receipt(payment_id, "prepayment", "succeeded")
        with reading() as session:
            [own] = list_payments(session, tenant_id=studio.id, client_id=client_id)
            assert (own.payment.id, [one.id for one in own.receipts]) == (payment_id, [made])


class TestWhatIsNotThere:
    def test_no_page_is_shown_for_a_key_that_names_no_payment(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        pay(visit_id)
        [payment] = payments_of(visit_id)
        with reading() as session:
            key = payment.idempotence_key
            assert find_paid_page(session, tenant_id=studio.id, key=key).visit.id == visit_id
            with pytest.raises(PaymentNotFound):
                find_paid_page(session, tenant_id=studio.id, key="no-such-key")

    def test_nobody_owns_somebody_elses_visit(self, studio: TenantRef) -> None:
        hers, others = make_client(studio), make_client(studio)
        visit_id = book(studio, hers)
        with reading() as session:
            check_owns(session, tenant_id=studio.id, client_id=hers, visit_id=visit_id)
            with pytest.raises(VisitNotFound):
                check_owns(session, tenant_id=studio.id, client_id=others, visit_id=visit_id)

    def test_an_add_on_alone_is_nothing_a_client_can_book(self, studio: TenantRef) -> None:
        set_service(studio, "Маникюр", add_on=True)
        with pytest.raises(ServiceNotOffered):
            book(studio)
        assert visit(book(studio, services=("Педикюр", "Маникюр"))).status == "booked"
