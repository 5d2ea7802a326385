"""Every chat message, word for word, in both languages.

The words stand in golden/. After a change on purpose `GOLDEN=write pytest tests/texts` writes
them anew; read the difference as a client would.
"""

import os
import re
from collections.abc import Mapping
from datetime import timedelta
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from app.domain.ports import ChatMessage
from app.domain.visit_facts import VisitFacts
from app.texts.chat_messages import TEMPLATES, render
from app.texts.pages import Pages
from sandbox.telegram.bot_api.messages import MAX_TEXT
from sandbox.telegram.formatting import from_html, utf16_length
from sandbox.telegram.markup import inline_keyboard
from tests.support.factories import moscow
from tests.texts.changed_visits import CHANGED_VISITS
from tests.texts.example_visit import HOSTILE, HOSTILE_TEXT, LONG, facts
from tests.texts.paid_visits import MONEY_OF_VISITS

GOLDEN = Path(__file__).parent / "golden"
PAGES = Pages("https://okoshko.example")
LANGUAGES = ("ru", "en")
Params = Mapping[str, Any]

SEVERAL_MASTERS = facts(master_name="Ольга", tenant_name="Виток")
PRICE_FROM = facts(price_from=True, price_kopecks=350_050, services=("Наращивание",))
NO_ADDRESS = facts(address=None, directions=None)
NO_DIRECTIONS = facts(directions=None)
PAST_FREE_CANCEL = facts(booked_at=facts().free_cancel_until)
OVERNIGHT = facts(starts_at=moscow(28, 22))
WITH_COMMENT = facts(comment="Без музыки, пожалуйста.\nИ кофе.")
NO_USERNAME = facts(client_username=None)
NO_CHAT = facts(client_username=None, client_chat_id=None)
NAMELESS = facts(client_name="")
IN_TIME = facts(cancelled_at=facts().free_cancel_until)
LATE = facts(
    cancelled_at=facts().free_cancel_until + timedelta(minutes=1), cancel_reason="Заболела"
)
HARD = {"hostile words": facts(**HOSTILE), "long words": facts(**LONG)}

VISITS: dict[str, dict[str, VisitFacts]] = {
    "visit_booked_client": {
        "usual": facts(),
        "several masters": SEVERAL_MASTERS,
        "price from": PRICE_FROM,
        "no address": NO_ADDRESS,
        "no directions": NO_DIRECTIONS,
        "past free cancel": PAST_FREE_CANCEL,
        "overnight": OVERNIGHT,
        **HARD,
    },
    "visit_booked_staff": {
        "usual": facts(),
        "with a way to open it": facts(visit_id=7),
        "several masters": SEVERAL_MASTERS,
        "price from": PRICE_FROM,
        "with a comment": WITH_COMMENT,
        "no username": NO_USERNAME,
        "no chat": NO_CHAT,
        "nameless": NAMELESS,
        **HARD,
    },
    "visit_cancelled_client": {
        "usual": IN_TIME,
        "several masters": SEVERAL_MASTERS,
        "price from": PRICE_FROM,
        **HARD,
    },
    "visit_cancelled_staff": {
        "usual": IN_TIME,
        "late, with a reason": LATE,
        "several masters": SEVERAL_MASTERS,
        "no username": NO_USERNAME,
        **HARD,
    },
}
OF_BOT: dict[str, dict[str, Params]] = {
    "greeting": {
        "usual": {"first_name": "Марина"},
        "nameless": {"first_name": ""},
        "of somebody who works here": {"first_name": "Аня", "is_staff": True},
        "hostile words": {"first_name": HOSTILE_TEXT, "tenant_name": HOSTILE_TEXT},
        "long words": {"first_name": "И" * 64, "tenant_name": LONG["tenant_name"]},
    },
    "nobody_reads": {"usual": {}, "hostile words": {"tenant_name": HOSTILE_TEXT}},
    "link_too_old": {"usual": {}, "hostile words": {"tenant_name": HOSTILE_TEXT}},
    "owner_welcome": {
        "usual": {},
        "hostile words": {"tenant_name": HOSTILE_TEXT},
        "long words": {"tenant_name": LONG["tenant_name"]},
    },
    "shop_rejected_staff": {
        "usual": {},
        "hostile words": {"tenant_name": HOSTILE_TEXT},
        "long words": {"tenant_name": LONG["tenant_name"]},
    },
}
OF_VISITS = (VISITS, CHANGED_VISITS, MONEY_OF_VISITS)
CASES: dict[str, dict[str, Params]] = {
    **{
        template: {
            name: visit.to_json("Europe/Moscow")
            for visits in OF_VISITS
            for name, visit in visits.get(template, {}).items()
        }
        for template in dict.fromkeys(chain.from_iterable(OF_VISITS))
    },
    **{
        template: {
            name: {"slug": "anya-belova", "tenant_name": "Аня Белова", **params}
            for name, params in cases.items()
        }
        for template, cases in OF_BOT.items()
    },
}
EVERY_MESSAGE = [
    pytest.param(template, params, language, id=f"{template}-{name}-{language}")
    for template, cases in CASES.items()
    for name, params in cases.items()
    for language in LANGUAGES
]


