"""A client moves her own visit."""

from datetime import datetime
from itertools import islice

import pytest
from playwright.sync_api import Page, expect

from tests.browser.client import Client, free_starts, new_client, service_of
from tests.browser.conftest import OpenWindow
from tests.browser.stack import Stack
from tests.browser.steps import choose_of_day, press, see, show_day
from tests.browser.words import RU


@pytest.fixture
def client(stack: Stack) -> Client:
    return new_client(stack)


@pytest.fixture
def starts(stack: Stack) -> list[datetime]:
    """Some free starts, each of the first four hours apart from the next."""
    return list(islice(free_starts(stack, service_of(stack)), 0, 60, 16))


def ask_to_move(client: Client, page: Page, to: datetime) -> None:
    """Go from the list of visits to the question about another time."""
    page.goto(client.address("/visits"))
    page.get_by_role("listitem").get_by_role("button").click()
    press(page, RU.move)
    see(page, RU.move_title)
    show_day(page, to)
    choose_of_day(page, f"{to:%H:%M}")
    press(page, RU.move)
    expect(page.get_by_role("dialog", name=RU.move_question)).to_contain_text(f"{to:%H:%M}")


def confirm(page: Page) -> None:
    page.get_by_role("dialog").get_by_role("button", name=RU.move, exact=True).click()


def start_of_her_visit(client: Client) -> datetime:
    (visit,) = client.visits()["coming"]
    return datetime.fromisoformat(visit["starts_at"])


class TestMovingAVisit:
    def test_takes_it_to_another_time(
        self, client: Client, starts: list[datetime], open_window: OpenWindow
    ) -> None:
        client.book(service_of(client.stack), starts[0].isoformat())
        page = open_window().page
        ask_to_move(client, page, starts[1])
        confirm(page)
        expect(page.get_by_role("main").get_by_text(RU.moved)).to_be_visible()
        assert start_of_her_visit(client) == starts[1]
        assert starts[0] in free_starts(client.stack, service_of(client.stack))

    def test_offers_times_nearby_where_somebody_was_faster(
        self, client: Client, starts: list[datetime], open_window: OpenWindow
    ) -> None:
        service = service_of(client.stack)
        client.book(service, starts[0].isoformat())
        page = open_window(may_fail_to_load=True).page
        ask_to_move(client, page, starts[1])
        new_client(client.stack).book(service, starts[1].isoformat())
        confirm(page)
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text(RU.taken)
        other = alert.get_by_role("group").get_by_role("button").first
        chosen = other.inner_text().split()[-1]
        other.click()
        expect(page.get_by_role("dialog")).to_contain_text(chosen)
        confirm(page)
        expect(page.get_by_role("main").get_by_text(RU.moved)).to_be_visible()
        assert f"{start_of_her_visit(client):%H:%M}" == chosen
