"""Whatever happens in whatever order, our books and the provider's agree in the end."""

import os
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from typing import TypeVar

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.usecases.money.attempts import Portion
from app.usecases.money.decisions import keep_deposit, refund_visit
from app.usecases.money.tasks import mark_returned, retry_refund
from app.usecases.rescheduling import reschedule_visit
from app.usecases.visit_outcomes import call_off_visit, restore_visit, set_status
from app.usecases.visits import cancel_visit
from tests.support.apps import clean
from tests.support.books import Books
from tests.support.money_world import SLOTS, Fate, MoneyWorld

One = TypeVar("One")
_THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "search"
_EXAMPLES, _STEPS = (1500, 50) if _THOROUGH else (20, 30)
# Which of however many there are by then.
WHICH = st.integers(0, 9)
PORTIONS = st.sampled_from(["deposit", "full"])
KOPECKS = st.sampled_from([100, 20_000, 50_000])


def pick(things: list[One], number: int) -> One:
    """Return one of the things, the latest for 0."""
    return things[-1 - number % len(things)]


def has_visits(machine: "LedgerMachine") -> bool:
    return bool(machine.world.visits)


def has_payments(machine: "LedgerMachine") -> bool:
    return bool(machine.world.provider.payments)


class LedgerMachine(RuleBasedStateMachine):
    """Clients, staff, banks, provider and worker, each doing what it likes."""

    def __init__(self, app: Flask) -> None:
        super().__init__()
        self._stack = ExitStack()
        self._stack.enter_context(clean(app))
        self.world = MoneyWorld.founded()

    def teardown(self) -> None:
        """Let everything come to its end, and compare."""
        with self._stack:
            self.world.heal()
            Books.opened(self.world.provider).check_settled(self.world.now)

    @invariant()
    def the_books_are_in_order(self) -> None:
        Books.opened(self.world.provider).check(self.world.now)

    # The clients.

    @rule(
        client=st.integers(0, 2),
        slot=st.sampled_from(SLOTS),
        service=st.sampled_from(["Маникюр", "Маникюр", "Педикюр"]),
        portion=st.none() | PORTIONS,
    )
    def book(self, client: int, slot: datetime, service: str, portion: Portion | None) -> None:
        self.world.book(self.world.clients[client], slot, service, portion)

    @precondition(has_visits)
    @rule(which=WHICH, portion=PORTIONS)
    def pay(self, which: int, portion: Portion) -> None:
        self.world.pay(pick(self.world.visits, which), portion)

    @precondition(has_visits)
    @rule(which=WHICH)
    def look(self, which: int) -> None:
        self.world.look(pick(self.world.visits, which))

    @precondition(has_visits)
    @rule(which=WHICH)
    def cancel(self, which: int) -> None:
        visit_id = pick(self.world.visits, which)
        client_id = self.world.client_of(visit_id)
        with self.world.doing() as session:
            cancel_visit(
                session,
                tenant_id=self.world.tenant.id,
                client_id=client_id,
                visit_id=visit_id,
                reason=None,
                now=self.world.now,
            )

    @precondition(has_visits)
    @rule(which=WHICH, slot=st.sampled_from(SLOTS))
    def move(self, which: int, slot: datetime) -> None:
        visit_id = pick(self.world.visits, which)
        client_id = self.world.client_of(visit_id)
        with self.world.doing() as session:
            reschedule_visit(
                session,
                tenant=self.world.tenant,
                client_id=client_id,
                visit_id=visit_id,
                starts_at=slot,
                now=self.world.now,
            )

    # The people of the studio.

    @precondition(has_visits)
    @rule(which=WHICH, how=st.sampled_from(["call_off", "restore", "no_show", "completed"]))
    def change(self, which: int, how: str) -> None:
        changes = {
            "call_off": partial(call_off_visit, reason=None),
            "restore": restore_visit,
            "no_show": partial(set_status, status="no_show"),
            "completed": partial(set_status, status="completed"),
        }
        edit = self.world.edit(pick(self.world.visits, which))
        with self.world.doing() as session:
            changes[how](session, edit=edit, now=self.world.now)

    @precondition(has_visits)
    @rule(which=WHICH, kopecks=st.none() | KOPECKS)
    def give_back(self, which: int, kopecks: int | None) -> None:
        edit = self.world.edit(pick(self.world.visits, which))
        with self.world.doing() as session:
            refund_visit(session, edit=edit, kopecks=kopecks, words=None, now=self.world.now)

    @precondition(has_visits)
    @rule(which=WHICH, kopecks=KOPECKS)
    def keep(self, which: int, kopecks: int) -> None:
        edit = self.world.edit(pick(self.world.visits, which))
        with self.world.doing() as session:
            keep_deposit(
                session, edit=edit, kopecks=kopecks, reason="Материалы", now=self.world.now
            )

    @precondition(lambda machine: machine.world.owed())
    @rule(which=WHICH, how=st.sampled_from([retry_refund, mark_returned]))
    def see_to_a_refund(self, which: int, how) -> None:
        refund_id = pick(self.world.owed(), which)
        with self.world.doing() as session:
            how(session, staff=self.world.owner, refund_id=refund_id, now=self.world.now)

    @precondition(has_payments)
    @rule(which=WHICH, kopecks=KOPECKS)
    def give_back_at_the_provider(self, which: int, kopecks: int) -> None:
        payment_id = pick(list(self.world.provider.payments), which)
        left = self.world.provider.refundable(payment_id)
        if left == kopecks or left >= kopecks + 100:
            self.world.provider.refund_in_cabinet(payment_id, kopecks)

    @rule()
    def put_the_keys_in_again(self) -> None:
        self.world.connect()

    # The banks and the provider.

    @precondition(has_payments)
    @rule(
        which=WHICH,
        how=st.sampled_from(["succeeded", "succeeded", "canceled", "waiting_for_capture"]),
    )
    def end_payment(self, which: int, how) -> None:
        self.world.provider.end_payment(pick(list(self.world.provider.payments), which), how)

    @precondition(lambda machine: machine.world.provider.refunds)
    @rule(which=WHICH, how=st.sampled_from(["succeeded", "canceled"]))
    def end_refund(self, which: int, how) -> None:
        self.world.provider.end_refund(pick(list(self.world.provider.refunds), which), how)

    @precondition(lambda machine: machine.world.provider.events)
    @rule(which=WHICH)
    def notify(self, which: int) -> None:
        self.world.notify(pick(self.world.provider.events, which))

    @rule(what=st.sampled_from(["revoked", "poor", "slow_refunds"]))
    def switch(self, what: str) -> None:
        provider = self.world.provider
        setattr(provider, what, not getattr(provider, what))

    @rule(trouble=st.sampled_from(["before", "after"]))
    def go_wrong(self, trouble) -> None:
        self.world.provider.trouble = trouble

    # The worker and the clock.

    @rule()
    def work(self) -> None:
        self.world.work(["fine"] * 10)

    @rule(fates=st.lists(st.sampled_from(["fine", "not_made", "lost", "slow"]), min_size=1))
    def work_badly(self, fates: list[Fate]) -> None:
        self.world.work(fates)

    @precondition(lambda machine: machine.world.in_flight)
    @rule(which=WHICH)
    def catch_up(self, which: int) -> None:
        self.world.catch_up(which % len(self.world.in_flight))

    @rule(minutes=st.sampled_from([1, 4, 11, 61, 5 * 60, 25 * 60]), beats=st.booleans())
    def pass_time(self, minutes: int, *, beats: bool) -> None:
        self.world.pass_time(minutes)
        if beats:
            self.world.beat()


@pytest.mark.usefixtures("context")
def test_in_the_end_our_books_say_what_the_provider_says(app: Flask) -> None:
    run_state_machine_as_test(
        lambda: LedgerMachine(app),
        settings=settings(
            max_examples=_EXAMPLES,
            stateful_step_count=_STEPS,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
