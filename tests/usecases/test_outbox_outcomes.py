"""What becomes of messages, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import delete, select

from app.db import reading, transaction
from app.domain.ports import (
    ChatMoved,
    Delivered,
    MessageGone,
    Postponed,
    TokenRejected,
    Undeliverable,
)
from app.models import Bot, BotChat, OutboxMessage
from app.runtime import runtime
from app.usecases.chats import note_chat
from app.usecases.outbox import (
    GIVE_UP_AFTER,
    LEASE,
    STRUCK_OUT,
    delay_after,
    forget_sent,
    give_up_stale,
)
from tests.support.factories import CLIENT_ID, NOW
from tests.support.outbox import (
    NEW_TOKEN,
    claim,
    claim_and_settle,
    give_token,
    ids,
    pending,
    queue,
    settle,
    stored,
    stored_bot,
)

SECOND = timedelta(seconds=1)

pytestmark = pytest.mark.usefixtures("context")


class TestSettleMessage:
    def test_delivered_is_sent_with_its_place_in_the_chat(self, bot: Bot) -> None:
        queue(bot)
        claimed = claim_and_settle(Delivered(501), NOW + SECOND)
        message = stored(claimed.id)
        assert (message.state, message.sent_at) == ("sent", NOW + SECOND)
        assert (message.telegram_message_id, message.leased_until) == (501, None)
        assert claim(NOW + LEASE) == []

    def test_a_success_after_a_failure_leaves_no_error_behind(self, bot: Bot) -> None:
        queue(bot)
        claim_and_settle(Postponed("network: TimeoutError"))
        claimed = claim_and_settle(Delivered(1), NOW + timedelta(minutes=1))
        assert stored(claimed.id).last_error is None

    def test_settled_twice_is_once(self, bot: Bot) -> None:
        queue(bot)
        claimed = claim_and_settle(Delivered(501))
        for late in (Delivered(502), Postponed("x"), Undeliverable("x"), MessageGone("x")):
            settle(claimed, late, NOW + SECOND)
        message = stored(claimed.id)
        assert (message.state, message.telegram_message_id) == ("sent", 501)
        assert (message.sent_at, message.last_error) == (NOW, None)

    def test_a_shorter_silence_does_not_end_a_longer_one(self, bot: Bot) -> None:
        queue(bot, chat_id=1)
        queue(bot, chat_id=2)
        first, second = claim()
        settle(first, Postponed("Too Many Requests", retry_after_s=60))
        settle(second, Postponed("Too Many Requests", retry_after_s=5))
        assert stored_bot(bot).quiet_until == NOW + 60 * SECOND

    def test_a_message_that_is_gone_meanwhile_is_no_trouble(self, bot: Bot) -> None:
        queue(bot)
        [claimed] = claim()
        with transaction() as session:
            session.execute(delete(OutboxMessage))
        settle(claimed, Delivered(1))
        assert pending() == 0

    def test_a_temporary_failure_comes_again_later_and_later(self, bot: Bot) -> None:
        queue(bot)
        now, waits = NOW, []
        for _ in range(12):
            claimed = claim_and_settle(Postponed("network: ClientConnectorError"), now)
            waits.append(stored(claimed.id).due_at - now)
            now += waits[-1]
        seconds = [wait.total_seconds() for wait in waits]
        assert seconds == [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]

    def test_the_delay_stays_sane_however_many_attempts_there_were(self) -> None:
        assert delay_after(10**9) == timedelta(minutes=15)
        assert delay_after(0) == delay_after(1) == 2 * SECOND

    def test_a_failure_without_a_named_time_silences_nobody(self, bot: Bot) -> None:
        queue(bot)
        claim_and_settle(Postponed("Internal Server Error"))
        assert stored_bot(bot).quiet_until is None
        other = queue(bot, chat_id=2)
        assert ids(claim()) == [other]

    def test_a_named_time_is_kept_to_the_second(self, bot: Bot) -> None:
        queue(bot)
        claimed = claim_and_settle(Postponed("Too Many Requests", retry_after_s=7200))
        due = NOW + timedelta(hours=2)
        assert stored(claimed.id).due_at == stored_bot(bot).quiet_until == due
        assert ids(claim(due)) == [claimed.id]

    def test_is_given_up_after_a_day_and_not_before(self, bot: Bot) -> None:
        queue(bot)
        claimed = claim_and_settle(Postponed("network"), NOW + GIVE_UP_AFTER)
        assert stored(claimed.id).state == "pending"
        claim_and_settle(Postponed("network"), NOW + GIVE_UP_AFTER + timedelta(hours=1))
        message = stored(claimed.id)
        assert (message.state, message.last_error) == ("failed", "gave up: network")

    def test_what_cannot_be_delivered_fails_at_once(self, bot: Bot) -> None:
        queue(bot)
        note(bot)
        claimed = claim_and_settle(Undeliverable("Bad Request: message is too long"))
        message = stored(claimed.id)
        assert (message.state, message.last_error) == ("failed", "Bad Request: message is too long")
        assert blocked_chats() == []

    def test_a_refusal_by_the_person_marks_the_chat_as_blocked(self, bot: Bot) -> None:
        note(bot)
        note(bot, chat_id=2)
        queue(bot)
        claim_and_settle(Undeliverable("Forbidden: bot was blocked by the user", blocked=True))
        assert blocked_chats() == [(bot.id, CLIENT_ID)]

    def test_a_refusal_of_one_bot_says_nothing_about_another(
        self, bot: Bot, other_bot: Bot
    ) -> None:
        note(bot)
        note(other_bot)
        queue(bot)
        claim_and_settle(Undeliverable("Forbidden", blocked=True))
        assert blocked_chats() == [(bot.id, CLIENT_ID)]

    def test_a_person_who_never_started_the_bot_is_no_trouble(self, bot: Bot) -> None:
        queue(bot)
        claimed = claim_and_settle(Undeliverable("bot can't initiate conversation", blocked=True))
        assert stored(claimed.id).state == "failed"

    def test_an_endless_reason_is_cut(self, bot: Bot) -> None:
        queue(bot)
        claimed = claim_and_settle(Undeliverable("Ж" * 10_000))
        assert len(stored(claimed.id).last_error) == 300

    def test_a_chat_that_moved_gets_the_message_at_its_new_place(self, bot: Bot) -> None:
        message_id = queue(bot)
        claim_and_settle(ChatMoved(-100_500))
        [claimed] = claim()
        assert (claimed.id, claimed.chat_id) == (message_id, -100_500)


def note(bot: Bot, chat_id: int = CLIENT_ID) -> None:
    with transaction() as session:
        note_chat(session, bot=bot, chat_id=chat_id, blocked=False, now=NOW)


def blocked_chats() -> list[tuple[int, int]]:
    with reading() as session:
        rows = session.execute(
            select(BotChat.bot_id, BotChat.chat_id).where(BotChat.blocked_at.is_not(None))
        )
        return [tuple(row) for row in rows]


class TestRejectedTokens:
    def test_messages_wait_until_the_bot_has_a_new_token(self, bot: Bot) -> None:
        message_id = queue(bot)
        claim_and_settle(TokenRejected())
        assert stored_bot(bot).token_rejected_at == NOW
        assert claim(NOW + timedelta(hours=3)) == []
        with transaction() as session:
            give_token(session, bot)
        [claimed] = claim()
        assert claimed.id == message_id
        assert runtime().vault.open(claimed.token_sealed) == NEW_TOKEN

    def test_a_late_rejection_of_the_old_token_says_nothing_about_the_new_one(
        self, bot: Bot
    ) -> None:
        message_id = queue(bot)
        [claimed] = claim()
        with transaction() as session:
            give_token(session, bot)
        settle(claimed, TokenRejected())
        assert stored_bot(bot).token_rejected_at is None
        assert ids(claim()) == [message_id]

    def test_a_rejection_that_meets_the_new_token_half_way_leaves_it_alone(
        self, bot: Bot, context: Flask
    ) -> None:
        queue(bot)
        [claimed] = claim()

        def reject() -> None:
            with context.app_context():
                settle(claimed, TokenRejected())

        with ThreadPoolExecutor(1) as pool:
            with transaction() as session:
                give_token(session, bot)
                settling = pool.submit(reject)
                # Long enough for the other to read the bot as it was.
                with pytest.raises(TimeoutError):
                    settling.result(timeout=0.3)
            settling.result(timeout=10)
        assert stored_bot(bot).token_rejected_at is None


class TestEdits:
    def test_an_edit_names_the_message_that_stands_in_the_chat(self, bot: Bot) -> None:
        original = queue(bot)
        queue(bot, edits_id=original)
        claim_and_settle(Delivered(501))
        [edit] = claim()
        assert edit.edits_message_id == 501

    def test_an_edit_waits_for_its_original(self, bot: Bot) -> None:
        original = queue(bot)
        queue(bot, edits_id=original)
        assert ids(claim()) == [original]
        assert claim(NOW + LEASE - SECOND) == []

    def test_an_edit_becomes_a_message_if_the_original_never_arrived(self, bot: Bot) -> None:
        original = queue(bot)
        edit_id = queue(bot, edits_id=original)
        claim_and_settle(Undeliverable("Bad Request"))
        [edit] = claim()
        assert (edit.id, edit.edits_message_id) == (edit_id, None)

    def test_an_edit_becomes_a_message_if_the_original_was_forgotten(self, bot: Bot) -> None:
        original = queue(bot)
        edit_id = queue(bot, edits_id=original)
        claim_and_settle(Delivered(501))
        with transaction() as session:
            session.execute(delete(OutboxMessage).where(OutboxMessage.id == original))
        [edit] = claim()
        assert (edit.id, edit.edits_message_id) == (edit_id, None)

    def test_an_edit_of_a_message_that_is_gone_is_sent_anew_at_once(self, bot: Bot) -> None:
        original = queue(bot)
        edit_id = queue(bot, edits_id=original)
        claim_and_settle(Delivered(501))
        claim_and_settle(MessageGone("Bad Request: message to edit not found"))
        [edit] = claim()
        assert (edit.id, edit.edits_message_id) == (edit_id, None)
        settle(edit, Delivered(502))
        assert stored(edit_id).telegram_message_id == 502

    def test_what_only_strikes_out_is_nothing_by_itself(self, bot: Bot) -> None:
        original = queue(bot)
        claim_and_settle(Delivered(501))
        edit_id = queue(bot, template=STRUCK_OUT, edits_id=original)
        claim_and_settle(MessageGone("Bad Request: message to edit not found"))
        assert stored(edit_id).state == "failed"


class TestGiveUpStale:
    def test_what_waited_for_more_than_a_day_is_not_said_any_more(self, bot: Bot) -> None:
        late = queue(bot, chat_id=1, now=NOW - GIVE_UP_AFTER - SECOND)
        in_time = queue(bot, chat_id=2, now=NOW - GIVE_UP_AFTER)
        with transaction() as session:
            give_up_stale(session, now=NOW)
        assert (stored(late).state, stored(late).last_error) == ("failed", "too late")
        assert ids(claim()) == [in_time]

    def test_what_is_on_its_way_may_still_arrive(self, bot: Bot) -> None:
        queue(bot, now=NOW - GIVE_UP_AFTER - SECOND)
        [claimed] = claim()
        with transaction() as session:
            give_up_stale(session, now=NOW)
        settle(claimed, Delivered(1))
        assert stored(claimed.id).state == "sent"


class TestForgetSent:
    def test_drops_what_is_long_settled_and_nothing_else(self, bot: Bot) -> None:
        old, later = NOW - timedelta(days=91), NOW - timedelta(days=89)
        queue(bot, chat_id=1, now=old)
        claim_and_settle(Delivered(1), old)
        waiting = queue(bot, chat_id=2, now=old)
        recent = queue(bot, chat_id=3, now=later)
        [_, claimed] = claim(later)
        settle(claimed, Delivered(2), later)
        with transaction() as session:
            forget_sent(session, now=NOW)
        with reading() as session:
            kept = session.scalars(select(OutboxMessage.id).order_by(OutboxMessage.id)).all()
        assert kept == [waiting, recent]
