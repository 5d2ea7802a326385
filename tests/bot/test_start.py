"""What somebody who writes to the bot gets, on both databases."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from app.db import reading, transaction
from app.domain.ports import Button
from app.models import BotChat, Identity, Membership
from app.usecases.chats import invite_owner
from tests.bot.conftest import Hook, hook_of
from tests.bot.updates import message, user
from tests.support.factories import CLIENT_ID, NOW, OWNER_ID, make_bot, make_tenant

BOOKING = "http://127.0.0.1:8000/app/anya"
CABINET = "http://127.0.0.1:8000/cabinet/anya"
FRIEND = 5_000_000_301

pytestmark = pytest.mark.usefixtures("now")


def invite(hook: Hook) -> str:
    """Return the owner's /start with a fresh one-time code."""
    with hook.app.app_context(), transaction() as session:
        return f"/start own_{invite_owner(session, tenant_id=hook.tenant.id, now=NOW)}"


def owners(hook: Hook) -> set[int]:
    with hook.app.app_context(), reading() as session:
        return set(
            map(
                int,
                session.scalars(
                    select(Identity.subject)
                    .join(Membership, Membership.person_id == Identity.person_id)
                    .where(Membership.tenant_id == hook.tenant.id, Membership.role == "owner")
                ),
            )
        )


class TestGreeting:
    def test_names_the_person_and_the_tenant_in_russian(self, hook: Hook) -> None:
        hook.post(message())
        [(chat_id, greeting)] = hook.queued()
        assert chat_id == CLIENT_ID
        assert greeting.html.startswith("Здравствуйте, Марина!\n\nЗдесь можно записаться")
        assert "<b>Аня Белова</b>" in greeting.html

    def test_has_buttons_that_open_the_booking_and_the_own_visits(self, hook: Hook) -> None:
        hook.post(message())
        [(_, greeting)] = hook.queued()
        assert greeting.buttons == (
            (Button("Записаться", BOOKING),),
            (Button("Мои записи", f"{BOOKING}/visits"),),
        )

    def test_speaks_english_to_who_reads_it(self, hook: Hook) -> None:
        hook.post(message(sender=user(first_name="Kate", language_code="en-GB")))
        [(_, greeting)] = hook.queued()
        assert greeting.html.startswith("Hello, Kate!\n\nYou can book here")
        assert [row[0].text for row in greeting.buttons] == ["Book", "My bookings"]

    @pytest.mark.parametrize("language_code", [None, "", "ru", "uk", "kk-KZ"])
    def test_speaks_russian_where_that_is_the_better_guess(
        self, hook: Hook, language_code: str | None
    ) -> None:
        hook.post(message(sender=user(language_code=language_code)))
        [(_, greeting)] = hook.queued()
        assert greeting.html.startswith("Здравствуйте")

    @pytest.mark.parametrize(
        ("text", "answer"),
        [
            pytest.param("/start", "greeting", id="the button"),
            pytest.param("/start web", "greeting", id="the link for clients"),
            pytest.param("/start own_", "link_too_old", id="a one-time link without its code"),
            pytest.param("/start own_" + "x" * 60, "link_too_old", id="a made-up one-time link"),
            pytest.param("/start own_'; DROP TABLE invitations", "link_too_old", id="SQL"),
            pytest.param("own_secret", "nobody_reads", id="a code without /start"),
            pytest.param("можно на пятницу?", "nobody_reads", id="plain words"),
            pytest.param("   ", "nobody_reads", id="blanks"),
            pytest.param(None, "nobody_reads", id="a photo"),
        ],
    )
    def test_answers_whatever_is_written(self, hook: Hook, text: str | None, answer: str) -> None:
        assert hook.post(message(text)).status_code == 200
        assert hook.templates() == [answer]

    def test_answers_a_flood_of_words_once(self, hook: Hook) -> None:
        for words in ("привет", "можно на пятницу?", "ау"):
            hook.post(message(words))
        assert hook.templates() == ["nobody_reads"]

    @pytest.mark.parametrize(
        ("first_name", "shown"),
        [
            pytest.param("<b>Аня</b> & Co", "&lt;b&gt;Аня&lt;/b&gt; &amp; Co!", id="HTML"),
            pytest.param("{tenant} %s", "{tenant} %s!", id="placeholders"),
            pytest.param("nul\0", "nul!", id="NUL"),
            pytest.param("Ж" * 5000, "Ж!", id="endless"),
            pytest.param("", "Здравствуйте!", id="empty"),
        ],
    )
    def test_takes_a_name_for_words_and_nothing_more(
        self, hook: Hook, first_name: str, shown: str
    ) -> None:
        hook.post(message(sender=user(first_name=first_name)))
        [(_, greeting)] = hook.queued()
        assert shown in greeting.html
        assert len(greeting.html) < 4096

    def test_half_a_character_in_a_name_does_not_stop_the_greeting(self, hook: Hook) -> None:
        hook.post(message(sender=user(first_name="Аня\ud83d")))
        [(_, greeting)] = hook.queued()
        assert greeting.html.encode()

    def test_half_a_character_in_a_one_time_link_is_an_unknown_link(self, hook: Hook) -> None:
        assert hook.post(message("/start own_\ud83d")).status_code == 200
        assert hook.templates() == ["link_too_old"]

    def test_lifts_an_old_block(self, hook: Hook) -> None:
        hook.post(message())
        with hook.app.app_context(), transaction() as session:
            session.scalars(select(BotChat)).one().blocked_at = NOW
        hook.post(message())
        with hook.app.app_context(), reading() as session:
            assert session.execute(select(BotChat.chat_id, BotChat.blocked_at)).all() == [
                (CLIENT_ID, None)
            ]


