"""The client's pages where there is no Telegram around them."""

import re

from playwright.sync_api import expect

from tests.browser.client import free_starts, service_of
from tests.browser.conftest import OpenWindow
from tests.browser.stack import Stack
from tests.browser.steps import choose_time, open_service, press, see
from tests.browser.words import EN, RU

TENANT = "/app/anya-belova"


class TestInAPlainBrowser:
    def test_a_time_can_be_chosen_up_to_the_way_into_telegram(
        self, stack: Stack, open_window: OpenWindow
    ) -> None:
        page = open_window().goto(stack.url + TENANT)
        service = service_of(stack)
        open_service(page, service["name"])
        choose_time(page, next(free_starts(stack, service)))
        way = page.get_by_role("link", name=RU.open_telegram)
        expect(way).to_have_attribute("href", "https://t.me/anya_belova_bot?start=web")
        expect(page.get_by_role("button", name=RU.book)).to_have_count(0)

    def test_an_unknown_master_gets_a_page_that_says_so(
        self, stack: Stack, open_window: OpenWindow
    ) -> None:
        page = open_window(may_fail_to_load=True).page
        answer = page.goto(f"{stack.url}/app/nobody-here")
        assert answer.status == 404
        expect(page.get_by_role("heading", name="Такого мастера здесь нет")).to_be_visible()
        page.get_by_role("link", name="На главную").click()
        see(page, "Окошко")

    def test_an_english_reader_sees_english(self, stack: Stack, open_window: OpenWindow) -> None:
        page = open_window(language="en").goto(stack.url + TENANT)
        press(page, re.compile(f"^{EN.my_visits}"))
        see(page, EN.outside)
        expect(page.locator("html")).to_have_attribute("lang", "en")

    def test_a_reader_in_another_zone_learns_whose_clock_it_is(
        self, stack: Stack, open_window: OpenWindow
    ) -> None:
        page = open_window(timezone_id="Asia/Vladivostok").goto(stack.url + TENANT)
        service = service_of(stack)
        start = next(free_starts(stack, service))
        open_service(page, service["name"])
        choose_time(page, start)
        expect(page.get_by_role("heading", level=2)).to_contain_text(f"{start:%H:%M}")
        expect(page.get_by_text("Время местное: Москва, UTC+3")).to_be_visible()
