"""Whom the cabinet opens for."""

import re
from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote

import pytest
import requests
from playwright.sync_api import expect

from app.clock import utcnow
from sandbox.people import ANYA, ANYA_BOT
from tests.browser.cabinet_words import EN, RU, CabinetWords
from tests.browser.client import new_client
from tests.browser.conftest import OpenWindow
from tests.browser.member import Member
from tests.browser.stack import MANAGER_BOT, Stack
from tests.browser.steps import see
from tests.support.telegram import init_data, sign, user_json

SLUG = "anya-belova"
CABINET = f"/cabinet/{SLUG}"
_DAY = re.compile(r"\d+ \S+$")


@pytest.fixture
def anya(stack: Stack) -> Member:
    return Member(stack, SLUG, ANYA_BOT.username, ANYA.id)


def hash_only() -> str:
    """Return what whoever has the bot's token can make: all but Telegram's own signature."""
    pairs = [("user", user_json(ANYA.id)), ("auth_date", str(int(utcnow().timestamp())))]
    return sign(pairs, ANYA_BOT.token)


def signed_by_another_key() -> str:
    return init_data(utcnow(), token=ANYA_BOT.token, user=user_json(ANYA.id))


class TestTheOwner:
    def test_gets_in_by_the_button_in_her_bots_chat(
        self, stack: Stack, open_phone: OpenWindow
    ) -> None:
        page = open_phone().goto(stack.telegram.url)
        page.get_by_role("tab", name="Аня").click()
        page.get_by_role("button", name="Мой кабинет").last.click()
        cabinet = page.frame_locator("iframe")
        expect(cabinet.get_by_role("heading", level=1)).to_have_text(_DAY)
        cabinet.get_by_role("link", name=RU.services_tab).click()
        see(cabinet, RU.services)
        cabinet.get_by_role("button", name=re.compile("^Наращивание")).click()
        see(cabinet, RU.a_service)
        # Telegram's own button goes back.
        page.get_by_role("dialog").get_by_role("button", name=RU.back).click()
        see(cabinet, RU.services)

    def test_keeps_the_signed_data_out_of_the_address_bar(
        self, anya: Member, open_phone: OpenWindow
    ) -> None:
        page = open_phone().goto(anya.address("/hours"))
        see(page, RU.hours)
        assert page.url == f"{anya.stack.url}{CABINET}/hours"

    def test_reads_the_tenants_clock_wherever_she_is(
        self, anya: Member, open_phone: OpenWindow
    ) -> None:
        page = open_phone(timezone_id="Pacific/Kiritimati").goto(anya.address())
        moscow = datetime.fromisoformat(anya.cabinet()["now"])
        expect(page.get_by_role("heading", level=1)).to_contain_text(f", {moscow.day} ")


class TestTheManagersBot:
    def test_leads_to_the_only_place_one_works_at(
        self, stack: Stack, open_phone: OpenWindow
    ) -> None:
        page = open_phone().goto(by_the_managers_bot(stack, ANYA.id))
        expect(page.get_by_role("heading", level=1)).to_have_text(_DAY)
        expect(page).to_have_url(stack.url + CABINET)

    def test_says_what_to_do_to_whoever_works_nowhere(
        self, stack: Stack, open_phone: OpenWindow
    ) -> None:
        nobody = new_client(stack).telegram_id
        page = open_phone(may_fail_to_load=True).goto(by_the_managers_bot(stack, nobody))
        see(page, "Кабинета пока нет")


def by_the_managers_bot(stack: Stack, person: int) -> str:
    """Return where the menu of the bot of all tenants leads a person."""
    leads_to = {"text": "Кабинет", "type": "web_app", "web_app": {"url": f"{stack.url}/cabinet"}}
    bot = f"{stack.telegram.url}/bot{stack.environ['MANAGER_BOT_TOKEN']}"
    requests.post(f"{bot}/setChatMenuButton", json={"menu_button": leads_to}, timeout=10)
    chat = f"chats/{person}/{MANAGER_BOT}"
    stack.telegram.control(f"{chat}/messages", {"text": "/start"})
    return stack.telegram.control(f"{chat}/open", {})["url"]


class TestAnybodyElse:
    @pytest.mark.parametrize(("language", "words"), [("ru", RU), ("en", EN)])
    def test_is_told_that_it_is_not_theirs(
        self, stack: Stack, open_phone: OpenWindow, language: str, words: CabinetWords
    ) -> None:
        stranger = new_client(stack, language=language)
        window = open_phone(language=language, may_fail_to_load=True)
        page = window.goto(address_of(stack, stranger.address()))
        see(page, words.stranger)

    def test_who_is_a_client_is_no_exception(self, stack: Stack, open_phone: OpenWindow) -> None:
        client = new_client(stack)
        client.visits()
        page = open_phone(may_fail_to_load=True).goto(address_of(stack, client.address("/visits")))
        see(page, RU.stranger)

    @pytest.mark.parametrize("forged", [hash_only, signed_by_another_key])
    def test_who_only_says_she_is_the_owner_stays_outside(
        self, stack: Stack, open_phone: OpenWindow, forged: Callable[[], str]
    ) -> None:
        page = open_phone(may_fail_to_load=True).page
        page.goto(f"{stack.url}{CABINET}#tgWebAppData={quote(forged())}&tgWebAppVersion=9.1")
        see(page, RU.reopen)
        expect(page.get_by_role("navigation")).to_have_count(0)


class TestAPlainBrowser:
    @pytest.mark.parametrize("path", ["", "/hours", "/visits/1"])
    def test_says_where_the_cabinet_is_opened(
        self, stack: Stack, open_phone: OpenWindow, path: str
    ) -> None:
        page = open_phone().goto(stack.url + CABINET + path)
        see(page, RU.outside_telegram)


def address_of(stack: Stack, launched: str) -> str:
    """Turn the address of somebody's Mini App into one of the cabinet."""
    return f"{stack.url}{CABINET}#{launched.partition('#')[2]}"
