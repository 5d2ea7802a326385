"""An owner connects her shop and decides who pays in advance."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cabinet_steps import hear, open_cabinet
from tests.browser.cabinet_words import RU
from tests.browser.client import Client
from tests.browser.conftest import MakeStudio, OpenWindow
from tests.browser.steps import choose_time, launch, open_service, press, see
from tests.browser.studio import HAIRCUT, Studio, in_days, moment
from tests.browser.till import new_account
from tests.support.yookassa import YooKassa


@pytest.fixture(scope="module")
def studio(make_studio: MakeStudio) -> Studio:
    return make_studio()


@pytest.fixture
def page(open_phone: OpenWindow) -> Page:
    return open_phone().page


def open_from_money(page: Page, studio: Studio, way: str) -> None:
    """Go from the tab «Деньги» to one of its settings."""
    open_cabinet(page, studio, "/money")
    see(page, "Деньги")
    press(page, re.compile(f"^{way}"))
    see(page, way)


def fill_in_keys(page: Page, account_id: str, key: str) -> None:
    page.get_by_label("Номер магазина (shopId)").fill(account_id)
    page.get_by_label("Секретный ключ").fill(key)


def test_a_shop_is_connected_and_asks_the_next_client_for_a_deposit(
    studio: Studio, page: Page
) -> None:
    account = new_account(studio.stack)
    connect(page, studio, account)
    webhook = paste_the_webhook(page, studio, account["account_id"])
    assert webhook.startswith(f"{studio.stack.url}/yookassa/")
    ask_for_a_deposit(page, studio)
    promise_a_discount(page, studio)
    read_it_as_a_client(page, studio.client())


def connect(page: Page, studio: Studio, account: dict[str, str]) -> None:
    open_from_money(page, studio, "Онлайн-оплата")
    fill_in_keys(page, account["account_id"], "live_")
    press(page, "Подключить")
    expect(page.get_by_text("Скопируйте ключ целиком")).to_be_visible()
    fill_in_keys(page, account["account_id"], "live_a-key-of-another-shop")
    press(page, "Подключить")
    rejected = page.get_by_role("alert")
    expect(rejected).to_contain_text("Магазин не подключён")
    expect(rejected).to_contain_text("Выпустите новый в разделе «Ключи API» и вставьте его.")
    fill_in_keys(page, account["account_id"], account["secret_key"])
    press(page, "Подключить")
    see(page, "Магазин подключён")
    expect(page.get_by_label("Секретный ключ")).to_have_count(0)


def paste_the_webhook(page: Page, studio: Studio, account_id: str) -> str:
    webhook = page.get_by_label("Адрес уведомлений", exact=True).input_value()
    expect(page.get_by_text("refund.succeeded", exact=True)).to_be_visible()
    expect(page.get_by_text("ЮKassa ещё не стучалась")).to_be_visible()
    YooKassa(studio.stack.telegram).change_shop(account_id, webhook_url=webhook)
    return webhook


def ask_for_a_deposit(page: Page, studio: Studio) -> None:
    open_from_money(page, studio, "Предоплата")
    page.get_by_label("Сколько: Обычно").select_option("процент")
    page.get_by_label("Процент, %").fill("20")
    press(page, RU.save)
    hear(page, "Правила сохранены.")


def promise_a_discount(page: Page, studio: Studio) -> None:
    open_from_money(page, studio, "Скидки")
    press(page, "Добавить скидку")
    press(page, re.compile("^Промокод"))
    page.get_by_label("Название").fill("Подруге")
    page.get_by_label("Код").fill("подруга")
    expect(page.get_by_text("Скидка 10 % по промокоду ПОДРУГА")).to_be_visible()
    press(page, "Добавить скидку")
    hear(page, "Скидка «Подруге» добавлена.")
    expect(page.get_by_role("switch", name="Действует: Подруге")).to_be_checked()


def read_it_as_a_client(page: Page, client: Client) -> None:
    launch(page, client.address())
    open_service(page, HAIRCUT)
    choose_time(page, moment(in_days(3), "12:00"))
    press(page, re.compile("^Ввести"))
    page.get_by_label("Промокод").fill("подруга")
    press(page, "Применить")
    press(page, "Внести 270 ₽ и записаться")
    see(page, "Оплата")
    expect(page.get_by_role("button", name="Перейти к оплате 270 ₽")).to_be_enabled()
