"""Messages waiting and claimed, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest
from flask import Flask

from app.db import db, transaction
from app.domain.ports import Delivered, Postponed, TokenRejected, Undeliverable
from app.models import Bot
from app.runtime import runtime
from app.usecases.outbox import LEASE, claim_messages, queue_message, settle_message
from tests.support.factories import CLIENT_ID, NOW
from tests.support.outbox import (
    claim,
    claim_and_settle,
    ids,
    pending,
    queue,
    rolled_back,
    settle,
    stored,
)
from tests.support.races import race
from tests.support.telegram import TOKEN

SECOND = timedelta(seconds=1)

pytestmark = pytest.mark.usefixtures("context")


class TestQueueMessage:
    def test_a_change_that_is_rolled_back_takes_its_message_along(self, bot: Bot) -> None:
        with rolled_back() as session:
            queue_message(
                session, bot=bot, chat_id=1, template="greeting", params={}, language="ru", now=NOW
            )
            session.flush()
        assert claim() == []


class TestClaimMessages:
    def test_hands_over_all_that_sending_needs(self, bot: Bot) -> None:
        message_id = queue(bot)
        [claimed] = claim()
        assert (claimed.id, claimed.bot_id, claimed.chat_id) == (message_id, bot.id, CLIENT_ID)
        assert runtime().vault.open(claimed.token_sealed) == TOKEN
        assert (claimed.template, claimed.params["first_name"]) == ("greeting", "Марина")
        assert (claimed.language, claimed.edits_message_id) == ("ru", None)

    def test_takes_the_longest_waiting_first(self, bot: Bot) -> None:
        late = queue(bot, chat_id=1, now=NOW - 1 * SECOND)
        early = queue(bot, chat_id=2, now=NOW - 3 * SECOND)
        middle = queue(bot, chat_id=3, now=NOW - 2 * SECOND)
        assert ids(claim()) == [early, middle, late]

    def test_takes_no_more_than_asked_for(self, bot: Bot) -> None:
        queued = [queue(bot, chat_id=chat_id) for chat_id in range(5)]
        assert ids(claim(limit=3)) == queued[:3]
        assert ids(claim(limit=3)) == queued[3:]

    def test_leaves_what_is_not_due_yet(self, bot: Bot) -> None:
        message_id = queue(bot, now=NOW + SECOND)
        assert claim(NOW) == []
        assert ids(claim(NOW + SECOND)) == [message_id]

    def test_takes_one_message_of_a_chat_at_a_time_in_order(self, bot: Bot) -> None:
        queued = [queue(bot) for _ in range(3)]
        sent = [claim_and_settle(Delivered(number)).id for number in range(3)]
        assert sent == queued

    def test_a_later_message_waits_for_a_postponed_one(self, bot: Bot) -> None:
        first, second = queue(bot), queue(bot)
        claim_and_settle(Postponed("network"))
        assert claim(NOW + SECOND) == []
        [claimed] = claim(NOW + 2 * SECOND)
        assert claimed.id == first
        settle(claimed, Delivered(1))
        assert ids(claim()) == [second]

    def test_a_message_given_up_lets_the_next_one_through(self, bot: Bot) -> None:
        queue(bot)
        second = queue(bot)
        claim_and_settle(Undeliverable("message is too long"))
        assert ids(claim()) == [second]

    def test_a_person_hears_from_two_bots_independently(self, bot: Bot, other_bot: Bot) -> None:
        assert ids(claim()) == []
        queued = [queue(bot), queue(other_bot)]
        assert ids(claim()) == queued

    def test_leaves_a_message_alone_until_its_lease_runs_out(self, bot: Bot) -> None:
        message_id = queue(bot)
        claim()
        assert claim(NOW + LEASE - SECOND) == []
        assert ids(claim(NOW + LEASE)) == [message_id]

    def test_counts_every_attempt(self, bot: Bot) -> None:
        message_id = queue(bot)
        for number in range(3):
            claim(NOW + number * LEASE)
        assert stored(message_id).attempts == 3

    def test_a_claim_that_is_rolled_back_never_was(self, bot: Bot) -> None:
        message_id = queue(bot)
        with rolled_back() as session:
            claim_messages(session, limit=1, now=NOW)
        assert ids(claim()) == [message_id]

    def test_leaves_out_bots_that_were_told_to_be_quiet(self, bot: Bot, other_bot: Bot) -> None:
        queue(bot)
        claim_and_settle(Postponed("Too Many Requests", retry_after_s=30))
        held, free = queue(bot, chat_id=2), queue(other_bot)
        assert ids(claim(NOW + 29 * SECOND)) == [free]
        assert held in ids(claim(NOW + 30 * SECOND))

    def test_leaves_out_bots_whose_token_was_rejected(self, bot: Bot, other_bot: Bot) -> None:
        queue(bot)
        claim_and_settle(TokenRejected())
        queue(bot, chat_id=2)
        free = queue(other_bot)
        assert ids(claim(NOW + timedelta(hours=1))) == [free]


class TestClaimersAtOnce:
    def test_a_second_claimer_gets_what_the_first_has_not(self, bot: Bot, context: Flask) -> None:
        queued = [queue(bot, chat_id=chat_id) for chat_id in range(6)]

        def second() -> list[int]:
            with context.app_context():
                return ids(claim(limit=3))

        with ThreadPoolExecutor(1) as pool:
            with transaction() as session:
                first = ids(claim_messages(session, limit=3, now=NOW))
                waiting = pool.submit(second)
                if db.engine.dialect.name == "postgresql":
                    # Rows that are locked are passed over and not waited for.
                    assert waiting.result(timeout=10) == queued[3:]
            assert first + waiting.result(timeout=10) == queued

    def test_a_second_claimer_does_not_overtake_in_a_chat(self, bot: Bot, context: Flask) -> None:
        queue(bot)
        queue(bot)

        def second() -> list[int]:
            with context.app_context():
                return ids(claim())

        with ThreadPoolExecutor(1) as pool:
            with transaction() as session:
                claim_messages(session, limit=1, now=NOW)
                waiting = pool.submit(second)
                if db.engine.dialect.name == "postgresql":
                    assert waiting.result(timeout=10) == []
            assert waiting.result(timeout=10) == []

    def test_an_edit_is_queued_while_its_original_is_being_settled(
        self, bot: Bot, context: Flask
    ) -> None:
        original = queue(bot)
        [claimed] = claim()

        def change() -> int:
            with context.app_context():
                return queue(bot, edits_id=original)

        with ThreadPoolExecutor(1) as pool:
            with transaction() as session:
                settle_message(session, claimed=claimed, outcome=Delivered(501), now=NOW)
                waiting = pool.submit(change)
                if db.engine.dialect.name == "postgresql":
                    # Waiting for one another over several messages would end in a deadlock.
                    assert waiting.result(timeout=10)
            assert waiting.result(timeout=10)

    def test_many_claimers_share_the_queue_without_a_doublet(
        self, bot: Bot, context: Flask
    ) -> None:
        with transaction() as session:
            for number in range(240):
                queue_message(
                    session,
                    bot=bot,
                    chat_id=number % 80,
                    template="greeting",
                    params={},
                    language="ru",
                    now=NOW,
                )

        def work() -> list[tuple[int, int]]:
            done = []
            while pending():
                for claimed in claim(limit=7):
                    settle(claimed, Delivered(claimed.id))
                    done.append((claimed.chat_id, claimed.id))
            return done

        shares = race(context, [work] * 4)
        sent = [one for share in shares for one in share]
        assert len(sent) == len(set(sent)) == 240

    def test_outcomes_written_down_at_once_count_once(self, bot: Bot, context: Flask) -> None:
        queue(bot)
        [claimed] = claim()
        race(context, [partial(settle, claimed, Delivered(number)) for number in range(1, 5)])
        message = stored(claimed.id)
        assert (message.state, message.sent_at) == ("sent", NOW)
        assert claim(NOW + LEASE) == []
