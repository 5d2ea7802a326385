"""What is sold: its order, its pauses, its price, and who may change that."""

import re

import pytest
import requests
from playwright.sync_api import Locator, Page, expect

from tests.browser.cabinet_steps import hear, open_cabinet
from tests.browser.cabinet_words import RU
from tests.browser.client import api_of
from tests.browser.conftest import MakeStudio, OpenWindow
from tests.browser.steps import press, see
from tests.browser.studio import COLOUR, HAIRCUT, STYLING, Studio
from tests.browser.touch import Finger, box_of, centre, to_the_middle


@pytest.fixture
def studio(make_studio: MakeStudio) -> Studio:
    return make_studio()


@pytest.fixture
def page(open_phone: OpenWindow) -> Page:
    return open_phone().page


def for_clients(studio: Studio) -> list[str]:
    """Return the services' names as clients see them, in their order."""
    card = requests.get(api_of(studio.stack, studio.slug), timeout=30).json()
    return [service["name"] for service in card["services"]]


class TestTheOrder:
    def test_is_changed_by_drawing_a_service_by_its_handle(
        self, studio: Studio, page: Page
    ) -> None:
        open_order(page, studio)
        to_the_middle(handle(page, COLOUR))
        x, first = centre(handle(page, HAIRCUT))
        _, last = centre(handle(page, STYLING))
        Finger.on(page).drag(x, first, by=last - first + 8, hold_ms=50)
        hear(page, "Порядок сохранён.")
        assert for_clients(studio) == [COLOUR, STYLING, HAIRCUT]

    def test_is_changed_by_buttons_and_by_keys(self, studio: Studio, page: Page) -> None:
        open_order(page, studio)
        press(page, f"{STYLING}: выше")
        hear(page, "Порядок сохранён.")
        assert for_clients(studio) == [HAIRCUT, STYLING, COLOUR]
        handle(page, COLOUR).focus()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        rows = page.get_by_role("main").get_by_role("listitem")
        expect(rows.first).to_contain_text(COLOUR)
        expect(handle(page, COLOUR)).to_be_focused()
        press(page, RU.done)
        see(page, RU.services)
        expect(rows.first).to_contain_text(COLOUR)


def open_order(page: Page, studio: Studio) -> None:
    open_cabinet(page, studio, "/services")
    press(page, RU.order)
    see(page, RU.order)


def handle(page: Page, service: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"^{service}: тяните"))


class TestAService:
    def test_that_is_new_can_be_booked_at_once(self, studio: Studio, page: Page) -> None:
        open_cabinet(page, studio, "/services")
        press(page, RU.add_service)
        see(page, RU.new_service)
        page.get_by_label("Название", exact=True).fill("Кератин")
        page.get_by_label("Группа").fill("Уход")
        page.get_by_label("Длительность, мин", exact=True).fill("90")
        page.get_by_label("Цена, ₽").fill("5500")
        preview = page.locator("section", has=page.get_by_role("heading", name="Так видит клиент"))
        for shown in ("Кератин", "5 500 ₽", "1 ч 30 мин"):
            expect(preview).to_contain_text(shown)
        press(page, RU.add_service)
        hear(page, "Услуга «Кератин» добавлена.")
        assert for_clients(studio)[-1] == "Кератин"
        assert len(studio.service("Кератин")["next_starts"]) > 0

    def test_shows_its_pause_as_a_bar_and_gets_another(self, studio: Studio, page: Page) -> None:
        open_service(page, studio, COLOUR)
        bar = page.get_by_role("img")
        expect(bar).to_have_accessible_name("работа 45 мин, пауза 30 мин, работа 45 мин")
        work, pause, _ = (box_of(one)["width"] for one in bar.locator("> *").all())
        assert pause / work == pytest.approx(30 / 45, rel=0.1)
        press(page, "Добавить паузу")
        second = page.get_by_role("group", name="Пауза 2")
        second.get_by_label("Начинается через, мин", exact=True).fill("90")
        second.get_by_label("Длится, мин", exact=True).fill("10")
        expect(bar).to_have_accessible_name(
            "работа 45 мин, пауза 30 мин, работа 15 мин, пауза 10 мин, работа 20 мин"
        )
        press(page, RU.save)
        hear(page, f"«{COLOUR}»: изменения сохранены.")
        assert pauses_of(studio, COLOUR) == [(45, 30), (90, 10)]

    def test_that_is_hidden_is_gone_for_clients_only(self, studio: Studio, page: Page) -> None:
        open_service(page, studio, STYLING)
        page.get_by_text("Скрыть от клиентов").click()
        press(page, RU.save)
        hear(page, f"«{STYLING}»: изменения сохранены.")
        assert for_clients(studio) == [HAIRCUT, COLOUR]
        row = page.get_by_role("listitem").filter(has_text=STYLING)
        expect(row).to_contain_text("скрыта от клиентов")

    def test_with_a_mistake_is_not_saved_and_says_what_to_correct(
        self, studio: Studio, page: Page
    ) -> None:
        open_service(page, studio, HAIRCUT)
        page.get_by_label("Цена, ₽").fill("дорого")
        press(page, RU.save)
        expect(page.get_by_text("Укажите цену числом, например 2200.")).to_be_visible()
        expect(page.get_by_label("Цена, ₽")).to_be_focused()
        press(page, RU.back)
        page.get_by_role("dialog").get_by_role("button", name="Уйти", exact=True).click()
        see(page, RU.services)
        assert studio.service(HAIRCUT)["price_kopecks"] == 150_000


def open_service(page: Page, studio: Studio, name: str) -> None:
    open_cabinet(page, studio, "/services")
    press(page, re.compile(f"^{name}"))
    see(page, RU.a_service)


def pauses_of(studio: Studio, name: str) -> list[tuple[int, int]]:
    services = studio.owner.cabinet()["services"]
    (found,) = (service for service in services if service["name"] == name)
    return [(pause["after_min"], pause["duration_min"]) for pause in found["pauses"]]
