"""One visit in the master's hands."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cabinet_steps import hear, in_sheet, open_cabinet, undo
from tests.browser.cabinet_words import RU
from tests.browser.client import Client, Json
from tests.browser.conftest import MakeStudio, OpenWindow
from tests.browser.keyboard import tab_to
from tests.browser.steps import press, see
from tests.browser.studio import COLOUR, STYLING, Studio, in_days, just_now, moment
from tests.support.sandbox import wait_until


@pytest.fixture(scope="module")
def studio(make_studio: MakeStudio) -> Studio:
    return make_studio()


@pytest.fixture
def page(open_phone: OpenWindow) -> Page:
    return open_phone().page


@pytest.fixture
def client(studio: Studio) -> Client:
    return studio.client("Марина")


@pytest.fixture(scope="module")
def noons() -> Iterator[datetime]:
    """Yield a free hour of each day to come."""
    return (moment(in_days(number), "12:00") for number in count(3))


@pytest.fixture
def visit(studio: Studio, client: Client, noons: Iterator[datetime]) -> Json:
    """A visit that Марина has booked herself."""
    booked = client.book(studio.service(), next(noons).isoformat())
    return studio.owner.visit(booked["id"])


def show(page: Page, studio: Studio, visit: Json) -> None:
    open_cabinet(page, studio, f"/visits/{visit['id']}")
    see(page, visit["client"]["name"])


def status_of(studio: Studio, visit: Json) -> str:
    return studio.owner.visit(visit["id"])["status"]


def told(client: Client, *texts: str) -> bool:
    """Tell whether one message to the client has all of the texts."""
    return any(all(text in message for text in texts) for message in client.messages())


class TestWhatBecameOfAVisit:
    def test_is_marked_in_one_press_and_taken_back(self, studio: Studio, page: Page) -> None:
        visit = studio.owner.book(studio.service(), just_now())
        show(page, studio, visit)
        press(page, RU.came)
        hear(page, "Отметили: пришла.")
        assert status_of(studio, visit) == "completed"
        undo(page)
        assert status_of(studio, visit) == "booked"
        press(page, RU.no_show)
        hear(page, "Отметили: не пришла.")
        assert status_of(studio, visit) == "no_show"
        press(page, RU.back_to_booked)
        hear(page, "Визит снова в записанных.")
        assert status_of(studio, visit) == "booked"

    def test_cannot_be_known_before_it_begins(
        self, studio: Studio, page: Page, visit: Json
    ) -> None:
        show(page, studio, visit)
        expect(page.get_by_role("button", name=RU.cancel_visit)).to_be_visible()
        expect(page.get_by_role("button", name=RU.came)).to_have_count(0)


class TestCancelling:
    def test_tells_the_client_why_and_can_be_undone(
        self, studio: Studio, page: Page, client: Client, visit: Json
    ) -> None:
        show(page, studio, visit)
        press(page, RU.cancel_visit)
        page.get_by_role("dialog").get_by_label("Причина").fill("Прорвало трубу")
        in_sheet(page, RU.cancel_visit)
        hear(page, "Визит отменён.")
        expect(page.get_by_text("Причина: Прорвало трубу")).to_be_visible()
        wait_until(lambda: told(client, "Прорвало трубу"))
        assert client.visits()["coming"] == []
        press(page, RU.restore)
        in_sheet(page, RU.restore)
        hear(page, "Визит вернули на место.")
        wait_until(lambda: told(client, "Запись снова в силе"))
        assert len(client.visits()["coming"]) == 1

    def test_in_silence_tells_nobody(
        self, studio: Studio, page: Page, client: Client, visit: Json
    ) -> None:
        show(page, studio, visit)
        press(page, RU.cancel_visit)
        page.get_by_role("dialog").get_by_text(RU.tell_client).click()
        in_sheet(page, RU.cancel_visit)
        hear(page, "Визит отменён.")
        undo(page)
        assert status_of(studio, visit) == "booked"
        assert not told(client, "отменил")

    def test_of_one_whose_time_went_to_another_cannot_be_undone(
        self, studio: Studio, open_phone: OpenWindow, visit: Json
    ) -> None:
        page = open_phone(may_fail_to_load=True).page
        show(page, studio, visit)
        press(page, RU.cancel_visit)
        in_sheet(page, RU.cancel_visit)
        hear(page, "Визит отменён.")
        other = studio.client("Катя")
        other.book(studio.service(), visit["starts_at"])
        press(page, RU.restore)
        in_sheet(page, RU.restore)
        expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("занято")


class TestMoving:
    def test_needs_neither_touch_nor_mouse(
        self, studio: Studio, page: Page, client: Client, visit: Json
    ) -> None:
        show(page, studio, visit)
        tab_to(page, "button", RU.move)
        page.keyboard.press("Enter")
        sheet = page.get_by_role("dialog", name=RU.move_title)
        expect(sheet.get_by_role("group", name=RU.best)).to_be_visible()
        tab_to(page, "fieldset button")
        chosen = page.evaluate("document.activeElement.innerText").split()[-1]
        # Nothing is gained by a time that the visit has already.
        assert chosen != visit["starts_at"][11:16]
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog", name=RU.drop_title)).to_contain_text(f"{chosen}–")
        tab_to(page, "button", RU.save)
        page.keyboard.press("Enter")
        hear(page, re.compile("^Перенесли на"))
        assert studio.owner.visit(visit["id"])["starts_at"][11:16] == chosen
        wait_until(lambda: told(client, "Мастер перенёс вашу запись", chosen))

    def test_to_any_time_by_hand_says_first_what_speaks_against_it(
        self, studio: Studio, page: Page, visit: Json
    ) -> None:
        show(page, studio, visit)
        press(page, RU.move)
        page.get_by_role("dialog").get_by_label(RU.other_time).fill("22:30")
        in_sheet(page, RU.check_time)
        expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible()
        in_sheet(page, RU.save)
        hear(page, re.compile("^Перенесли на .*22:30"))
        expect(page.get_by_role("main")).to_contain_text("вне часов")


class TestAVisit:
    def test_gets_other_services_and_another_length(
        self, studio: Studio, page: Page, noons: Iterator[datetime]
    ) -> None:
        visit = studio.owner.book(studio.service(STYLING), next(noons))
        show(page, studio, visit)
        press(page, RU.services_of_visit)
        page.get_by_role("dialog").get_by_text(COLOUR).click()
        in_sheet(page, RU.save)
        hear(page, "Услуги визита изменены.")
        assert ends_of(studio, visit) == "14:30"
        press(page, RU.length)
        page.get_by_role("dialog").get_by_role("spinbutton").fill("180")
        in_sheet(page, RU.save)
        hear(page, "Теперь визит длится 3 ч.")
        assert ends_of(studio, visit) == "15:00"

    def test_that_somebody_else_changed_meanwhile_is_shown_as_it_is_now(
        self, studio: Studio, open_phone: OpenWindow, visit: Json
    ) -> None:
        page = open_phone(may_fail_to_load=True).page
        show(page, studio, visit)
        body = {"staff_note": "Аллергия на лак", "version": visit["version"]}
        studio.owner.call("POST", f"/visits/{visit['id']}/note", body)
        press(page, RU.length)
        page.get_by_role("dialog").get_by_role("spinbutton").fill("45")
        in_sheet(page, RU.save)
        alert = page.get_by_role("dialog").get_by_role("alert")
        expect(alert).to_contain_text("Кто-то уже изменил это")
        in_sheet(page, RU.save)
        hear(page, "Теперь визит длится 45 мин.")
        expect(page.get_by_label("Заметка о визите")).to_have_value("Аллергия на лак")


def ends_of(studio: Studio, visit: Json) -> str:
    return studio.owner.visit(visit["id"])["ends_at"][11:16]
