"""`flask worker` as it settles payments: killed, cut off, held up, on both databases."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, text, update

from app.clock import utcnow
from app.db import db, reading, transaction
from app.models import Bot, LedgerEntry, Payment, ShopCall
from app.usecases.booking import Wish, book_visit
from app.usecases.money.attempts import Checkout
from app.usecases.money.notifications import note_notification
from app.usecases.tenants import TenantRef
from sandbox.yookassa.accounts import ANYA_SHOP, VITOK_SHOP
from tests.jobs.scenes import ONE_EACH, invite_strangers, queue_for_strangers
from tests.support.factories import make_client, make_tenant, service_id
from tests.support.money import ask_deposits, make_shop
from tests.support.sandbox import Sandbox, wait_until
from tests.support.worker import Worker
from tests.support.yookassa import YooKassa

TIMES = ((10, 0), (11, 30), (14, 0), (15, 30), (17, 0))
# More than the worker makes at once.
MANY = 15


@pytest.fixture
def yookassa(sandbox: Sandbox) -> YooKassa:
    return YooKassa(sandbox)


@pytest.fixture
def worker(context: Flask, session_sandbox: Sandbox, tmp_path: Path) -> Iterator[Worker]:
    database_url = context.config["SQLALCHEMY_DATABASE_URI"]
    worker = Worker(database_url, session_sandbox.url, tmp_path / "log")
    yield worker
    worker.kill()


@pytest.fixture
def paid_studio(tenant: TenantRef) -> TenantRef:
    make_shop(tenant)
    ask_deposits(tenant)
    return tenant


def starts(tenant: TenantRef) -> Iterator[datetime]:
    """Return free starts on the weekdays from tomorrow on."""
    day = utcnow().astimezone(tenant.zone).replace(minute=0, second=0, microsecond=0)
    while True:
        day += timedelta(days=1)
        if day.weekday() < 5:
            for hour, minute in TIMES:
                yield day.replace(hour=hour, minute=minute)


def book_paying(tenant: TenantRef, count: int = 1) -> None:
    """Have clients book and start paying their deposits."""
    for _, starts_at in zip(range(count), starts(tenant), strict=False):
        wish = Wish(
            service_ids=(service_id(tenant),),
            master_id=None,
            starts_at=starts_at,
            comment=None,
            idempotency_key=None,
            checkout=Checkout(portion="deposit", email=None, public_url="http://127.0.0.1:8000"),
        )
        client_id = make_client(tenant)
        with transaction() as session:
            book_visit(session, tenant=tenant, client_id=client_id, wish=wish, now=utcnow())


def states(tenant: TenantRef) -> Counter[str]:
    with reading() as session:
        return Counter(
            session.scalars(select(Payment.status).where(Payment.tenant_id == tenant.id))
        )


def hear(tenant: TenantRef, payment_id: str) -> None:
    with transaction() as session:
        shop_id = session.scalars(
            select(Payment.shop_id).where(Payment.provider_id == payment_id)
        ).one()
        note_notification(
            session,
            tenant_id=tenant.id,
            shop_id=shop_id,
            kind="fetch_payment",
            object_id=payment_id,
            now=utcnow(),
        )


def let_leases_run_out() -> None:
    """Spare us the minute in which a dead worker's calls wait for it."""
    with transaction() as session:
        session.execute(update(ShopCall).values(leased_until=utcnow()))


class TestKilled:
    def test_between_the_call_and_its_answer_it_makes_one_payment_all_the_same(
        self, paid_studio: TenantRef, bot: Bot, yookassa: YooKassa, worker: Worker
    ) -> None:
        yookassa.break_with("timeout", seconds=20, path="/payments")
        book_paying(paid_studio)
        worker.start()
        wait_until(yookassa.payments)
        worker.kill()
        assert states(paid_studio) == {"creating": 1}
        yookassa.mend()
        let_leases_run_out()
        worker.start()
        wait_until(lambda: states(paid_studio) == {"pending": 1})
        first, second = yookassa.calls("/payments", "POST")
        assert first["idempotence_key"] == second["idempotence_key"]
        assert first["body"] == second["body"]
        assert len(yookassa.payments()) == 1

    def test_before_it_wrote_down_that_money_came_it_is_counted_once(
        self, paid_studio: TenantRef, bot: Bot, yookassa: YooKassa, worker: Worker
    ) -> None:
        book_paying(paid_studio)
        worker.start()
        wait_until(lambda: states(paid_studio) == {"pending": 1})
        [payment] = yookassa.payments()
        yookassa.succeed(payment["id"])
        yookassa.break_with("timeout", seconds=20, method="GET")
        hear(paid_studio, payment["id"])
        wait_until(lambda: yookassa.calls(method="GET"))
        worker.kill()
        assert states(paid_studio) == {"pending": 1}
        yookassa.mend()
        let_leases_run_out()
        worker.start()
        wait_until(lambda: states(paid_studio) == {"succeeded": 1})
        assert worker.terminate() == 0
        with reading() as session:
            assert session.scalars(select(LedgerEntry.amount_kopecks)).all() == [50_000]


class TestHeldUp:
    def test_a_shop_that_hangs_holds_up_neither_other_shops_nor_messages(
        self,
        paid_studio: TenantRef,
        bot: Bot,
        telegram: Sandbox,
        yookassa: YooKassa,
        worker: Worker,
    ) -> None:
        other = make_tenant(slug="vitok")
        make_shop(other, VITOK_SHOP, public_id="shopwebhookname1")
        ask_deposits(other)
        invite_strangers(telegram)
        yookassa.break_with("timeout", seconds=10, account_id=ANYA_SHOP.account_id)
        book_paying(paid_studio, MANY)
        worker.start()
        wait_until(yookassa.payments)
        queue_for_strangers(bot)
        book_paying(other, 3)
        began = utcnow()
        wait_until(lambda: states(other) == {"pending": 3}, seconds=8)
        wait_until(lambda: ONE_EACH.items() <= Counter(telegram.delivered()).items(), seconds=8)
        assert utcnow() - began < timedelta(seconds=8)
        assert states(paid_studio) == {"creating": MANY}, "it hangs still"


class TestWithoutItsDatabase:
    def test_for_a_moment_it_goes_on_as_if_nothing_had_been(
        self, paid_studio: TenantRef, bot: Bot, yookassa: YooKassa, worker: Worker
    ) -> None:
        if db.engine.dialect.name != "postgresql":
            pytest.skip("a file does not go away")
        yookassa.break_with("timeout", seconds=2, path="/payments")
        book_paying(paid_studio)
        worker.start()
        wait_until(yookassa.payments)
        with transaction() as session:
            session.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
        yookassa.mend()
        # The answer that came meanwhile may be lost; then the call is made again.
        wait_until(lambda: "not_concluded" in worker.log.read_text() or is_ready(paid_studio))
        let_leases_run_out()
        wait_until(lambda: is_ready(paid_studio))
        assert len(yookassa.payments()) == 1
        assert worker.terminate() == 0


def is_ready(tenant: TenantRef) -> bool:
    return states(tenant) == {"pending": 1}
