"""The master's phone in the sandbox while a client's is looked at."""

from itertools import islice

from playwright.sync_api import expect

from tests.browser.client import free_starts, new_client, service_of
from tests.browser.conftest import OpenWindow
from tests.browser.stack import Stack


class TestTheMastersPhone:
    def test_shows_the_newest_notice_when_it_is_turned_to(
        self, stack: Stack, open_window: OpenWindow
    ) -> None:
        page = open_window().goto(stack.telegram.url)
        anya = page.get_by_role("tab", name="Аня")
        expect(anya).to_be_visible()
        client, service = new_client(stack, first_name="Вера"), service_of(stack)
        for number, start in enumerate(islice(free_starts(stack, service), 0, 30, 10)):
            client.book(service, start.isoformat(), comment=f"Визит {number}")
        # By its tag: while the phone is hidden, nothing in it has a role.
        notice = page.locator("article", has_text="Визит 2")
        expect(notice).to_have_count(1)
        anya.click()
        expect(notice).to_be_in_viewport(ratio=0.9)
