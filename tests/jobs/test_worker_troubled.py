"""`flask worker` told to stop, and without a Telegram, on both databases."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import reading
from app.models import Bot, OutboxMessage
from app.usecases.tenants import TenantRef
from tests.jobs.scenes import (
    ONE_EACH,
    STRANGERS,
    book_tomorrow,
    invite_strangers,
    nothing_waits,
    queue_for_strangers,
)
from tests.support.factories import CLIENT_ID, OWNER_ID
from tests.support.sandbox import Sandbox, wait_until
from tests.support.telegram import TOKEN
from tests.support.worker import Worker


@pytest.fixture
def worker(context: Flask, session_sandbox: Sandbox, tmp_path: Path) -> Iterator[Worker]:
    database_url = context.config["SQLALCHEMY_DATABASE_URI"]
    worker = Worker(database_url, session_sandbox.url, tmp_path / "log")
    yield worker
    worker.kill()


class TestTrouble:
    def test_told_to_stop_it_finishes_what_it_began_and_begins_nothing_new(
        self, telegram: Sandbox, bot: Bot, worker: Worker
    ) -> None:
        invite_strangers(telegram)
        telegram.break_with("slow", seconds=1.5)
        for _ in range(2):
            queue_for_strangers(bot)
        worker.start()
        # Claimed and on the wire, though nothing has been answered yet.
        wait_until(lambda: _attempted() > 0)
        assert worker.terminate() == 0
        assert Counter(telegram.delivered()) == ONE_EACH
        assert _states() == {"sent": len(STRANGERS), "pending": len(STRANGERS)}
        assert _attempted() == len(STRANGERS)

    def test_while_telegram_is_away_bookings_work_and_the_messages_go_out_later(
        self, telegram: Sandbox, tenant: TenantRef, bot: Bot, worker: Worker
    ) -> None:
        telegram.stop()
        try:
            worker.start()
            book_tomorrow(tenant)
            wait_until(lambda: _attempted() == 2)
            assert _states() == {"pending": 2}
        finally:
            telegram.start()
        telegram.open_chat(CLIENT_ID)
        telegram.open_chat(OWNER_ID)
        wait_until(nothing_waits)
        assert worker.terminate() == 0
        assert [len(telegram.texts(one)) for one in (CLIENT_ID, OWNER_ID)] == [1, 1]
        lines = [json.loads(line) for line in worker.log.read_text().splitlines()]
        assert "message_postponed" in {line["event"] for line in lines}
        assert TOKEN.partition(":")[2] not in worker.log.read_text()


def _attempted() -> int:
    """Count the messages that were claimed at least once."""
    with reading() as session:
        return len(
            session.scalars(select(OutboxMessage.id).where(OutboxMessage.attempts > 0)).all()
        )


def _states() -> Counter[str]:
    with reading() as session:
        return Counter(session.scalars(select(OutboxMessage.state)).all())
