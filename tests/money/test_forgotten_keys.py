"""What was asked for so long ago that the provider has forgotten its key is never done twice."""

import pytest
from flask import Flask

from app.usecases.money.decisions import refund_visit
from app.usecases.money.tasks import retry_refund
from tests.support.books import Books
from tests.support.fake_provider import Trouble
from tests.support.money import payments_of, refunds_of
from tests.support.money_world import SLOTS, MoneyWorld

PART = 20_000
A_DAY_LATER = 25 * 60


@pytest.fixture
def world(context: Flask) -> MoneyWorld:
    return MoneyWorld.founded()


@pytest.fixture
def visit_id(world: MoneyWorld) -> int:
    """A visit whose deposit is paid and of which a part is owed back."""
    world.book(world.clients[0], SLOTS[0], "Маникюр", "deposit")
    work(world)
    [payment_id] = world.provider.payments
    world.provider.end_payment(payment_id, "succeeded")
    world.look(world.visits[0])
    work(world)
    edit = world.edit(world.visits[0])
    with world.doing() as session:
        refund_visit(session, edit=edit, kopecks=PART, words=None, now=world.now)
    return world.visits[0]


def work(world: MoneyWorld) -> None:
    while world.work(["fine"] * 5):
        pass


def returned(world: MoneyWorld) -> list[int]:
    """Return what the provider gave back."""
    return [one.amount_kopecks for one in world.provider.refunds.values()]


class TestARefund:
    @pytest.mark.parametrize("lost", [True, False])
    def test_whose_answer_was_lost_is_made_once(
        self, world: MoneyWorld, visit_id: int, *, lost: bool
    ) -> None:
        world.work(["lost" if lost else "not_made"])
        world.pass_time(A_DAY_LATER)
        work(world)
        assert returned(world) == [PART]
        assert [one.status for one in refunds_of(visit_id)] == ["succeeded"]
        Books.opened(world.provider).check(world.now)

    @pytest.mark.parametrize("trouble", ["before", "after"])
    def test_that_nobody_answered_for_a_day_is_made_once(
        self, world: MoneyWorld, visit_id: int, trouble: Trouble
    ) -> None:
        for wait in (23 * 60, 1):
            world.provider.trouble = trouble
            world.work(["fine"])
            world.pass_time(wait)
        [refund] = refunds_of(visit_id)
        assert (refund.status, refund.problem) == ("owed", "unknown")
        with world.doing() as session:
            retry_refund(session, staff=world.owner, refund_id=refund.id, now=world.now)
        work(world)
        assert returned(world) == [PART]
        assert [one.status for one in refunds_of(visit_id)] == ["succeeded"]

    def test_is_not_taken_for_another_one_that_went_back_meanwhile(
        self, world: MoneyWorld, visit_id: int
    ) -> None:
        edit = world.edit(visit_id)
        work(world)
        with world.doing() as session:
            refund_visit(session, edit=edit, kopecks=PART, words=None, now=world.now)
        world.work(["not_made"])
        world.pass_time(A_DAY_LATER)
        work(world)
        assert returned(world) == [PART, PART]
        assert {one.status for one in refunds_of(visit_id)} == {"succeeded"}

    def test_refused_with_an_old_key_is_not_refused_with_the_new_one(
        self, world: MoneyWorld, visit_id: int
    ) -> None:
        world.provider.poor = True
        world.work(["slow"])
        world.pass_time(2)
        world.work(["fine"])
        world.provider.poor = False
        [refused] = refunds_of(visit_id)
        world.pass_time(61)
        world.work(["lost"])
        world.catch_up(0)
        [now] = refunds_of(visit_id)
        assert now.idempotence_key == refused.idempotence_key
        world.pass_time(2)
        work(world)
        assert [one.status for one in world.provider.refunds.values()] == ["canceled", "succeeded"]


class TestAPayment:
    def test_whose_answer_was_lost_is_given_up_and_found_if_it_is_paid_after_all(
        self, world: MoneyWorld
    ) -> None:
        world.book(world.clients[0], SLOTS[0], "Маникюр", "deposit")
        world.work(["lost"])
        [payment_id] = world.provider.payments
        world.provider.end_payment(payment_id, "succeeded")
        world.pass_time(A_DAY_LATER)
        work(world)
        assert list(world.provider.payments) == [payment_id]
        [payment] = payments_of(world.visits[0])
        assert (payment.status, payment.provider_id) == ("succeeded", payment_id)
        Books.opened(world.provider).check(world.now)

    def test_that_was_never_made_is_given_up(self, world: MoneyWorld) -> None:
        world.book(world.clients[0], SLOTS[0], "Маникюр", "deposit")
        world.work(["not_made"])
        world.pass_time(A_DAY_LATER)
        work(world)
        assert world.provider.payments == {}
        [payment] = payments_of(world.visits[0])
        assert (payment.status, payment.problem) == ("failed", "unknown")