def as_text(message: ChatMessage) -> str:
    rows = (" ".join(f"[{one.text}]({one.url})" for one in row) for row in message.buttons)
    return "\n".join([message.html, *rows])


def as_golden(template: str, language: str) -> str:
    sections = (
        f"=== {name} ===\n{as_text(render(template, params, language, PAGES))}\n"
        for name, params in CASES[template].items()
    )
    return "\n".join(sections)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", sorted(TEMPLATES))
def test_every_message_reads_as_agreed(template: str, language: str) -> None:
    path = GOLDEN / f"{template}.{language}.txt"
    written = as_golden(template, language)
    if os.environ.get("GOLDEN") == "write":
        path.write_text(written, encoding="utf-8")
    assert written == path.read_text(encoding="utf-8")


def test_golden_files_are_those_of_the_templates_and_no_others() -> None:
    expected = {f"{template}.{language}.txt" for template in TEMPLATES for language in LANGUAGES}
    assert {path.name for path in GOLDEN.iterdir()} == expected


def test_a_template_nobody_wrote_is_an_error() -> None:
    with pytest.raises(KeyError):
        render("visit_forgotten", {}, "ru", PAGES)


class TestWhatTelegramSays:
    """The sandbox reads messages by Telegram's rules and knows nothing of our templates."""

    @pytest.mark.parametrize(("template", "params", "language"), EVERY_MESSAGE)
    def test_every_message_is_short_enough(self, template, params, language) -> None:
        read = from_html(render(template, params, language, PAGES).html)
        assert 0 < utf16_length(read.text) <= MAX_TEXT

    @pytest.mark.parametrize(("template", "params", "language"), EVERY_MESSAGE)
    def test_every_keyboard_is_accepted(self, template, params, language) -> None:
        rows = [
            [{"text": button.text, "web_app": {"url": button.url}} for button in row]
            for row in render(template, params, language, PAGES).buttons
        ]
        assert inline_keyboard({"inline_keyboard": rows}) == (
            {"inline_keyboard": rows} if rows else None
        )

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("template", sorted(TEMPLATES))
    def test_hostile_words_stay_words(self, template, language) -> None:
        usual = from_html(render(template, CASES[template]["usual"], language, PAGES).html)
        hostile = from_html(
            render(template, CASES[template]["hostile words"], language, PAGES).html
        )
        assert HOSTILE_TEXT in hostile.text
        links = [one["url"] for one in hostile.entities if one["type"] == "text_link"]
        assert set(links) <= {f"tg://user?id={facts().client_chat_id}"}
        assert _count(hostile, "bold") == _count(usual, "bold")


class TestWhatClientsMustNotRead:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize(
        "template",
        sorted(one for one in TEMPLATES if re.fullmatch("visit_.+_client|.+_payer", one)),
    )
    def test_their_own_wish_is_not_repeated_to_them(self, template, language) -> None:
        told = facts(comment="wish", visit_id=7)
        html = render(template, told.to_json("Europe/Moscow"), language, PAGES).html
        assert "wish" not in html

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_neither_is_their_own_reason(self, language) -> None:
        told = facts(cancel_reason="reason", cancelled_at=moscow(28, 9)).to_json("Europe/Moscow")
        html = render("visit_cancelled_client", told, language, PAGES).html
        assert "reason" not in html


def _count(formatted: Any, kind: str) -> int:
    return sum(entity["type"] == kind for entity in formatted.entities)
