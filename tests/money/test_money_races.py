"""Everybody at once: notifications, pages, workers, clients and staff, on both databases."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.db import reading, transaction
from app.domain.errors import DomainError
from app.domain.money_errors import PromoCodeRefused
from app.models import Discount, LedgerEntry, Shop, VisitDiscount
from app.usecases.booking import Wish, book_visit
from app.usecases.money.decisions import refund_visit
from app.usecases.visit_outcomes import call_off_visit
from app.usecases.visits import cancel_visit
from tests.support.books import Books
from tests.support.factories import (
    ANYA,
    NOW,
    make_client,
    make_tenant,
    moscow,
    service_id,
)
from tests.support.money import ledger_sum, notify, payments_of, refunds_of, told, visit_row
from tests.support.money_world import SLOTS, MoneyWorld
from tests.support.races import race


@pytest.fixture
def world(now, context: Flask) -> MoneyWorld:
    return MoneyWorld.founded()


def awaiting(world: MoneyWorld, slot: datetime = SLOTS[0]) -> tuple[int, str]:
    """Return a visit that waits for its deposit, and its payment at the provider."""
    world.book(world.clients[0], slot, "Маникюр", "deposit")
    drain(world)
    return world.visits[-1], list(world.provider.payments)[-1]


def drain(world: MoneyWorld) -> None:
    while world.work(["fine"] * 3):
        pass


def settle(world: MoneyWorld) -> None:
    """Let all calls be made and settled, and check the books."""
    drain(world)
    Books.opened(world.provider).check(world.now)


class TestOnePayment:
    def test_fifty_notifications_and_eight_workers_count_it_once(
        self, app: Flask, world: MoneyWorld
    ) -> None:
        visit_id, payment_id = awaiting(world)
        world.provider.end_payment(payment_id, "succeeded")
        with reading() as session:
            public_id = session.scalars(select(Shop.public_id)).one()

        def hear() -> int:
            return notify(app.test_client(), "payment.succeeded", payment_id, public_id)

        crowd = [hear] * 50
        for place in range(8):
            crowd.insert(place * 6 + 1, partial(drain, world))
        heard = race(app, crowd)
        settle(world)
        assert Counter(heard) == {200: 50, None: 8}
        assert entries() == [50_000]
        assert told("booked_client") == ["visit_booked_client"]
        assert visit_row(visit_id).pay_until is None

    def test_notification_page_and_poll_together_count_it_once(
        self, app: Flask, world: MoneyWorld
    ) -> None:
        visit_id, payment_id = awaiting(world)
        world.pass_time(1)
        world.provider.end_payment(payment_id, "succeeded")
        crowd = [
            partial(world.notify, ("payment.succeeded", payment_id)),
            partial(world.look, visit_id),
            partial(drain, world),
            world.beat,
        ]
        assert set(race(app, crowd * 4)) == {None}
        settle(world)
        assert entries() == [50_000]
        assert told("booked_client") == ["visit_booked_client"]

    def test_tabs_that_want_the_same_get_the_same_attempt(
        self, app: Flask, world: MoneyWorld
    ) -> None:
        world.book(world.clients[0], SLOTS[0], "Маникюр", None)
        [visit_id] = world.visits
        race(app, [partial(world.pay, visit_id, "deposit")] * 12)
        drain(world)
        assert len(payments_of(visit_id)) == len(world.provider.payments) == 1

    def test_tabs_that_want_different_amounts_leave_one_attempt_under_way(
        self, app: Flask, world: MoneyWorld
    ) -> None:
        world.book(world.clients[0], SLOTS[0], "Маникюр", None)
        [visit_id] = world.visits
        tabs = [partial(world.pay, visit_id, portion) for portion in ("deposit", "full")]
        race(app, [*tabs * 6, partial(drain, world), partial(drain, world)])
        settle(world)
        under_way = [one for one in payments_of(visit_id) if one.superseded_at is None]
        assert len(under_way) == 1
        for payment_id in world.provider.payments:
            world.provider.end_payment(payment_id, "succeeded")
            world.notify(("payment.succeeded", payment_id))
        race(app, [partial(drain, world)] * 4)
        settle(world)
        assert ledger_sum(visit_id) in {50_000, 140_000}, "one is kept, all others went back"


class TestOneSlot:
    @pytest.mark.parametrize("attempt", range(4))
    def test_who_pays_late_and_who_comes_next_never_both_have_it(
        self, app: Flask, world: MoneyWorld, attempt: int
    ) -> None:
        late, payment_id = awaiting(world)
        world.pass_time(11)
        world.provider.end_payment(payment_id, "succeeded")
        world.notify(("payment.succeeded", payment_id))
        next_one = partial(world.book, world.clients[1], SLOTS[attempt % 2], "Маникюр", "deposit")
        race(app, [partial(drain, world), next_one, world.beat, partial(drain, world)])
        settle(world)
        came_next = [visit_id for visit_id in world.visits if visit_id != late]
        has_it = [visit_row(one).status == "booked" for one in [late, *came_next]]
        assert has_it.count(True) == 1
        assert ledger_sum(late) == (50_000 if has_it[0] else 0)
        reasons = [one.reason for one in refunds_of(late)]
        assert reasons == ([] if has_it[0] else ["late_payment"])


class TestOneDeposit:
    def test_refunds_and_cancellations_at_once_never_promise_it_twice(
        self, app: Flask, world: MoneyWorld
    ) -> None:
        visit_id, payment_id = awaiting(world)
        world.provider.end_payment(payment_id, "succeeded")
        world.look(visit_id)
        settle(world)
        edit = world.edit(visit_id)

        def give_back(kopecks: int) -> None:
            with transaction() as session:
                refund_visit(session, edit=edit, kopecks=kopecks, words=None, now=NOW)

        def cancel() -> None:
            with transaction() as session:
                cancel_visit(
                    session,
                    tenant_id=world.tenant.id,
                    client_id=world.clients[0],
                    visit_id=visit_id,
                    reason=None,
                    now=NOW,
                )

        def call_off() -> None:
            with transaction() as session:
                call_off_visit(session, edit=edit, reason=None, now=NOW)

        crowd = [partial(give_back, 30_000), partial(give_back, 30_000), cancel, call_off]
        ends = race(app, crowd * 3 + [partial(drain, world)] * 2)
        settle(world)
        assert any(isinstance(end, DomainError) for end in ends)
        assert visit_row(visit_id).status == "cancelled"
        assert sum(one.amount_kopecks for one in refunds_of(visit_id)) == 50_000
        assert world.provider.payments[payment_id].refunded_kopecks == 50_000
        assert ledger_sum(visit_id) == 0


class TestPromoCode:
    def test_of_sixteen_clients_at_once_one_gets_the_last_use(
        self, now, app: Flask, context: Flask
    ) -> None:
        masters = tuple(replace(ANYA, name=name) for name in ("Аня", "Катя", "Оля", "Ира"))
        tenant = make_tenant(masters=masters)
        with transaction() as session:
            session.add(
                Discount(
                    tenant_id=tenant.id,
                    kind="promo_code",
                    name="Осень",
                    percent=10,
                    audience="everybody",
                    code="OSEN",
                    max_uses=1,
                    active=True,
                    version=1,
                )
            )
        clients = [make_client(tenant) for _ in range(16)]
        services = (service_id(tenant),)

        def book(number: int) -> int:
            wish = Wish(
                service_ids=services,
                master_id=None,
                starts_at=moscow(26, 10) + timedelta(hours=2 * (number // 4)),
                comment=None,
                idempotency_key=None,
                promo_code="osen",
            )
            with transaction() as session:
                return book_visit(
                    session, tenant=tenant, client_id=clients[number], wish=wish, now=NOW
                ).price_kopecks

        ends = race(app, [partial(book, number) for number in range(16)])
        assert ends.count(126_000) == 1
        assert sum(isinstance(end, PromoCodeRefused) for end in ends) == 15
        with reading() as session:
            assert session.scalar(select(func.count()).select_from(VisitDiscount)) == 1


def entries() -> list[int]:
    with reading() as session:
        return list(session.scalars(select(LedgerEntry.amount_kopecks)))
