"""`flask worker` as a process of its own with the sandbox for a Telegram, on both databases."""

from collections import Counter
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select

from app.clock import utcnow
from app.db import reading, transaction
from app.models import Bot, BotChat, OutboxMessage
from app.usecases.chats import note_chat
from app.usecases.tenants import TenantRef
from tests.jobs.scenes import (
    ONE_EACH,
    book_tomorrow,
    invite_strangers,
    nothing_waits,
    queue_for_strangers,
)
from tests.support.factories import CLIENT_ID, OWNER_ID
from tests.support.outbox import pending, queue
from tests.support.sandbox import Sandbox, wait_until
from tests.support.worker import Worker


@pytest.fixture(scope="module")
def working(
    migrated_app: Flask, session_sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Worker]:
    """A worker that goes on from test to test."""
    worker = Worker(
        migrated_app.config["SQLALCHEMY_DATABASE_URI"],
        session_sandbox.url,
        tmp_path_factory.mktemp("worker") / "log",
    )
    try:
        worker.start()
        yield worker
        assert worker.terminate() == 0
    finally:
        worker.kill()


@pytest.mark.usefixtures("working")
class TestWorking:
    def test_a_booking_reaches_the_client_and_the_owner(
        self, telegram: Sandbox, tenant: TenantRef, bot: Bot
    ) -> None:
        book_tomorrow(tenant)
        wait_until(nothing_waits)
        [confirmation], [notice] = telegram.texts(CLIENT_ID), telegram.texts(OWNER_ID)
        assert confirmation.startswith("Вы записаны")
        assert notice.startswith("Новая запись")

    def test_a_client_who_blocked_the_bot_is_remembered_and_holds_up_nobody(
        self, telegram: Sandbox, bot: Bot
    ) -> None:
        with transaction() as session:
            note_chat(session, bot=bot, chat_id=CLIENT_ID, blocked=False, now=utcnow())
        telegram.block(CLIENT_ID)
        queue(bot, CLIENT_ID, now=utcnow())
        queue(bot, OWNER_ID, now=utcnow())
        wait_until(nothing_waits)
        with reading() as session:
            assert session.scalars(select(BotChat.blocked_at)).one() is not None
            states = select(OutboxMessage.state).order_by(OutboxMessage.id)
            assert session.scalars(states).all() == ["failed", "sent"]
        assert len(telegram.texts(OWNER_ID)) == 1

    def test_after_a_429_the_bot_is_silent_for_as_long_as_it_was_told(
        self, telegram: Sandbox, bot: Bot
    ) -> None:
        invite_strangers(telegram)
        telegram.break_with("429", retry_after=2, times=1)
        queue_for_strangers(bot)
        wait_until(nothing_waits)
        refused, *others = telegram.calls()
        assert refused["status"] == 429
        early = [call for call in others if call["at"] < refused["at"] + 2]
        # Calls on the wire while the refusal came cannot be called back.
        assert len(early) <= 2
        assert Counter(telegram.delivered()) == ONE_EACH

    def test_a_rejected_token_is_remembered_and_the_message_waits(
        self, telegram: Sandbox, bot: Bot
    ) -> None:
        telegram.break_with("401", times=1)
        queue(bot, now=utcnow())

        def rejected() -> bool:
            with reading() as session:
                return session.scalars(select(Bot.token_rejected_at)).one() is not None

        wait_until(rejected)
        assert pending() == 1
        assert telegram.delivered() == []
