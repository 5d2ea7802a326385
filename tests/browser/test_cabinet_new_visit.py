"""A master writes down a visit herself."""

import re
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.cabinet_steps import card, hear, open_cabinet, open_day
from tests.browser.cabinet_words import RU
from tests.browser.client import Json
from tests.browser.conftest import MakeStudio, OpenWindow
from tests.browser.steps import press, see
from tests.browser.studio import COLOUR, HAIRCUT, STYLING, Studio, in_days, moment
from tests.support.sandbox import wait_until


@pytest.fixture(scope="module")
def studio(make_studio: MakeStudio) -> Studio:
    return make_studio()


@pytest.fixture
def page(open_phone: OpenWindow) -> Page:
    return open_phone().page


def start(page: Page, studio: Studio, *services: str, name: str) -> None:
    """Begin a visit of a new client and choose its services."""
    open_cabinet(page, studio, "/new")
    see(page, RU.new_visit)
    press(page, RU.new_client)
    page.get_by_label("Имя", exact=True).fill(name)
    for service in services:
        pill(page, service).click()


def pill(page: Page, service: str) -> Locator:
    return page.get_by_role("group", name="Волосы").locator("label", has_text=service)


def any_time(page: Page, day: date, clock: str) -> None:
    press(page, RU.other_time)
    page.get_by_label("Дата").fill(f"{day}")
    page.get_by_label("Начало").fill(clock)


def save(page: Page, name: str) -> None:
    press(page, RU.book)
    hear(page, re.compile(f"^{name}: записали на "))


def visits_on(studio: Studio, day: date) -> list[Json]:
    return studio.owner.day(studio.master, day)["visits"]


class TestANewVisit:
    def test_of_a_new_client_for_several_services_takes_a_suggested_time(
        self, studio: Studio, page: Page
    ) -> None:
        start(page, studio, COLOUR, STYLING, name="Ольга")
        page.get_by_label("Телефон").fill("8 916 123-45-67")
        main = page.get_by_role("main")
        expect(main).to_contain_text("Всего 2 ч 30 мин · от 4 900 ₽")
        expect(pill(page, COLOUR)).to_contain_text("1.")
        best = page.get_by_role("group", name=RU.best)
        best.locator("label").last.click()
        expect(main.get_by_role("status").filter(has_text=re.compile(r"\d–\d"))).to_be_visible()
        save(page, "Ольга")
        (found,) = studio.owner.call("GET", "/clients?q=9161234567")["clients"]
        assert (found["name"], found["phone"]) == ("Ольга", "+79161234567")
        expect(card(page, "Ольга")).to_be_visible()

    def test_of_a_known_client_is_told_to_her(self, studio: Studio, page: Page) -> None:
        client = studio.client("Марина")
        client.book(studio.service(), moment(in_days(20), "12:00").isoformat())
        open_cabinet(page, studio, "/new")
        page.get_by_label("Имя или телефон").fill("марин")
        press(page, re.compile("^Марина"))
        pill(page, HAIRCUT).click()
        page.get_by_role("group", name=RU.best).locator("label").first.click()
        save(page, "Марина")
        assert len(client.visits()["coming"]) == 2
        wait_until(lambda: sum("Вы записаны" in text for text in client.messages()) == 2)

    def test_outside_the_hours_is_warned_of_and_booked(self, studio: Studio, page: Page) -> None:
        day = in_days(9)
        start(page, studio, HAIRCUT, name="Лена")
        any_time(page, day, "22:00")
        expect(page.get_by_role("main")).to_contain_text("Записать всё равно можно.")
        save(page, "Лена")
        (visit,) = visits_on(studio, day)
        assert visit["starts_at"][11:16] == "22:00"
        assert visit["outside_hours"] is True
        expect(card(page, "Лена")).to_contain_text("вне часов")

    def test_at_a_taken_time_offers_others(self, studio: Studio, open_phone: OpenWindow) -> None:
        page = open_phone(may_fail_to_load=True).page
        day = in_days(10)
        start(page, studio, HAIRCUT, name="Вика")
        any_time(page, day, "12:00")
        expect(page.get_by_role("main")).to_contain_text("Время свободно.")
        studio.owner.book(studio.service(), moment(day, "12:00"), name="Ольга")
        press(page, RU.book)
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("Это время занято")
        other = alert.get_by_role("group").get_by_role("button").first
        clock = other.inner_text().split()[-1]
        other.click()
        save(page, "Вика")
        assert clock in [visit["starts_at"][11:16] for visit in visits_on(studio, day)]

    def test_at_a_time_that_is_known_to_be_taken_says_so_first(
        self, studio: Studio, page: Page
    ) -> None:
        day = in_days(11)
        studio.owner.book(studio.service(), moment(day, "12:00"), name="Ольга")
        start(page, studio, HAIRCUT, name="Вика")
        any_time(page, day, "12:30")
        expect(page.get_by_role("main")).to_contain_text("Выберите другое время.")

    def test_any_free_time_is_found_by_its_day(self, studio: Studio, page: Page) -> None:
        start(page, studio, HAIRCUT, name="Таня")
        press(page, RU.more_times)
        day = in_days(8)
        weeks = page.locator("section", has=page.get_by_role("button", name="Следующая неделя"))
        first = weeks.locator("[aria-pressed]").first
        wanted = weeks.get_by_role("button", name=re.compile(rf" {day.day} "))
        # From a Sunday that day is two weeks of the strip away.
        while not wanted.count():
            shown = first.inner_text()
            press(page, "Следующая неделя")
            expect(first).not_to_have_text(shown, use_inner_text=True)
        wanted.click()
        page.locator("label", has=page.locator("input[name=start]")).filter(
            has_text="17:15"
        ).click()
        save(page, "Таня")
        assert [visit["starts_at"][11:16] for visit in visits_on(studio, day)] == ["17:15"]


class TestAVisitAgain:
    def test_begins_with_what_it_was_the_last_time(self, studio: Studio, page: Page) -> None:
        day = in_days(12)
        studio.owner.book(studio.service(COLOUR), moment(day, "12:00"), name="Даша")
        open_day(page, studio, day)
        card(page, "Даша").click()
        press(page, "Записать ещё раз")
        see(page, RU.new_visit)
        expect(page.get_by_role("main")).to_contain_text("Даша")
        expect(pill(page, COLOUR).get_by_role("checkbox")).to_be_checked()
