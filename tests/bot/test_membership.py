"""People who block the bot and let it in again, on both databases."""

from datetime import datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select

from app.db import reading
from app.models import BotChat
from tests.bot.conftest import Hook
from tests.bot.updates import membership, message, user
from tests.support.factories import CLIENT_ID, NOW

pytestmark = pytest.mark.usefixtures("now")


def chats(hook: Hook) -> list[tuple[int, datetime | None]]:
    with hook.app.app_context(), reading() as session:
        rows = session.execute(
            select(BotChat.chat_id, BotChat.blocked_at).order_by(BotChat.chat_id)
        )
        return [tuple(row) for row in rows]


class TestMembership:
    @pytest.mark.parametrize("status", ["kicked", "left"])
    def test_a_block_is_remembered_with_its_moment(self, hook: Hook, status: str) -> None:
        hook.post(message())
        hook.post(membership(status))
        assert chats(hook) == [(CLIENT_ID, NOW)]

    def test_a_second_block_keeps_the_first_moment(
        self, hook: Hook, now: time_machine.Traveller
    ) -> None:
        hook.post(membership("kicked"))
        now.shift(timedelta(hours=1))
        hook.post(membership("kicked"))
        assert chats(hook) == [(CLIENT_ID, NOW)]

    def test_letting_the_bot_in_again_lifts_the_block(self, hook: Hook) -> None:
        hook.post(membership("kicked"))
        hook.post(membership("member"))
        assert chats(hook) == [(CLIENT_ID, None)]

    def test_somebody_never_seen_before_may_block_too(self, hook: Hook) -> None:
        hook.post(membership("kicked"))
        assert chats(hook) == [(CLIENT_ID, NOW)]

    def test_a_block_says_nothing_about_other_people(self, hook: Hook) -> None:
        hook.post(message())
        hook.post(membership("kicked", user(CLIENT_ID + 1)))
        assert chats(hook) == [(CLIENT_ID, None), (CLIENT_ID + 1, NOW)]

    def test_nobody_is_written_to_because_of_it(self, hook: Hook) -> None:
        hook.post(membership("kicked"))
        hook.post(membership("member"))
        assert hook.queued() == []
