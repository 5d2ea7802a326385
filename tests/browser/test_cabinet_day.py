"""A master's day under her thumb."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import count

import pytest
import requests
from playwright.sync_api import Locator, Page, expect

from tests.browser.cabinet_steps import (
    bring_to_the_middle,
    card,
    grid,
    hear,
    height_of,
    hole,
    in_sheet,
    open_day,
    undo,
)
from tests.browser.cabinet_words import RU
from tests.browser.client import api_of
from tests.browser.conftest import MakeStudio, OpenWindow
from tests.browser.steps import see
from tests.browser.studio import COLOUR, HAIRCUT, Studio, in_days, moment, today
from tests.browser.touch import Finger, box_of, centre
from tests.support.sandbox import wait_until

# The middle of the grid, beside the hours.
_ACROSS = 200
_HATCHED = re.compile("repeating-linear-gradient")


@pytest.fixture(scope="module")
def studio(make_studio: MakeStudio) -> Studio:
    return make_studio()


@pytest.fixture(scope="module")
def days() -> Iterator[date]:
    """Yield days that no other test looks at, of weeks to come."""
    return (in_days(number) for number in count(7))


@pytest.fixture
def day(days: Iterator[date]) -> date:
    return next(days)


@pytest.fixture
def page(open_phone: OpenWindow) -> Page:
    return open_phone().page


def starts_of(studio: Studio, day: date) -> list[str]:
    """Return the times at which clients are offered a haircut."""
    query = {"services": studio.service(HAIRCUT)["id"], "from": day, "to": day}
    answer = requests.get(f"{api_of(studio.stack, studio.slug)}/availability", params=query)
    return [start["at"][11:16] for start in answer.json()["days"][0]["starts"]]


def times_of(studio: Studio, visit: int) -> tuple[str, str]:
    shown = studio.owner.visit(visit)
    return shown["starts_at"][11:16], shown["ends_at"][11:16]


class TestADay:
    def test_draws_its_visits_as_high_as_they_are_long(
        self, studio: Studio, day: date, page: Page
    ) -> None:
        studio.owner.book(studio.service(), moment(day, "10:30"), name="Ольга")
        studio.owner.book(studio.service(COLOUR), moment(day, "14:15"), name="Лена")
        open_day(page, studio, day)
        for name, starts, ends in (("Ольга", "10:30", "11:30"), ("Лена", "14:15", "16:15")):
            assert stands_at(page, card(page, name), starts, ends)
            expect(card(page, name)).to_contain_text(f"{starts}–{ends}")
        expect(hole(page, "11:30–14:15")).to_be_visible()
        expect(card(page, "Лена")).to_contain_text("15:00–15:30")


class TestALongPress:
    def test_on_an_empty_place_leads_to_a_booking_at_its_time(
        self, studio: Studio, day: date, page: Page
    ) -> None:
        open_day(page, studio, day)
        bring_to_the_middle(page, 13)
        Finger.on(page).press_long(_ACROSS, height_of(page, "13:20"))
        in_sheet(page, RU.book)
        see(page, RU.new_visit)
        expect(page.get_by_role("main")).to_contain_text("13:15")

    def test_closes_time_and_opens_it_again(self, studio: Studio, day: date, page: Page) -> None:
        open_day(page, studio, day)
        bring_to_the_middle(page, 13)
        Finger.on(page).press_long(_ACROSS, height_of(page, "13:05"))
        in_sheet(page, RU.close_time)
        page.get_by_label("До какого времени").fill("15:00")
        page.get_by_label("Причина").fill("Школа")
        in_sheet(page, RU.close_it)
        hear(page, "Закрыто: 13:00–15:00.")
        closed = grid(page).get_by_role("button", name="закрыто · Школа")
        expect(closed).to_have_css("background-image", _HATCHED)
        assert stands_at(page, closed, "13:00", "15:00")
        assert {"12:00", "15:00"} <= set(starts_of(studio, day))
        assert "13:00" not in starts_of(studio, day)
        undo(page)
        expect(closed).to_have_count(0)
        assert "13:00" in starts_of(studio, day)


class TestDragging:
    def test_moves_a_visit_tells_its_client_and_can_be_undone(
        self, studio: Studio, day: date, page: Page
    ) -> None:
        client = studio.client("Марина")
        visit = client.book(studio.service(), moment(day, "12:00").isoformat())["id"]
        open_day(page, studio, day)
        drag(page, "Марина", from_="12:00", to="14:30")
        sheet = page.get_by_role("dialog", name=RU.drop_title)
        expect(sheet).to_contain_text("12:00–13:00")
        expect(sheet).to_contain_text("14:30–15:30")
        expect(sheet.get_by_role("switch", name=RU.tell_client)).to_be_checked()
        in_sheet(page, RU.save)
        hear(page, "Перенесли на")
        assert times_of(studio, visit) == ("14:30", "15:30")
        wait_until(lambda: any("Мастер перенёс вашу запись" in text for text in client.messages()))
        moved = next(text for text in client.messages() if "Мастер перенёс" in text)
        assert "12:00" in moved
        assert "14:30" in moved
        undo(page)
        assert times_of(studio, visit) == ("12:00", "13:00")
        assert stands_at(page, card(page, "Марина"), "12:00", "13:00")

    def test_that_was_a_mistake_leaves_everything_as_it_was(
        self, studio: Studio, day: date, page: Page
    ) -> None:
        visit = studio.owner.book(studio.service(), moment(day, "12:00"))["id"]
        open_day(page, studio, day)
        drag(page, "Ольга", from_="12:00", to="13:30")
        in_sheet(page, RU.keep)
        assert stands_at(page, card(page, "Ольга"), "12:00", "13:00")
        assert times_of(studio, visit) == ("12:00", "13:00")

    def test_onto_another_visit_is_refused_with_the_reason(
        self, studio: Studio, day: date, open_phone: OpenWindow
    ) -> None:
        page = open_phone(may_fail_to_load=True).page
        visit = studio.owner.book(studio.service(), moment(day, "12:00"), name="Ольга")["id"]
        studio.owner.book(studio.service(), moment(day, "14:00"), name="Лена")
        open_day(page, studio, day)
        drag(page, "Ольга", from_="12:00", to="14:15")
        sheet = page.get_by_role("dialog", name=RU.drop_title)
        expect(sheet.get_by_role("listitem").first).to_be_visible()
        in_sheet(page, RU.save)
        expect(sheet.get_by_role("alert")).to_contain_text("Это время занято")
        in_sheet(page, RU.keep)
        assert stands_at(page, card(page, "Ольга"), "12:00", "13:00")
        assert times_of(studio, visit) == ("12:00", "13:00")

    def test_outside_the_hours_warns_before_it_moves(
        self, studio: Studio, day: date, page: Page
    ) -> None:
        visit = studio.owner.book(studio.service(), moment(day, "19:00"))["id"]
        open_day(page, studio, day)
        drag(page, "Ольга", from_="19:00", to="20:30")
        expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("работа до 21:00")
        in_sheet(page, RU.save)
        hear(page, "Перенесли на")
        expect(card(page, "Ольга")).to_contain_text("вне часов")
        assert times_of(studio, visit) == ("20:30", "21:30")

    def test_its_lower_edge_makes_a_visit_longer(
        self, studio: Studio, day: date, page: Page
    ) -> None:
        visit = studio.owner.book(studio.service(), moment(day, "12:00"))["id"]
        open_day(page, studio, day)
        bring_to_the_middle(page, 13)
        ends, wanted = (height_of(page, clock) for clock in ("13:00", "13:45"))
        Finger.on(page).drag(*centre(lower_edge(page)), by=wanted - ends)
        expect(page.get_by_role("dialog", name=RU.length_title)).to_contain_text("до 13:45")
        in_sheet(page, RU.save)
        hear(page, "Теперь визит длится 1 ч 45 мин.")
        assert times_of(studio, visit) == ("12:00", "13:45")
        undo(page)
        assert times_of(studio, visit) == ("12:00", "13:00")


class TestAQuickSwipe:
    def test_over_a_visit_scrolls_and_moves_nothing(
        self, studio: Studio, day: date, page: Page
    ) -> None:
        visit = studio.owner.book(studio.service(), moment(day, "15:00"))["id"]
        open_day(page, studio, day)
        bring_to_the_middle(page, 15)
        before = page.evaluate("scrollY")
        Finger.on(page).swipe(*centre(card(page, "Ольга")), by=-150)
        page.wait_for_function("before => scrollY > before + 50", arg=before)
        expect(page.get_by_role("dialog")).to_have_count(0)
        # The page still glides.
        wait_until(lambda: stands_at(page, card(page, "Ольга"), "15:00", "16:00"))
        assert times_of(studio, visit) == ("15:00", "16:00")


class TestTheWeek:
    def test_is_turned_to_another_day_and_read_as_a_list(
        self, studio: Studio, day: date, page: Page
    ) -> None:
        studio.owner.book(studio.service(), moment(day, "10:00"), name="Ольга")
        open_day(page, studio, day)
        page.get_by_role("button", name="Показать списком").click()
        row = page.get_by_role("listitem").filter(has_text="Ольга")
        expect(row).to_contain_text("10:00")
        page.get_by_role("button", name="Сегодня").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(f", {today().day} ")


def drag(page: Page, client: str, *, from_: str, to: str) -> None:
    """Hold a visit near its upper end and draw it until it would start at another time."""
    bring_to_the_middle(page, int(to[:2]))
    start, wanted = (height_of(page, clock) for clock in (from_, to))
    x, _ = centre(card(page, client))
    Finger.on(page).drag(x, start + 20, by=wanted - start)


def stands_at(page: Page, element: Locator, starts: str, ends: str) -> bool:
    """Tell whether something of the day is drawn from one time to another."""
    box = box_of(element)
    away = (box["y"] - height_of(page, starts), box["y"] + box["height"] - height_of(page, ends))
    return max(map(abs, away)) < 2


def lower_edge(page: Page) -> Locator:
    """Return the grip of the day's only visit; hidden from those who can't drag."""
    return grid(page).locator("[data-visit][aria-hidden=true]")
