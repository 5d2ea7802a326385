"""Refunds that wait and receipts made by hand, on both databases."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import delete, select, update

from app.db import reading, transaction
from app.domain.errors import EditedElsewhere, Forbidden
from app.domain.money_errors import ReceiptNotFound, RefundNotFound
from app.models import Receipt, Refund, Shop, ShopCall
from app.usecases.money.ledger import paid_of
from app.usecases.money.tasks import mark_receipt_made, mark_returned, retry_refund
from app.usecases.tenants import TenantRef
from tests.support.changes import book, staff, visit
from tests.support.factories import NOW, make_tenant
from tests.support.paid import DEPOSIT, calls, change, open_shop, owe, pay, receipt, row
from tests.support.staff import ADMINISTRATOR, KATYA, OWNER, open_studio

pytestmark = pytest.mark.usefixtures("context")

EVENING = NOW + timedelta(hours=8)
LINK = "https://lknpd.nalog.ru/receipt/1"


@pytest.fixture
def studio(context: Flask) -> TenantRef:
    tenant = open_studio(context)
    open_shop(tenant)
    return tenant


@pytest.fixture
def visit_id(studio: TenantRef) -> int:
    return book(studio)


@pytest.fixture
def payment_id(visit_id: int) -> int:
    return pay(visit_id)


@pytest.fixture
def refund_id(payment_id: int) -> int:
    """A refund the provider has refused and the worker is to repeat tomorrow."""
    owed = owe(payment_id, problem="insufficient_funds")
    expect(attempts=1, due_at=NOW + timedelta(days=1))
    return owed


def expect(**columns: object) -> None:
    with transaction() as session:
        session.execute(update(ShopCall).values(**columns))


def retry(tenant: TenantRef, refund: int, by: int = OWNER) -> None:
    member = staff(tenant, by)
    with transaction() as session:
        retry_refund(session, staff=member, refund_id=refund, now=EVENING)


def by_hand(tenant: TenantRef, refund: int, by: int = OWNER) -> None:
    member = staff(tenant, by)
    with transaction() as session:
        mark_returned(session, staff=member, refund_id=refund, now=EVENING)


def done(tenant: TenantRef, number: int, link: str | None = None, by: int = OWNER) -> None:
    member = staff(tenant, by)
    with transaction() as session:
        mark_receipt_made(session, staff=member, receipt_id=number, link=link, now=EVENING)


class TestRetrying:
    def test_makes_the_call_due_under_the_key_it_has(
        self, studio: TenantRef, refund_id: int
    ) -> None:
        before = row(Refund, refund_id)
        retry(studio, refund_id, ADMINISTRATOR)
        assert [(call.kind, call.due_at) for call in calls()] == [("create_refund", EVENING)]
        after = row(Refund, refund_id)
        assert (after.idempotence_key, after.problem) == (
            before.idempotence_key,
            "insufficient_funds",
        )


class TestReturningByHand:
    def test_is_written_down_and_not_made_again(
        self, studio: TenantRef, visit_id: int, refund_id: int
    ) -> None:
        by_hand(studio, refund_id, ADMINISTRATOR)
        after = row(Refund, refund_id)
        assert (after.status, after.settled_at, calls()) == ("by_hand", EVENING, [])
        with reading() as session:
            assert paid_of(session, visit(visit_id)).kopecks == 0

    def test_has_a_self_employed_master_annul_her_receipt(
        self, studio: TenantRef, payment_id: int, refund_id: int
    ) -> None:
        change(Shop, row(Refund, refund_id).shop_id, receipts="self_employed")
        by_hand(studio, refund_id)
        with reading() as session:
            annul = session.scalars(select(Receipt)).one()
        assert (annul.kind, annul.status, annul.amount_kopecks) == ("annul", "todo", DEPOSIT)

    def test_of_one_whose_call_is_gone_is_fine(self, studio: TenantRef, payment_id: int) -> None:
        owed = owe(payment_id, problem="unknown")
        with transaction() as session:
            session.execute(delete(ShopCall))
        by_hand(studio, owed)
        assert row(Refund, owed).status == "by_hand"

    def test_waits_while_it_is_being_made(self, studio: TenantRef, refund_id: int) -> None:
        # A lease that ran out is a try of which nobody knows how it ended.
        for until in (EVENING + timedelta(seconds=1), EVENING):
            expect(leased_until=until)
            with pytest.raises(EditedElsewhere):
                by_hand(studio, refund_id)
        expect(leased_until=None)
        by_hand(studio, refund_id)

    def test_waits_while_an_earlier_try_may_have_worked(
        self, studio: TenantRef, payment_id: int
    ) -> None:
        owed = owe(payment_id)
        change(Refund, owed, uncertain_since=NOW)
        with pytest.raises(EditedElsewhere):
            by_hand(studio, owed)
        change(Refund, owed, uncertain_since=None)
        by_hand(studio, owed)


@pytest.mark.parametrize("how", [retry, by_hand])
class TestRefunds:
    @pytest.mark.parametrize("status", ["sent", "succeeded", "by_hand"])
    def test_that_are_not_owed_any_more_are_left_alone(
        self, studio: TenantRef, refund_id: int, how, status: str
    ) -> None:
        change(Refund, refund_id, status=status)
        with pytest.raises(EditedElsewhere):
            how(studio, refund_id)

    def test_of_another_tenant_do_not_exist(self, studio: TenantRef, how) -> None:
        other = make_tenant(slug="olya")
        open_shop(other)
        foreign = owe(pay(book(other)))
        with pytest.raises(RefundNotFound):
            how(studio, foreign)

    def test_are_no_masters_business(self, studio: TenantRef, refund_id: int, how) -> None:
        with pytest.raises(Forbidden):
            how(studio, refund_id, KATYA)


class TestReceipts:
    @pytest.mark.parametrize("status", ["todo", "canceled"])
    def test_are_made_by_hand(self, studio: TenantRef, payment_id: int, status: str) -> None:
        task = receipt(payment_id, "income", status)
        done(studio, task, LINK, ADMINISTRATOR)
        after = row(Receipt, task)
        assert (after.status, after.link, after.settled_at) == ("done", LINK, EVENING)

    def test_keep_their_link_when_it_is_said_again_without(
        self, studio: TenantRef, payment_id: int
    ) -> None:
        task = receipt(payment_id, "income", "todo")
        done(studio, task, LINK)
        done(studio, task)
        assert row(Receipt, task).link == LINK

    @pytest.mark.parametrize("status", ["pending", "succeeded"])
    def test_of_the_provider_are_its_own_business(
        self, studio: TenantRef, payment_id: int, status: str
    ) -> None:
        with pytest.raises(ReceiptNotFound):
            done(studio, receipt(payment_id, "final", status))

    def test_of_another_tenant_do_not_exist(self, studio: TenantRef) -> None:
        other = make_tenant(slug="olya")
        open_shop(other)
        foreign = receipt(pay(book(other)), "income", "todo")
        with pytest.raises(ReceiptNotFound):
            done(studio, foreign)

    def test_are_no_masters_business(self, studio: TenantRef, payment_id: int) -> None:
        with pytest.raises(Forbidden):
            done(studio, receipt(payment_id, "income", "todo"), by=KATYA)
