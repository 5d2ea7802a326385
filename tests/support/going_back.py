"""Deposits that go back: what the provider, the worker and the people do about them."""

from datetime import timedelta

from app.db import transaction
from app.usecases.money.attempts import Portion
from app.usecases.money.decisions import refund_visit
from app.usecases.money.tasks import mark_returned
from app.usecases.visit_outcomes import call_off_visit
from tests.support.books import Books
from tests.support.money import refunds_of
from tests.support.money_world import SLOTS, MoneyWorld

DEPOSIT, PRICE = 50_000, 140_000
PART = 10_000
HERS = 20_000
A_DAY = 24 * 60
# Longer than the provider's list of payments reaches back.
THREE_DAYS = 3 * A_DAY


def hold(world: MoneyWorld, portion: Portion) -> str:
    """Have a client book; returns what her payment is called at the provider."""
    world.book(world.clients[0], SLOTS[0], "Маникюр", portion)
    work(world)
    [payment_id] = world.provider.payments
    return payment_id


def work(world: MoneyWorld) -> None:
    while world.work(["fine"] * 5):
        pass


def work_for(world: MoneyWorld, minutes: float, *, step: float = 60) -> None:
    """Let time pass, and the worker do what is due."""
    until = world.now + timedelta(minutes=minutes)
    while world.now < until:
        world.pass_time(step)
        work(world)


def hear(world: MoneyWorld) -> None:
    """Have everything arrive that the provider has to say."""
    for event in world.provider.events:
        world.notify(event)
    work(world)


def call_off(world: MoneyWorld, visit_id: int) -> None:
    edit = world.edit(visit_id)
    with transaction() as session:
        call_off_visit(session, edit=edit, reason=None, now=world.now)


def promise(world: MoneyWorld, visit_id: int) -> int:
    """Promise a part of a deposit back; returns the refund's id."""
    edit = world.edit(visit_id)
    with transaction() as session:
        refund_visit(session, edit=edit, kopecks=PART, words=None, now=world.now)
    return refunds_of(visit_id)[-1].id


def by_hand(world: MoneyWorld) -> None:
    [owed] = world.owed()
    with transaction() as session:
        mark_returned(session, staff=world.owner, refund_id=owed, now=world.now)


def check(world: MoneyWorld, *parts: int) -> None:
    """Check that these parts went back and no others, and that our books agree."""
    refunds = world.provider.refunds.values()
    assert tuple(one.amount_kopecks for one in refunds if one.status == "succeeded") == parts
    Books.opened(world.provider).check(world.now)
