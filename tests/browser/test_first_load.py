"""How little has to arrive before a client sees free times."""

from urllib.parse import urlsplit

from playwright.sync_api import Request, expect

from tests.browser.client import MANICURE, new_client
from tests.browser.conftest import OpenWindow
from tests.browser.stack import Stack
from tests.browser.steps import open_service, press, see
from tests.browser.words import RU

_OTHER_SCREENS = "**/assets/screens-*.js"
# The other screens are fetched when there is nothing else to do.
_NEVER_IDLE = "window.requestIdleCallback = () => 0"


class TestTheFirstScreen:
    def test_asks_only_for_what_the_page_names_and_once(
        self, stack: Stack, open_window: OpenWindow
    ) -> None:
        page = open_window().page
        asked: list[str] = []

        def note(request: Request) -> None:
            asked.append(request.url)

        page.on("request", note)
        page.add_init_script(_NEVER_IDLE)
        answer = page.goto(f"{stack.url}/app/anya-belova", wait_until="networkidle")
        expect(page.get_by_role("button", name="ближайшее").first).to_be_visible()
        _itself, *paths = [urlsplit(url).path for url in asked if url.startswith("http")]
        html = answer.text()
        # So nothing waits for another answer before it is asked for.
        assert [path for path in paths if f'"{path}"' not in html] == []
        assert sorted(paths) == sorted(set(paths))

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


class TestTheOtherScreens:
    def test_are_there_before_they_are_asked_for(
        self, stack: Stack, open_window: OpenWindow
    ) -> None:
        window = open_window(may_fail_to_load=True)
        with window.page.expect_response(_OTHER_SCREENS):
            window.goto(new_client(stack).address())
        see(window.page, "Аня Белова")
        window.context.set_offline(True)
        open_service(window.page, MANICURE)
        expect(window.page.get_by_role("group", name=RU.nearest)).to_be_visible()

    def test_that_cannot_be_fetched_are_had_after_a_retry(
        self, stack: Stack, open_window: OpenWindow
    ) -> None:
        page = open_window(may_fail_to_load=True).page
        page.route(_OTHER_SCREENS, lambda route: route.abort())
        page.goto(new_client(stack).address())
        see(page, "Аня Белова")
        page.get_by_role("button", name=MANICURE).click()
        see(page, RU.failed)
        press(page, RU.back)
        see(page, "Аня Белова")
        page.get_by_role("button", name=MANICURE).click()
        page.unroute(_OTHER_SCREENS)
        press(page, RU.retry)
        see(page, MANICURE)
        expect(page.get_by_role("group", name=RU.nearest)).to_be_visible()
