"""Visits that changed hours have left outside, and what becomes of each."""

import re
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.cabinet_steps import card, hear, in_sheet, open_cabinet, open_day, undo
from tests.browser.cabinet_words import RU
from tests.browser.client import Client, Json
from tests.browser.conftest import MakeStudio, OpenWindow
from tests.browser.steps import press, see
from tests.browser.studio import Studio, in_days, moment
from tests.browser.words import RU as CLIENT
from tests.support.sandbox import wait_until

ASKED = "Нужно выбрать другое время"


@pytest.fixture
def studio(make_studio: MakeStudio) -> Studio:
    return make_studio()


@pytest.fixture
def page(open_phone: OpenWindow) -> Page:
    return open_phone().page


@pytest.fixture
def day() -> date:
    return in_days(6)


def book(client: Client, studio: Studio, day: date, clock: str) -> Json:
    return client.book(studio.service(), moment(day, clock).isoformat())


def close_day(studio: Studio, day: date) -> None:
    body = {"first_date": f"{day}", "last_date": f"{day}", "reason": None}
    studio.owner.call("POST", f"/masters/{studio.master}/time-off", body)


def row(page: Page, name: str) -> Locator:
    """Return what the list of visits outside hours has about a client."""
    return page.get_by_role("main").get_by_role("listitem").filter(has_text=name).first


def press_in_row(page: Page, name: str, button: str) -> None:
    row(page, name).get_by_role("button", name=button, exact=True).click()


def start_of(studio: Studio, visit: Json) -> str:
    return studio.owner.visit(visit["id"])["starts_at"]


def asked_to_choose(client: Client) -> bool:
    return any(ASKED in text for text in client.messages())


class TestAVisitOutsideHours:
    def test_is_moved_to_a_proposed_time_and_back(
        self, studio: Studio, day: date, page: Page
    ) -> None:
        client = studio.client("Марина")
        visit = book(client, studio, day, "12:00")
        close_day(studio, day)
        open_cabinet(page, studio, "/outside")
        see(page, RU.outside)
        press_in_row(page, "Марина", RU.move)
        proposed = row(page, "Марина").get_by_role("group").get_by_role("button").first
        clock = proposed.inner_text().split()[-1]
        proposed.click()
        hear(page, re.compile(f"^Марина.*перенесли на .*{clock}"))
        expect(page.get_by_role("main")).to_contain_text(RU.nothing_outside)
        moved = start_of(studio, visit)
        assert moved[11:16] == clock
        assert moved[:10] != f"{day}"
        wait_until(lambda: any("Мастер перенёс" in text for text in client.messages()))
        undo(page)
        expect(row(page, "Марина")).to_be_visible()
        assert start_of(studio, visit) == visit["starts_at"]

    def test_is_kept_and_one_may_think_again(self, studio: Studio, day: date, page: Page) -> None:
        studio.owner.book(studio.service(), moment(day, "12:00"), name="Ольга")
        close_day(studio, day)
        open_cabinet(page, studio, "/outside")
        press_in_row(page, "Ольга", "Оставить")
        expect(row(page, "Ольга")).to_contain_text("Оставлен как есть")
        press_in_row(page, "Ольга", "Передумать")
        expect(row(page, "Ольга").get_by_role("button", name=RU.move)).to_be_visible()

    def test_is_cancelled_with_words_for_the_client(
        self, studio: Studio, day: date, page: Page
    ) -> None:
        client = studio.client("Марина")
        visit = book(client, studio, day, "12:00")
        close_day(studio, day)
        open_cabinet(page, studio, "/outside")
        press_in_row(page, "Марина", RU.cancel_visit)
        page.get_by_role("dialog").get_by_label("Что написать").fill("Простите, заболела")
        in_sheet(page, RU.cancel_visit)
        hear(page, re.compile("^Марина.*визит отменён"))
        assert studio.owner.visit(visit["id"])["status"] == "cancelled"
        wait_until(lambda: any("Простите, заболела" in text for text in client.messages()))

    def test_is_moved_by_its_client_where_the_master_asked_her_to(
        self, studio: Studio, day: date, page: Page, open_window: OpenWindow
    ) -> None:
        client = studio.client("Марина")
        visit = book(client, studio, day, "12:00")
        close_day(studio, day)
        open_cabinet(page, studio, "/outside")
        press_in_row(page, "Марина", "Пусть выберет")
        page.get_by_role("dialog").get_by_label("От себя").fill("Уезжаю на день")
        in_sheet(page, "Отправить")
        expect(row(page, "Марина")).to_contain_text("Ждём, что выберет")
        wait_until(lambda: asked_to_choose(client))
        assert any("Уезжаю на день" in text for text in client.messages())
        hers = open_window().goto(client.opened_by("Выбрать время"))
        see(hers, CLIENT.move_title)
        choose_first_time(hers)
        expect(hers.get_by_role("main").get_by_text(CLIENT.moved)).to_be_visible()
        assert start_of(studio, visit)[:10] != f"{day}"
        assert studio.owner.visit(visit["id"])["move_proposed"] is False
        open_cabinet(page, studio, "/outside")
        expect(page.get_by_role("main")).to_contain_text(RU.nothing_outside)


def choose_first_time(page: Page) -> None:
    page.get_by_role("group", name=CLIENT.nearest).locator("label").first.click()
    press(page, CLIENT.move)
    in_sheet(page, CLIENT.move)


class TestADayOfIllness:
    def test_is_closed_and_all_its_clients_are_asked_at_once(
        self, studio: Studio, day: date, page: Page
    ) -> None:
        clients = [studio.client(name) for name in ("Марина", "Катя")]
        for client, clock in zip(clients, ("10:00", "15:00"), strict=True):
            book(client, studio, day, clock)
        studio.owner.book(
            studio.service(), moment(day, "18:00"), name="Ольга", phone="+79161234567"
        )
        open_day(page, studio, day)
        press(page, RU.more)
        in_sheet(page, RU.sick)
        expect(page.get_by_role("dialog").get_by_label("Причина")).to_have_value("Болею")
        in_sheet(page, RU.close_day)
        hear(page, "День закрыт.")
        see(page, RU.outside)
        for name in ("Марина", "Катя", "Ольга"):
            expect(row(page, name)).to_be_visible()
        press(page, "Предложить всем выбрать время")
        in_sheet(page, "Отправить")
        main = page.get_by_role("main")
        expect(main).to_contain_text("2 клиентам написали")
        expect(main.get_by_role("link", name="+7 916 123-45-67").first).to_be_visible()
        for client in clients:
            wait_until(lambda client=client: asked_to_choose(client))
        assert studio.owner.day(studio.master, day)["source"] == "time_off"
        open_day(page, studio, day)
        expect(page.get_by_role("main")).to_contain_text("Болею")
        expect(card(page, "Марина")).to_contain_text("просили выбрать время")
