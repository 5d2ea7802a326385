"""What happens in the chat with a bot, on both databases."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.db import Base, reading, transaction
from app.domain.errors import InvitationNotFound
from app.domain.init_data import TelegramUser
from app.models import Bot, BotChat, Identity, Invitation, Master, Membership, ProcessedUpdate
from app.usecases.chats import (
    UPDATES_KEPT,
    accept_invitation,
    add_member,
    forget_updates,
    greet,
    invite_owner,
    note_chat,
    seen_before,
)
from tests.support.factories import ANYA, CLIENT_ID, NOW, make_bot, make_tenant
from tests.support.outbox import claim
from tests.support.races import race

WEEK = timedelta(days=7)

pytestmark = pytest.mark.usefixtures("context")


def user(user_id: int = CLIENT_ID, language_code: str = "ru") -> TelegramUser:
    return TelegramUser.described(
        user_id, first_name="Аня", last_name=None, username=None, language_code=language_code
    )


def count(model: type[Base]) -> int:
    with reading() as session:
        return session.scalars(select(func.count()).select_from(model)).one()


def roles() -> list[tuple[str, str, int | None]]:
    """Return who may do what: Telegram id, role, own calendar."""
    with reading() as session:
        rows = session.execute(
            select(Identity.subject, Membership.role, Membership.master_id)
            .join(Membership, Membership.person_id == Identity.person_id)
            .order_by(Membership.id)
        )
        return [tuple(row) for row in rows]


class TestSeenBefore:
    def seen(self, bot: Bot, update_id: int, now=NOW) -> bool:
        with transaction() as session:
            return seen_before(session, bot_id=bot.id, update_id=update_id, now=now)

    def test_is_true_from_the_second_time_on(self, bot: Bot) -> None:
        assert [self.seen(bot, 7) for _ in range(3)] == [False, True, True]

    def test_each_bot_counts_its_own_updates(self, bot: Bot, other_bot: Bot) -> None:
        assert [self.seen(bot, 7), self.seen(other_bot, 7)] == [False, False]

    def test_the_order_of_numbers_means_nothing(self, bot: Bot) -> None:
        assert [self.seen(bot, number) for number in (9, 3, 2**40, 9)] == [False] * 3 + [True]

    def test_is_false_for_one_only_of_many_at_once(self, bot: Bot, context: Flask) -> None:
        answers = race(context, [partial(self.seen, bot, 7)] * 8)
        assert sorted(answers) == [False] + [True] * 7

    def test_lasts_two_days(self, bot: Bot) -> None:
        self.seen(bot, 1, NOW)
        self.seen(bot, 2, NOW + timedelta(seconds=1))
        with transaction() as session:
            forget_updates(session, now=NOW + UPDATES_KEPT + timedelta(seconds=1))
        assert [self.seen(bot, 1), self.seen(bot, 2)] == [False, True]


class TestNoteChat:
    def note(self, bot: Bot, *, blocked: bool, now=NOW) -> None:
        with transaction() as session:
            note_chat(session, bot=bot, chat_id=CLIENT_ID, blocked=blocked, now=now)

    def chat(self) -> tuple[object, ...]:
        with reading() as session:
            return tuple(session.execute(select(BotChat.started_at, BotChat.blocked_at)).one())

    def test_remembers_when_the_chat_began(self, bot: Bot) -> None:
        self.note(bot, blocked=False)
        self.note(bot, blocked=False, now=NOW + WEEK)
        assert self.chat() == (NOW, None)

    def test_remembers_the_first_moment_of_a_block_until_it_ends(self, bot: Bot) -> None:
        self.note(bot, blocked=True)
        self.note(bot, blocked=True, now=NOW + WEEK)
        assert self.chat() == (NOW, NOW)
        self.note(bot, blocked=False, now=NOW + WEEK)
        assert self.chat() == (NOW, None)


class TestGreet:
    def test_queues_the_greeting_and_remembers_the_chat(self, bot: Bot) -> None:
        with transaction() as session:
            greet(session, bot=bot, user=user(language_code="en"), now=NOW)
        [greeting] = claim()
        assert (greeting.chat_id, greeting.template, greeting.language) == (
            CLIENT_ID,
            "greeting",
            "en",
        )
        assert greeting.params == {
            "first_name": "Аня",
            "tenant_name": "Аня Белова",
            "slug": "anya",
            "is_staff": False,
        }
        assert count(BotChat) == 1


def only_master() -> int:
    with reading() as session:
        return session.scalars(select(Master.id)).one()


class TestInvitation:
    def invite(self, bot: Bot) -> str:
        with transaction() as session:
            return invite_owner(session, tenant_id=bot.tenant_id, now=NOW)

    def accept(self, bot: Bot, code: str, user_id: int = CLIENT_ID, now=NOW) -> int:
        with transaction() as session:
            accept_invitation(session, bot=bot, user=user(user_id), code=code, now=now)
        return user_id

    def test_makes_an_owner_and_welcomes_her(self, bot: Bot) -> None:
        self.accept(bot, self.invite(bot))
        assert roles() == [(str(CLIENT_ID), "owner", only_master())]
        assert [message.template for message in claim()] == ["owner_welcome"]
        assert count(BotChat) == 1

    def test_keeps_no_code_that_could_be_read(self, bot: Bot) -> None:
        code = self.invite(bot)
        with reading() as session:
            kept = session.scalars(select(Invitation.code_hash)).one()
        assert code not in kept
        assert len(kept) == 64

    def test_fits_into_a_link_to_telegram(self, bot: Bot) -> None:
        assert len(f"own_{self.invite(bot)}") <= 64

    @pytest.mark.parametrize("code", ["", "x", "\0", "\ud83d", "x" * 100_000])
    def test_an_unknown_code_is_refused(self, bot: Bot, code: str) -> None:
        self.invite(bot)
        with pytest.raises(InvitationNotFound):
            self.accept(bot, code)
        assert roles() == []

    def test_a_used_code_is_refused_even_to_who_used_it(self, bot: Bot) -> None:
        code = self.invite(bot)
        self.accept(bot, code)
        for user_id in (CLIENT_ID, CLIENT_ID + 1):
            with pytest.raises(InvitationNotFound):
                self.accept(bot, code, user_id)
        assert len(roles()) == 1

    def test_an_old_code_is_refused(self, bot: Bot) -> None:
        code = self.invite(bot)
        with pytest.raises(InvitationNotFound):
            self.accept(bot, code, now=NOW + WEEK)
        self.accept(bot, code, now=NOW + WEEK - timedelta(seconds=1))

    def test_of_a_studio_gives_the_owner_no_calendar_of_her_own(self, context: Flask) -> None:
        del context
        studio = make_tenant(masters=(ANYA, replace(ANYA, name="Катя")))
        bot = make_bot(studio)
        self.accept(bot, self.invite(bot))
        assert roles() == [(str(CLIENT_ID), "owner", None)]

    def test_another_tenants_code_is_refused_and_stays_good(self, bot: Bot, other_bot: Bot) -> None:
        code = self.invite(bot)
        with pytest.raises(InvitationNotFound):
            self.accept(other_bot, code)
        self.accept(bot, code)

    def test_of_many_who_open_a_link_at_once_one_becomes_the_owner(
        self, bot: Bot, context: Flask
    ) -> None:
        code = self.invite(bot)
        people = range(CLIENT_ID, CLIENT_ID + 8)
        answers = race(context, [partial(self.accept, bot, code, one) for one in people])
        [owner] = [one for one in answers if isinstance(one, int)]
        assert sum(isinstance(one, InvitationNotFound) for one in answers) == 7
        assert roles() == [(str(owner), "owner", only_master())]


class TestAddMember:
    def test_gives_another_role_in_place_of_the_old_one(self, bot: Bot) -> None:
        master_id = only_master()
        for role, own in (("owner", None), ("master", master_id)):
            with transaction() as session:
                add_member(
                    session,
                    tenant_id=bot.tenant_id,
                    telegram_id=CLIENT_ID,
                    role=role,
                    master_id=own,
                    now=NOW,
                )
        assert roles() == [(str(CLIENT_ID), "master", master_id)]

    def test_one_person_may_work_for_two_tenants(self, bot: Bot, other_bot: Bot) -> None:
        for one in (bot, other_bot):
            with transaction() as session:
                add_member(
                    session,
                    tenant_id=one.tenant_id,
                    telegram_id=CLIENT_ID,
                    role="owner",
                    master_id=None,
                    now=NOW,
                )
        assert len(roles()) == 2
        assert count(Identity) == 1


def test_updates_of_a_bot_leave_with_it(bot: Bot) -> None:
    with transaction() as session:
        seen_before(session, bot_id=bot.id, update_id=7, now=NOW)
    with transaction() as session:
        session.delete(session.get_one(Bot, bot.id))
    assert count(ProcessedUpdate) == 0
