"""A master says when she works, and sees what that does before she saves it."""

import re
from datetime import date

import pytest
from babel.dates import format_date
from playwright.sync_api import Locator, Page, expect

from tests.browser.cabinet_steps import hear, in_sheet, open_cabinet, open_day
from tests.browser.cabinet_words import RU
from tests.browser.client import Json
from tests.browser.conftest import MakeStudio, OpenWindow
from tests.browser.steps import press, see
from tests.browser.studio import CLOSES, OPENS, Studio, in_days, moment

_WHOLE_DAY = [(OPENS, CLOSES)]


@pytest.fixture
def studio(make_studio: MakeStudio) -> Studio:
    return make_studio()


@pytest.fixture
def page(open_phone: OpenWindow) -> Page:
    return open_phone().page


def open_hours(page: Page, studio: Studio, part: str = RU.week) -> None:
    open_cabinet(page, studio, "/hours")
    see(page, RU.hours)
    page.get_by_text(part, exact=True).click()


def weekday(day: date) -> str:
    return format_date(day, "EEEE", locale="ru").capitalize()


def open_weekday(page: Page, day: date) -> None:
    press(page, re.compile(f"^{weekday(day)}:"))


def set_hours(page: Page, opens: str, closes: str, *, place: int = 0) -> None:
    field(page, "Работаю с").nth(place).fill(opens)
    field(page, "Работаю до").nth(place).fill(closes)


def field(page: Page, label: str) -> Locator:
    return page.get_by_label(label, exact=True)


def save(page: Page) -> None:
    press(page, RU.save)
    hear(page, re.compile("^Часы сохранены"))


def hours_of(studio: Studio, day: date) -> tuple[str, list[tuple[str, str]], list[tuple[str, str]]]:
    """Return where a day's hours come from, the hours and the breaks, as the calendar has them."""
    shown = studio.owner.day(studio.master, day)
    windows, breaks = (
        [(span["starts_at"][11:16], span["ends_at"][11:16]) for span in shown[kind]]
        for kind in ("windows", "breaks")
    )
    return shown["source"], windows, breaks


def schedule(studio: Studio) -> Json:
    return studio.owner.call("GET", f"/masters/{studio.master}/schedule")


class TestTheWeek:
    def test_gets_an_interval_and_a_break_and_is_copied_to_another_day(
        self, studio: Studio, page: Page
    ) -> None:
        day, other, third = in_days(8), in_days(9), in_days(10)
        open_hours(page, studio)
        open_weekday(page, day)
        set_hours(page, "10:00", "14:00")
        press(page, "+ интервал")
        set_hours(page, "15:00", "19:30", place=1)
        press(page, "+ перерыв")
        field(page, "Перерыв с").fill("16:00")
        field(page, "Перерыв до").fill("16:30")
        copies = page.get_by_role("group", name="Сделать так же")
        copies.get_by_role("button", name=weekday(other)).click()
        hear(page, f"{weekday(other)}: те же часы")
        hear(page, "Все записи помещаются в новые часы.")
        save(page)
        changed = ("weekly", [("10:00", "14:00"), ("15:00", "19:30")], [("16:00", "16:30")])
        assert hours_of(studio, day) == changed
        assert hours_of(studio, other) == changed
        assert hours_of(studio, third) == ("weekly", _WHOLE_DAY, [])

    def test_names_the_visits_that_will_lie_outside_before_it_is_saved(
        self, studio: Studio, page: Page
    ) -> None:
        day = in_days(8)
        studio.owner.book(studio.service(), moment(day, "10:00"), name="Ольга")
        visit = studio.owner.book(studio.service(), moment(day, "18:00"), name="Лена")
        open_hours(page, studio)
        open_weekday(page, day)
        set_hours(page, "09:00", "18:30")
        hear(page, re.compile("1 визит останется вне графика.*18:00"))
        press(page, "Посмотреть")
        sheet = page.get_by_role("dialog")
        expect(sheet).to_contain_text("Лена")
        expect(sheet).not_to_contain_text("Ольга")
        in_sheet(page, "Закрыть")
        assert studio.owner.visit(visit["id"])["outside_hours"] is False
        save(page)
        see(page, RU.outside)
        expect(page.get_by_role("listitem").filter(has_text="Лена")).to_be_visible()
        assert studio.owner.visit(visit["id"])["outside_hours"] is True

    def test_that_makes_no_sense_cannot_be_saved(self, studio: Studio, page: Page) -> None:
        open_hours(page, studio)
        open_weekday(page, in_days(8))
        press(page, "+ перерыв")
        field(page, "Перерыв с").fill("08:00")
        field(page, "Перерыв до").fill("09:30")
        expect(page.get_by_role("alert")).to_contain_text("Перерыв выходит за рабочие часы.")
        expect(page.get_by_role("button", name=RU.save)).to_be_disabled()