class TestOwnersLink:
    def test_makes_who_opens_it_the_owner(self, hook: Hook) -> None:
        hook.post(message(invite(hook), user(FRIEND)))
        assert owners(hook) == {OWNER_ID, FRIEND}
        [(chat_id, welcome)] = hook.queued()
        assert chat_id == FRIEND
        assert "вы подключены" in welcome.html
        assert welcome.buttons == (
            (Button("Мой кабинет", CABINET),),
            (Button("Страница для клиентов", BOOKING),),
        )

    def test_later_greets_her_with_the_way_to_her_cabinet(self, hook: Hook) -> None:
        hook.post(message(invite(hook), user(FRIEND)))
        hook.post(message(sender=user(FRIEND)))
        buttons = hook.queued()[-1][1].buttons
        assert [row[0].text for row in buttons] == ["Мой кабинет", "Записаться", "Мои записи"]

    def test_welcomes_in_the_owners_language(self, hook: Hook) -> None:
        hook.post(message(invite(hook), user(FRIEND, language_code="en")))
        [(_, welcome)] = hook.queued()
        assert "you are connected" in welcome.html

    def test_works_once_and_then_says_so(self, hook: Hook) -> None:
        link = invite(hook)
        hook.post(message(link, user(FRIEND)))
        hook.post(message(link, user(CLIENT_ID)))
        assert owners(hook) == {OWNER_ID, FRIEND}
        assert hook.templates() == ["owner_welcome", "link_too_old"]

    def test_works_up_to_a_week_and_not_a_moment_longer(
        self, hook: Hook, now: time_machine.Traveller
    ) -> None:
        link = invite(hook)
        now.move_to(NOW + timedelta(days=7))
        hook.post(message(link, user(CLIENT_ID)))
        now.move_to(NOW + timedelta(days=7, seconds=-1))
        hook.post(message(link, user(FRIEND)))
        assert owners(hook) == {OWNER_ID, FRIEND}
        assert hook.templates() == ["link_too_old", "owner_welcome"]

    def test_gives_way_to_a_newer_one(self, hook: Hook) -> None:
        older, newer = invite(hook), invite(hook)
        hook.post(message(older, user(CLIENT_ID)))
        hook.post(message(newer, user(FRIEND)))
        assert owners(hook) == {OWNER_ID, FRIEND}

    def test_does_not_work_in_another_tenants_bot(self, hook: Hook) -> None:
        link = invite(hook)
        with hook.app.app_context():
            other = make_tenant(slug="olya", name="Оля")
            make_bot(other, token="7000000002:SANDBOX-not-a-real-token-vitok_hair")
        others = hook_of(hook.app, other)
        others.post(message(link, user(FRIEND)))
        assert owners(others) == set()
        assert owners(hook) == {OWNER_ID}
        assert hook.templates() == ["link_too_old"]
        hook.post(message(link, user(FRIEND)))
        assert owners(hook) == {OWNER_ID, FRIEND}

    def test_makes_a_client_of_the_tenant_its_owner_too(self, hook: Hook) -> None:
        hook.post(message(sender=user(FRIEND)))
        hook.post(message(invite(hook), user(FRIEND)))
        assert FRIEND in owners(hook)
