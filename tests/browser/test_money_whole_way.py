"""A deposit from the confirm screen over the provider's page to the master's phone."""

import re
from datetime import datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.client import Client
from tests.browser.conftest import MakeStudio, OpenWindow
from tests.browser.steps import amount_of, choose_of_day, open_service, see, show_day
from tests.browser.studio import HAIRCUT, Studio, in_days, moment
from tests.browser.telegram import Person, Telegram
from tests.browser.till import Till, open_till
from tests.browser.words import RU
from tests.support.sandbox import wait_until


@pytest.fixture
def studio(make_studio: MakeStudio) -> Studio:
    return make_studio()


@pytest.fixture
def till(studio: Studio) -> Till:
    return open_till(studio)


@pytest.fixture
def client(studio: Studio) -> Client:
    """Somebody whose phone is on the sandbox's page."""
    return studio.client("Алиса", has_started=False, role="client", username="alisa")


def test_a_deposit_is_paid_in_the_browser_and_the_mini_app_says_so(
    till: Till, client: Client, open_window: OpenWindow
) -> None:
    window = open_window(has_touch=True)
    page = window.goto(f"{till.studio.stack.telegram.url}/?lang=ru")
    telegram = Telegram(page, Person("Алиса", client.telegram_id, client.bot, RU))
    start = moment(in_days(4), "12:00")
    telegram.start_the_bot()
    telegram.press_in_chat(RU.book)
    choose(telegram, start)
    read_the_terms(telegram)
    pay(telegram, go_to_the_provider(telegram))
    read_what_came_of_it(telegram, till, client)


def choose(telegram: Telegram, start: datetime) -> None:
    open_service(telegram.mini_app, HAIRCUT)
    show_day(telegram.mini_app, start)
    choose_of_day(telegram.mini_app, f"{start:%H:%M}")
    telegram.press_main_button(RU.continue_)


def read_the_terms(telegram: Telegram) -> None:
    app = telegram.mini_app
    for term, amount in (
        (HAIRCUT, "1 500 ₽"),
        (RU.total, "1 500 ₽"),
        ("Предоплата сейчас", "500 ₽"),
        ("На месте", "1 000 ₽"),
    ):
        expect(amount_of(app, term)).to_have_text(amount)
    main = app.get_by_role("main")
    expect(main).to_contain_text("Предоплата 500 ₽ закрепляет время. Отмените до ")
    expect(main).to_contain_text("и она вернётся полностью.")
    telegram.press_main_button("Внести 500 ₽ и записаться")


def go_to_the_provider(telegram: Telegram) -> Page:
    see(telegram.mini_app, "Оплата")
    expect(telegram.mini_app.get_by_role("timer")).to_have_text(re.compile(r"^(9|10):\d\d$"))
    expect(telegram.main_button("Перейти к оплате 500 ₽")).to_be_enabled()
    expect(held_for(telegram)).to_contain_text("Держим время за вами до")
    with telegram.page.expect_popup() as opened:
        telegram.press_main_button("Перейти к оплате 500 ₽")
    return opened.value


def held_for(telegram: Telegram) -> Locator:
    return telegram.chat.get_by_role("article").last


def pay(telegram: Telegram, provider: Page) -> None:
    expect(provider.get_by_role("heading", level=1)).to_have_text("500,00 ₽")
    provider.get_by_role("button", name="Оплатить", exact=True).click()
    see(provider, "Оплата прошла")
    expect(provider.get_by_role("main")).to_contain_text("500 ₽ получены. Ждём вас")
    way_back = provider.get_by_role("link", name="Вернуться в Telegram")
    expect(way_back).to_have_attribute("href", re.compile(f"t.me/{telegram.client.bot}"))
    provider.close()


def read_what_came_of_it(telegram: Telegram, till: Till, client: Client) -> None:
    expect(telegram.mini_app.get_by_role("heading", name=RU.done)).to_be_visible()
    main = telegram.mini_app.get_by_role("main")
    expect(main).to_contain_text("Предоплата 500 ₽ получена")
    expect(main).to_contain_text("на месте останется 1 000 ₽")
    telegram.press_main_button(RU.finish)
    confirmation = telegram.chat.get_by_role("article").last
    expect(confirmation).to_contain_text(RU.done)
    expect(confirmation).to_contain_text("500 ₽")
    master = till.studio.owner
    wait_until(
        lambda: any("Новая запись" in told and "Алиса" in told for told in master.messages())
    )
    telegram.press_in_chat(RU.my_visits)
    telegram.mini_app.get_by_role("listitem").get_by_role("button").click()
    expect(amount_of(telegram.mini_app, "Оплачено")).to_have_text("500 ₽")
    expect(amount_of(telegram.mini_app, "Осталось")).to_have_text("1 000 ₽")
    (visit,) = client.visits()["coming"]
    assert (visit["paid_kopecks"], visit["status"]) == (50_000, "booked")
