"""The heartbeat and the cleaning, on both databases."""

import asyncio
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from app.clock import utcnow
from app.db import reading, transaction
from app.domain.ports import Delivered
from app.jobs.database import Database
from app.jobs.upkeep import UpkeepJob
from app.models import (
    Bot,
    OutboxMessage,
    ProcessedUpdate,
    Receipt,
    Refund,
    Shop,
    Visit,
    WorkerHeartbeat,
)
from app.usecases.chats import seen_before
from tests.support.changes import book, set_service, visit
from tests.support.factories import make_tenant
from tests.support.money import refunds_of
from tests.support.outbox import claim_and_settle, queue
from tests.support.paid import calls, change, open_shop, pay, receipt, row
from tests.support.sandbox import wait_until


@pytest.fixture(autouse=True)
def _quick_heart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.jobs.upkeep._BEAT_S", 0.05)


def run_until(app: Flask, is_true) -> None:
    async def work() -> None:
        stopping = asyncio.Event()
        running = asyncio.create_task(UpkeepJob(Database(app)).run(stopping))
        await asyncio.to_thread(wait_until, is_true)
        stopping.set()
        await running

    asyncio.run(work())


def last_beat():
    with reading() as session:
        return session.scalar(select(WorkerHeartbeat.seen_at))


def count(model: type) -> int:
    with reading() as session:
        return session.scalars(select(func.count()).select_from(model)).one()


class TestUpkeep:
    def test_says_again_and_again_that_the_worker_lives(self, context: Flask) -> None:
        with transaction() as session:
            session.add(WorkerHeartbeat(name="outbox", seen_at=utcnow() - timedelta(hours=1)))
        assert context.test_client().get("/readyz").json["worker"] == "silent"
        start = utcnow()
        run_until(context, lambda: last_beat() > start + timedelta(seconds=0.2))
        assert context.test_client().get("/readyz").json["worker"] == "ok"
        assert count(WorkerHeartbeat) == 1

    def test_forgets_old_updates_and_long_sent_messages_and_keeps_the_rest(
        self, context: Flask, bot: Bot
    ) -> None:
        ages = (timedelta(days=91), timedelta(hours=1))
        for number, age in enumerate(ages):
            queue(bot, chat_id=number, now=utcnow() - age)
            claim_and_settle(Delivered(number), utcnow() - age)
            with transaction() as session:
                seen_before(session, bot_id=bot.id, update_id=number, now=utcnow() - age)
        run_until(context, lambda: count(OutboxMessage) < 2)
        assert (count(OutboxMessage), count(ProcessedUpdate)) == (1, 1)

    def test_requests_nobody_answered_are_cancelled_when_their_time_has_come(
        self, context: Flask
    ) -> None:
        tenant = make_tenant()
        set_service(tenant, "Маникюр", needs_approval=True)
        visit_id = book(tenant)
        # In the past of the real clock, which the worker reads.
        long_ago = utcnow() - timedelta(days=1)
        with transaction() as session:
            request = session.get_one(Visit, visit_id)
            request.starts_at, request.ends_at = long_ago, long_ago + timedelta(hours=1)
        run_until(context, lambda: visit(visit_id).status == "cancelled")

    def test_money_nobody_decided_about_goes_back_and_its_shops_key_is_forgotten_at_last(
        self, context: Flask
    ) -> None:
        tenant = make_tenant()
        shop_id = open_shop(tenant, state="disconnected")
        visit_id = book(tenant)
        pay(visit_id)
        week_ago = utcnow() - timedelta(days=7)
        change(Visit, visit_id, status="no_show", decide_until=week_ago)
        run_until(context, lambda: len(refunds_of(visit_id)) == 1)
        assert row(Shop, shop_id).secret_sealed is not None
        change(Refund, refunds_of(visit_id)[0].id, status="succeeded")
        run_until(context, lambda: row(Shop, shop_id).secret_sealed is None)

    def test_the_last_receipt_of_a_shop_that_was_left_is_asked_for_before_its_key_is_forgotten(
        self, context: Flask
    ) -> None:
        tenant = make_tenant()
        shop_id = open_shop(tenant, state="disconnected", fiscal=True, receipts="yookassa")
        visit_id = book(tenant)
        receipt(pay(visit_id), "prepayment", "succeeded")
        long_ago = utcnow() - timedelta(days=1)
        change(Visit, visit_id, starts_at=long_ago, ends_at=long_ago + timedelta(hours=1))
        run_until(context, lambda: count(Receipt) == 2)
        assert row(Shop, shop_id).secret_sealed is not None
        [call] = calls()
        assert call.kind == "create_receipt"
        change(Receipt, int(call.subject), status="succeeded")
        run_until(context, lambda: row(Shop, shop_id).secret_sealed is None)

    def test_a_database_that_is_away_for_a_while_does_not_end_it(
        self, context: Flask, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        failures = [OperationalError("made to fail", {}, Exception())] * 3
        run = Database.run

        async def failing(self: Database, use_case):
            if failures:
                raise failures.pop()
            return await run(self, use_case)

        monkeypatch.setattr(Database, "run", failing)
        run_until(context, lambda: last_beat() is not None)
        assert failures == []
