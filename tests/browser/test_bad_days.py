"""What goes wrong in life, and how a client goes on."""

from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Page, Route, expect

from app.clock import utcnow
from app.web.tokens import SessionClaims, issue_session
from tests.browser.client import Client, free_starts, new_client, service_of
from tests.browser.conftest import OpenWindow
from tests.browser.stack import Stack
from tests.browser.steps import choose_time, open_service, press, see
from tests.browser.words import RU

Json = dict[str, Any]


def on_confirm_screen(client: Client, page: Page) -> tuple[Json, datetime]:
    """Choose a service and a time by hand; returns both."""
    service = service_of(client.stack)
    start = next(free_starts(client.stack, service))
    page.goto(client.address())
    open_service(page, service["name"])
    choose_time(page, start)
    return service, start


def expect_one_visit(client: Client, start: datetime) -> None:
    coming = client.visits()["coming"]
    assert [datetime.fromisoformat(visit["starts_at"]) for visit in coming] == [start]


class TestALostRace:
    def test_shows_other_times_and_one_of_them_can_be_booked(
        self, stack: Stack, open_window: OpenWindow
    ) -> None:
        client, page = new_client(stack), open_window(may_fail_to_load=True).page
        service, start = on_confirm_screen(client, page)
        new_client(stack).book(service, start.isoformat())
        press(page, RU.book)
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text(RU.taken)
        # Waiting would help nobody: the time is gone.
        expect(alert).not_to_contain_text("Попробуйте снова через")
        other = alert.get_by_role("group").get_by_role("button").first
        chosen = other.inner_text().split()[-1]
        other.click()
        expect(page.get_by_role("heading", level=2)).to_contain_text(chosen)
        press(page, RU.book)
        expect(page.get_by_text(RU.done, exact=True)).to_be_visible()
        assert [visit["starts_at"][11:16] for visit in client.visits()["coming"]] == [chosen]


class TestABrokenConnection:
    def test_keeps_the_choice_and_the_retry_books_it(
        self, stack: Stack, open_window: OpenWindow
    ) -> None:
        client, window = new_client(stack), open_window(may_fail_to_load=True)
        page = window.page
        _, start = on_confirm_screen(client, page)
        page.get_by_label(RU.wish).fill("Без лака")
        window.context.set_offline(True)
        press(page, RU.book)
        expect(page.get_by_role("alert")).to_contain_text("второй записи не появится")
        expect(page.get_by_text(RU.offline)).to_be_visible()
        expect(page.get_by_label(RU.wish)).to_have_value("Без лака")
        window.context.set_offline(False)
        press(page, RU.retry)
        expect(page.get_by_text(RU.done, exact=True)).to_be_visible()
        expect_one_visit(client, start)

    def test_that_swallows_the_answers_still_books_once(
        self, stack: Stack, open_window: OpenWindow
    ) -> None:
        client, page = new_client(stack), open_window(may_fail_to_load=True).page
        _, start = on_confirm_screen(client, page)
        page.route("**/visits", swallow)
        press(page, RU.book)
        expect(page.get_by_role("button", name=RU.retry)).to_be_visible()
        expect_one_visit(client, start)
        page.unroute("**/visits")
        press(page, RU.retry)
        expect(page.get_by_text(RU.done, exact=True)).to_be_visible()
        expect_one_visit(client, start)

    def test_at_the_start_says_so_and_the_next_try_succeeds(
        self, stack: Stack, open_window: OpenWindow
    ) -> None:
        page = open_window(may_fail_to_load=True).page
        card = "**/api/v1/tenants/anya-belova"
        page.route(card, lambda route: route.abort())
        page.goto(new_client(stack).address())
        see(page, RU.failed)
        page.unroute(card)
        press(page, RU.retry)
        see(page, "Аня Белова")


class TestASession:
    def test_that_expired_is_renewed_unnoticed(self, stack: Stack, open_window: OpenWindow) -> None:
        client, page = new_client(stack), open_window(may_fail_to_load=True).page
        claims = SessionClaims(1, 1, utcnow() - timedelta(minutes=1))
        stale = {"token": issue_session(stack.secret_key, claims)}
        # The page cannot know how old its token is; the server alone refuses it.
        page.route("**/session", lambda route: route.fulfill(json=stale), times=1)
        page.goto(client.address("/visits"))
        see(page, RU.no_visits)

    def test_cannot_be_had_with_data_signed_long_ago(
        self, stack: Stack, open_window: OpenWindow
    ) -> None:
        page = open_window(may_fail_to_load=True).page
        page.goto(new_client(stack).address(signed_at=datetime(2026, 1, 1, tzinfo=UTC)))
        see(page, RU.reopen)


def swallow(route: Route) -> None:
    """Let the server do its work and lose its answer on the way back."""
    route.fetch()
    route.abort()
