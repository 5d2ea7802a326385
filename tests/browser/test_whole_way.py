"""From the bot's chat through the Mini App to the master's phone and back, on one narrow screen."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Locator, expect

from sandbox import people
from sandbox.people import ANYA_BOT
from tests.browser.client import MANICURE, free_starts, service_of
from tests.browser.conftest import OpenWindow
from tests.browser.stack import Stack
from tests.browser.steps import choose_of_day, day_month, open_service, see, show_day
from tests.browser.telegram import Person, Telegram
from tests.browser.words import EN, RU

# How long before a visit it can be cancelled freely; Moscow never changes its clocks.
ANYA_GIVES = timedelta(hours=24)
WISH = "Короткая форма, нюд"


MARINA = Person("Марина Ковалёва", people.MARINA.id, ANYA_BOT.username, RU)
KATE = Person("Kate Wilson", people.KATE.id, ANYA_BOT.username, EN, "dark")


@pytest.mark.parametrize("client", [MARINA, KATE], ids=["light-ru", "dark-en"])
def test_a_client_books_cancels_and_the_master_hears_of_both(
    stack: Stack, open_window: OpenWindow, client: Person
) -> None:
    page = open_window().goto(f"{stack.telegram.url}/?lang={client.words.language}")
    telegram = Telegram(page, client)
    start = next(free_starts(stack, service_of(stack)))
    open_the_mini_app(telegram)
    book(telegram, start)
    assert start not in free_starts(stack, service_of(stack))
    read_the_confirmation(telegram, start)
    cancel(telegram)
    find_the_time_free_again(telegram, start)


def masters_chat(telegram: Telegram) -> Locator:
    return telegram.chat_of("Аня Белова")


def open_the_mini_app(telegram: Telegram) -> None:
    telegram.start_the_bot()
    telegram.press_in_chat(telegram.words.book)
    see(telegram.mini_app, "Аня Белова")
    theme = telegram.mini_app.locator("html")
    expect(theme).to_have_attribute("data-theme", telegram.client.theme)


def book(telegram: Telegram, start: datetime) -> None:
    app, words = telegram.mini_app, telegram.words
    open_service(app, MANICURE)
    show_day(app, start, words)
    choose_of_day(app, f"{start:%H:%M}", words)
    telegram.press_main_button(words.continue_)
    see(app, words.check)
    main = app.get_by_role("main")
    price, length = ("2 200 ₽", "2 ч") if words is RU else ("₽2,200", "2 hrs")
    for said in (day_month(start, words.language), f"{start:%H:%M}", MANICURE, price, length):
        expect(main).to_contain_text(said)
    expect(main).to_contain_text("Мясницкая, 24, каб. 7")
    expect(main).to_contain_text(day_month(start - ANYA_GIVES, words.language))
    app.get_by_label(words.wish).fill(WISH)
    telegram.press_main_button(words.book)
    expect(app.get_by_text(words.done, exact=True)).to_be_visible()
    telegram.press_main_button(words.finish)


def read_the_confirmation(telegram: Telegram, start: datetime) -> None:
    confirmation = telegram.chat.get_by_role("article").last
    expect(confirmation).to_contain_text(telegram.words.done)
    expect(confirmation).to_contain_text(f"{start:%H:%M}")
    telegram.turn_to("Аня")
    notice = masters_chat(telegram).get_by_role("article").last
    expect(notice).to_contain_text("Новая запись")
    for said in (telegram.client.name, MANICURE, WISH):
        expect(notice).to_contain_text(said)


def cancel(telegram: Telegram) -> None:
    app, words = telegram.mini_app, telegram.words
    telegram.turn_to(telegram.client.name.split()[0])
    telegram.press_in_chat(words.my_bookings)
    app.get_by_role("listitem").get_by_role("button").click()
    app.get_by_role("button", name=words.cancel, exact=True).click()
    app.get_by_role("dialog").get_by_role("button", name=words.cancel_visit).click()
    expect(app.get_by_text(words.cancelled, exact=True)).to_be_visible()
    telegram.close_mini_app()
    expect(telegram.chat.get_by_role("article").last).to_contain_text(words.cancelled_message)
    expect(telegram.chat).not_to_contain_text(words.done)
    telegram.turn_to("Аня")
    notice = masters_chat(telegram).get_by_role("article").last
    expect(notice).to_contain_text("Клиент отменил запись")
    expect(notice).to_contain_text(telegram.client.name)


def find_the_time_free_again(telegram: Telegram, start: datetime) -> None:
    telegram.turn_to(telegram.client.name.split()[0])
    telegram.press_in_chat(telegram.words.book_again)
    open_service(telegram.mini_app, MANICURE)
    show_day(telegram.mini_app, start, telegram.words)
    choose_of_day(telegram.mini_app, f"{start:%H:%M}", telegram.words)
