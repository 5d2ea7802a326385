"""How little has to arrive before a client sees free times."""

from playwright.sync_api import Request, expect

from tests.browser.client import new_client
from tests.browser.conftest import OpenWindow
from tests.browser.stack import Stack
from tests.browser.steps import see


class TestTheFirstScreen:
    def test_needs_three_requests_after_the_page(
        self, stack: Stack, open_window: OpenWindow
    ) -> None:
        page = open_window().page
        asked: list[str] = []

        def note(request: Request) -> None:
            asked.append(request.url)

        page.on("request", note)
        page.goto(f"{stack.url}/app/anya-belova", wait_until="networkidle")
        expect(page.get_by_role("button", name="ближайшее").first).to_be_visible()
        beside_icon = [url for url in asked if url.startswith("http")]
        assert len(beside_icon) <= 1 + 3, beside_icon

    def test_does_not_wait_for_the_signing_in(self, stack: Stack, open_window: OpenWindow) -> None:
        page = open_window().page
        page.route("**/session", lambda _: None)
        page.goto(new_client(stack).address())
        see(page, "Аня Белова")
        expect(page.get_by_role("button", name="ближайшее").first).to_be_visible()

    def test_keeps_the_signed_data_out_of_the_address_bar(
        self, stack: Stack, open_window: OpenWindow
    ) -> None:
        page = open_window().goto(new_client(stack).address())
        see(page, "Аня Белова")
        assert page.url == f"{stack.url}/app/anya-belova"
