"""The outbox job with a Telegram that does what it is told, on both databases."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select, update
from sqlalchemy.exc import OperationalError

from app.clock import utcnow
from app.db import reading, transaction
from app.domain.ports import Delivered, MessageGone, Postponed, TokenRejected, Undeliverable
from app.models import Bot, OutboxMessage
from app.usecases import outbox
from app.vault import Vault
from tests.support.factories import CLIENT_ID, make_bot, make_tenant
from tests.support.fakes import FakeTelegram
from tests.support.outbox import pending, queue
from tests.support.telegram import TOKEN
from tests.support.worker import run_outbox

OTHERS_KEY = "Zm9yIHRlc3RzIG9ubHksIG5vdCBhIHJlYWwga2V5ISE="


@pytest.fixture
def telegram() -> FakeTelegram:
    return FakeTelegram()


def work_off(app: Flask, telegram: FakeTelegram) -> None:
    """Let the job run until no message waits any more."""
    run_outbox(app, telegram, lambda: pending() == 0)


def messages() -> list[OutboxMessage]:
    with transaction() as session:
        return list(
            session.scalars(
                select(OutboxMessage)
                .order_by(OutboxMessage.id)
                .execution_options(populate_existing=True)
            )
        )


class TestSending:
    def test_sends_a_message_in_its_final_words_with_the_bots_token(
        self, context: Flask, bot: Bot, telegram: FakeTelegram
    ) -> None:
        queue(bot, now=utcnow())
        work_off(context, telegram)
        [sending] = telegram.sendings
        assert (sending.token, sending.chat_id) == (TOKEN, CLIENT_ID)
        assert sending.message.html.startswith("Здравствуйте, Марина!")
        [message] = messages()
        assert (message.state, message.telegram_message_id) == ("sent", 1)

    def test_keeps_the_order_within_a_chat(
        self, context: Flask, bot: Bot, telegram: FakeTelegram
    ) -> None:
        for number in range(5):
            with transaction() as session:
                outbox.queue_message(
                    session,
                    bot=bot,
                    chat_id=CLIENT_ID,
                    template="greeting",
                    params={
                        "first_name": str(number),
                        "tenant_name": "",
                        "slug": "",
                    },
                    language="ru",
                    now=utcnow(),
                )
        work_off(context, telegram)
        hellos = [sending.message.html.partition("\n")[0] for sending in telegram.sendings]
        assert hellos == [f"Здравствуйте, {number}!" for number in range(5)]

    def test_writes_to_different_chats_side_by_side(self, context: Flask, bot: Bot) -> None:
        for chat_id in range(8):
            queue(bot, chat_id, now=utcnow())
        slow = FakeTelegram(takes_s=1)
        work_off(context, slow)
        assert slow.at_once == 8

    def test_edits_the_message_that_stands_in_the_chat(
        self, context: Flask, bot: Bot, telegram: FakeTelegram
    ) -> None:
        original = queue(bot, now=utcnow())
        queue(bot, now=utcnow(), edits_id=original)
        telegram.answer(CLIENT_ID, Delivered(501), Delivered(501))
        work_off(context, telegram)
        assert [sending.edits for sending in telegram.sendings] == [None, 501]

    def test_says_anew_what_it_cannot_edit(
        self, context: Flask, bot: Bot, telegram: FakeTelegram
    ) -> None:
        original = queue(bot, now=utcnow())
        queue(bot, now=utcnow(), edits_id=original)
        telegram.answer(CLIENT_ID, Delivered(501), MessageGone("deleted"), Delivered(502))
        work_off(context, telegram)
        assert [sending.edits for sending in telegram.sendings] == [None, 501, None]
        assert [message.telegram_message_id for message in messages()] == [501, 502]

    def test_strikes_nothing_out_where_nothing_stands(
        self, context: Flask, bot: Bot, telegram: FakeTelegram
    ) -> None:
        original = queue(bot, now=utcnow())
        queue(bot, now=utcnow(), template=outbox.STRUCK_OUT, edits_id=original)
        telegram.answer(CLIENT_ID, Undeliverable("Bad Request"))
        work_off(context, telegram)
        assert len(telegram.sendings) == 1
        assert [message.state for message in messages()] == ["failed", "failed"]


class TestFailures:
    def test_one_that_cannot_be_delivered_holds_up_nobody(
        self, context: Flask, bot: Bot, telegram: FakeTelegram
    ) -> None:
        for chat_id in (1, 2, 3):
            queue(bot, chat_id, now=utcnow())
        telegram.answer(2, Undeliverable("Forbidden", blocked=True))
        work_off(context, telegram)
        assert [message.state for message in messages()] == ["sent", "failed", "sent"]

    def test_one_nobody_can_write_waits_and_holds_up_nobody(
        self, context: Flask, bot: Bot, telegram: FakeTelegram
    ) -> None:
        for chat_id in (1, 2, 3):
            queue(bot, chat_id, now=utcnow())
        with transaction() as session:
            session.execute(
                update(OutboxMessage)
                .where(OutboxMessage.chat_id == 2)
                .values(template="of_another_release")
            )
        run_outbox(context, telegram, lambda: not any(map(_untouched, messages())))
        assert [message.state for message in messages()] == ["sent", "pending", "sent"]
        assert messages()[1].last_error == "not writable"
        assert sorted(telegram.chats()) == [1, 3]

    def test_a_token_that_no_key_opens_waits_for_the_key(
        self, context: Flask, bot: Bot, telegram: FakeTelegram
    ) -> None:
        queue(bot, now=utcnow())
        with transaction() as session:
            session.get_one(Bot, bot.id).token_sealed = Vault([OTHERS_KEY]).seal(TOKEN)
        run_outbox(context, telegram, lambda: not any(map(_untouched, messages())))
        assert [message.state for message in messages()] == ["pending"]
        assert telegram.sendings == []

    def test_a_rejected_token_silences_its_bot_only(
        self, context: Flask, bot: Bot, telegram: FakeTelegram
    ) -> None:
        other = make_bot(
            make_tenant(slug="olya"),
            token="7000000002:SANDBOX-not-a-real-token-vitok_hair",
            username="studio_vitok_bot",
        )
        queue(bot, 1, now=utcnow())
        telegram.answer(1, TokenRejected())
        run_outbox(context, telegram, _is_rejected)
        queue(bot, 2, now=utcnow())
        queue(other, 3, now=utcnow())
        run_outbox(context, telegram, lambda: pending() == 2)
        assert telegram.chats() == [1, 3]

    def test_a_bot_told_to_be_quiet_stops_what_is_lined_up_already(
        self, context: Flask, bot: Bot
    ) -> None:
        for chat_id in range(40):
            queue(bot, chat_id, now=utcnow())
        telegram = FakeTelegram(takes_s=0.01)
        for chat_id in range(40):
            telegram.answer(chat_id, Postponed("Too Many Requests", retry_after_s=60))
        run_outbox(context, telegram, lambda: not any(map(_untouched, messages())))
        # Those on their way while the first answer came cannot be called back.
        assert len(telegram.sendings) <= 3
        assert {message.state for message in messages()} == {"pending"}
        due = [message.due_at for message in messages()]
        assert max(due) - min(due) < timedelta(seconds=5)


class TestTheDatabase:
    def test_what_is_out_is_not_sent_again_while_the_database_refuses_to_note_it(
        self,
        context: Flask,
        bot: Bot,
        telegram: FakeTelegram,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("app.usecases.outbox.LEASE", timedelta(milliseconds=50))
        monkeypatch.setattr("app.jobs.outbox._DATABASE_DOWN_S", 0.2)
        monkeypatch.setattr(
            "app.jobs.outbox.settle_message", _refuse(3, then=outbox.settle_message)
        )
        queue(bot, now=utcnow())
        work_off(context, telegram)
        assert len(telegram.sendings) == 1

    def test_a_database_that_cannot_be_read_for_a_while_delays_and_nothing_more(
        self,
        context: Flask,
        bot: Bot,
        telegram: FakeTelegram,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("app.jobs.outbox._DATABASE_DOWN_S", 0.05)
        monkeypatch.setattr(
            "app.jobs.outbox.claim_messages", _refuse(3, then=outbox.claim_messages)
        )
        queue(bot, now=utcnow())
        work_off(context, telegram)
        assert len(telegram.sendings) == 1


class TestStopping:
    def test_finishes_what_is_on_its_way_and_takes_nothing_new(
        self, context: Flask, bot: Bot
    ) -> None:
        for chat_id in (1, 2):
            queue(bot, chat_id, now=utcnow())
        slow = FakeTelegram(takes_s=0.5)

        def both_under_way() -> bool:
            if slow.at_once < 2:
                return False
            queue(bot, 3, now=utcnow() + timedelta(milliseconds=200))
            return True

        run_outbox(context, slow, both_under_way)
        assert sorted(slow.chats()) == [1, 2]
        assert [message.state for message in messages()] == ["sent", "sent", "pending"]


def _untouched(message: OutboxMessage) -> bool:
    return message.state == "pending" and message.last_error is None


def _is_rejected() -> bool:
    with reading() as session:
        return bool(
            session.scalar(
                select(func.count()).select_from(Bot).where(Bot.token_rejected_at.is_not(None))
            )
        )


def _refuse(times: int, *, then: Any) -> Any:
    """Make a use case that the database refuses so many times."""
    left = [None] * times

    def refusing(*args: Any, **kwargs: Any) -> Any:
        if left:
            left.pop()
            raise OperationalError("made to fail", {}, Exception())
        return then(*args, **kwargs)

    return refusing
