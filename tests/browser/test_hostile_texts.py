"""Texts of masters and clients that look like markup, or never end."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.client import Client, free_starts, new_client, service_of
from tests.browser.conftest import OpenWindow
from tests.browser.stack import Stack
from tests.browser.steps import choose_time, open_service, press, see
from tests.browser.window import NARROW, PHONE, excess_width
from tests.browser.words import RU
from tests.support.sandbox import wait_until

MARKUP = "<img src=x onerror=alert(1)>"
ENDLESS = "Наращивание" * 10
SLUG, BOT = "hostile", "hostile_texts_bot"
STUDIO = f"""
slug = "{SLUG}"
name = "{MARKUP}"
tagline = "</script><script>alert(2)</script>"
about = "{ENDLESS} {{{{ 7 * 7 }}}} ' \\" &amp;"
address = "<b>{ENDLESS}</b>"
directions = "__SLUG__ __LANG__"
[[masters]]
name = "<i>{ENDLESS[:70]}</i>"
title = "{ENDLESS}"
hours = {{ mon = ["09:00-21:00"], wed = ["09:00-21:00"], fri = ["09:00-21:00"] }}
[[masters]]
name = "{MARKUP}"
hours = {{ mon = ["09:00-21:00"] }}
[[services]]
name = "{MARKUP}"
group = "<h1>{ENDLESS}</h1>"
description = "<script>alert(3)</script>"
duration_min = 60
price_rub = 10000000
price_from = true
[[services]]
name = "{ENDLESS}"
duration_min = 1440
price_rub = 0
"""


@pytest.fixture(scope="module")
def hostile(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Stack:
    """The product with a tenant of such texts and a bot of hers."""
    file: Path = tmp_path_factory.mktemp("hostile") / "studio.toml"
    file.write_text(STUDIO)
    token = stack.telegram.control("bots", {"username": BOT, "first_name": MARKUP})["token"]
    stack.flask("tenants", "create", str(file))
    stack.flask("bots", "add", SLUG, "--token", token)
    return stack


@pytest.fixture
def client(hostile: Stack) -> Client:
    return new_client(hostile, slug=SLUG, bot=BOT, first_name=MARKUP)


class TestMarkupInTexts:
    def test_is_shown_and_booked_and_told_as_text(
        self, client: Client, open_window: OpenWindow
    ) -> None:
        page = open_window().goto(client.address())
        service = service_of(client.stack, MARKUP, SLUG)
        start = next(free_starts(client.stack, service, slug=SLUG))
        see(page, MARKUP)
        expect_no_markup(page)
        open_service(page, MARKUP)
        choose_time(page, start)
        page.get_by_label(RU.wish).fill(MARKUP)
        expect_no_markup(page)
        press(page, RU.book)
        expect(page.get_by_text(RU.done, exact=True)).to_be_visible()
        expect_no_markup(page)
        wait_until(lambda: any(MARKUP in text for text in client.messages()))

    def test_in_the_title_stays_a_title(self, client: Client, open_window: OpenWindow) -> None:
        page = open_window().goto(f"{client.stack.url}/app/{SLUG}")
        see(page, MARKUP)
        assert page.title() == MARKUP


class TestEndlessNames:
    def test_wrap_on_every_screen(self, client: Client, open_window: OpenWindow) -> None:
        page = open_window().goto(client.address())
        excess = {
            (screen, viewport["width"]): pixels
            for screen in way_to_a_visit(client, page)
            for viewport in (NARROW, PHONE)
            if (pixels := excess_width(page, viewport)) > 0
        }
        assert excess == {}


def way_to_a_visit(client: Client, page: Page) -> Iterator[str]:
    """Book and look at the visit; yields the name of each screen on the way."""
    service = service_of(client.stack, MARKUP, SLUG)
    see(page, MARKUP)
    yield "card"
    open_service(page, MARKUP)
    yield "time"
    choose_time(page, next(free_starts(client.stack, service, slug=SLUG)))
    page.get_by_label(RU.wish).fill(ENDLESS * 4)
    yield "confirm"
    press(page, RU.book)
    expect(page.get_by_text(RU.done, exact=True)).to_be_visible()
    yield "done"
    press(page, RU.my_visits)
    yield "visits"
    page.get_by_role("listitem").get_by_role("button").first.click()
    see(page, "Запись")
    yield "visit"


def expect_no_markup(page: Page) -> None:
    """Elements of a text would be there even if the policy kept their scripts from running."""
    expect(page.locator("img, script:not([src]), main b, main i, main h1 h1")).to_have_count(0)