class TestHoursThatSomebodyElseChangedMeanwhile:
    def test_are_shown_and_nothing_typed_is_lost(
        self, studio: Studio, open_phone: OpenWindow
    ) -> None:
        page = open_phone(may_fail_to_load=True).page
        mine, hers = in_days(8), in_days(9)
        open_hours(page, studio)
        open_weekday(page, mine)
        set_hours(page, "12:00", "20:00")
        close_over_the_api(studio, hers)
        press(page, RU.save)
        alert = page.get_by_role("alert").filter(has_text="Ваши изменения не сохранены")
        expect(page.get_by_role("button", name=f"{weekday(hers)}: выходной")).to_be_visible()
        alert.get_by_role("button", name="Применить к свежим").click()
        expect(page.get_by_role("button", name=f"{weekday(mine)}: 12:00–20:00")).to_be_visible()
        save(page)
        assert hours_of(studio, mine) == ("weekly", [("12:00", "20:00")], [])
        assert hours_of(studio, hers) == ("weekly", [], [])


def close_over_the_api(studio: Studio, day: date) -> None:
    known = schedule(studio)
    for hours in known["weekly"]:
        if hours["weekday"] == day.weekday():
            hours["windows"] = []
    body = {key: value for key, value in known.items() if key != "rules"}
    studio.owner.call("PUT", f"/masters/{studio.master}/schedule", body)


class TestShifts:
    def test_of_two_days_on_and_two_off_are_seen_before_they_are_saved(
        self, studio: Studio, page: Page
    ) -> None:
        open_hours(page, studio, RU.shifts)
        press(page, RU.add_shift)
        field(page, "Первый рабочий день").fill(f"{in_days(2)}")
        expect(page.get_by_role("radio", name="2/2")).to_be_checked()
        ahead = page.get_by_role("table").get_by_role("cell")
        expected = [
            (True, in_days(2)),
            (True, in_days(3)),
            (False, in_days(4)),
            (False, in_days(5)),
        ]
        for works, day in expected:
            hours = f"{OPENS}–{CLOSES}" if works else "выходной"
            said = re.compile(rf"{day.day} \S+: {hours}, смена")
            expect(ahead.filter(has_text=said)).to_have_count(1)
        save(page)
        for works, day in expected:
            assert hours_of(studio, day) == ("shift", _WHOLE_DAY if works else [], [])
        assert hours_of(studio, in_days(1)) == ("weekly", _WHOLE_DAY, [])


class TestOneDate:
    def test_gets_hours_of_its_own(self, studio: Studio, page: Page) -> None:
        day = in_days(8)
        open_hours(page, studio, RU.dates)
        field(page, "Какая дата").fill(f"{day}")
        press(page, RU.add_date)
        set_hours(page, "12:00", "16:00")
        save(page)
        assert hours_of(studio, day) == ("override", [("12:00", "16:00")], [])
        assert hours_of(studio, in_days(15)) == ("weekly", _WHOLE_DAY, [])

    def test_is_changed_from_its_day_and_leads_back_to_it(self, studio: Studio, page: Page) -> None:
        day = in_days(8)
        open_day(page, studio, day)
        press(page, RU.more)
        in_sheet(page, "Часы этого дня")
        press(page, "Задать свои часы")
        set_hours(page, "14:00", "16:00")
        save(page)
        expect(page).to_have_url(re.compile(f"/day/{day}$"))
        assert hours_of(studio, day) == ("override", [("14:00", "16:00")], [])


class TestAVacation:
    def test_closes_its_days_and_no_others(self, studio: Studio, page: Page) -> None:
        open_hours(page, studio, RU.time_off)
        field(page, "С какого дня").fill(f"{in_days(10)}")
        field(page, "По какой день").fill(f"{in_days(13)}")
        field(page, "Причина").fill("Море")
        press(page, "Добавить")
        expect(page.get_by_role("listitem").filter(has_text="Море")).to_be_visible()
        save(page)
        sources = [hours_of(studio, in_days(number))[0] for number in range(9, 15)]
        assert sources == ["weekly", *["time_off"] * 4, "weekly"]
        open_day(page, studio, in_days(10))
        expect(page.get_by_role("main")).to_contain_text("Море")


class TestUnsavedHours:
    def test_wait_while_one_looks_elsewhere(self, studio: Studio, page: Page) -> None:
        open_hours(page, studio)
        open_weekday(page, in_days(8))
        set_hours(page, "10:00", "12:00")
        page.get_by_role("link", name=RU.services_tab).click()
        see(page, RU.services)
        page.get_by_role("link", name=RU.hours_tab).click()
        expect(
            page.get_by_role("button", name=f"{weekday(in_days(8))}: 10:00–12:00")
        ).to_be_visible()
        press(page, "Отменить изменения")
        expect(page.get_by_role("button", name=RU.save)).to_have_count(0)
