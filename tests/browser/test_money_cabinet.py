"""A master takes money on the spot, gives it back, keeps some of it, and sees where it went."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import count

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.cabinet_steps import hear, in_sheet, open_cabinet
from tests.browser.cabinet_words import RU
from tests.browser.client import Client, Json
from tests.browser.conftest import MakeStudio, OpenWindow
from tests.browser.steps import amount_of, launch, press, see
from tests.browser.studio import in_days, just_now, moment
from tests.browser.till import Till, open_till
from tests.support.sandbox import wait_until

REASON = "Купила краску под ваш заказ"


@pytest.fixture(scope="module")
def till(make_studio: MakeStudio) -> Till:
    return open_till(make_studio())


@pytest.fixture
def page(open_phone: OpenWindow) -> Page:
    return open_phone().page


@pytest.fixture
def client(till: Till) -> Client:
    return till.studio.client("Марина")


@pytest.fixture(scope="module")
def noons() -> Iterator[datetime]:
    """Yield a free hour of each day to come."""
    return (moment(in_days(number), "12:00") for number in count(3))


@pytest.fixture
def visit(till: Till, client: Client, noons: Iterator[datetime]) -> Json:
    """A visit whose deposit Марина has paid."""
    return till.paid(client, next(noons))


def show(page: Page, till: Till, visit: Json) -> None:
    open_cabinet(page, till.studio, f"/visits/{visit['id']}")
    see(page, "Марина")
    expect(page.get_by_role("heading", name="История")).to_be_visible()


def event(page: Page, what: str) -> Locator:
    """Return what has happened to a visit's money, by its name."""
    history = page.locator("section", has=page.get_by_role("heading", name="История"))
    return history.get_by_role("listitem").filter(has_text=what)


def told(client: Client, *texts: str) -> bool:
    """Tell whether one message to the client has all of the texts."""
    return any(all(text in message for text in texts) for message in client.messages())


class TestMoneyOnTheSpot:
    def test_is_noted_with_a_tip_and_taken_back(self, till: Till, visit: Json, page: Page) -> None:
        show(page, till, visit)
        expect(amount_of(page, "Предоплата")).to_have_text("500 ₽, внесена")
        press(page, "Оплачено на месте")
        sheet = page.get_by_role("dialog")
        expect(sheet.get_by_label("Сумма, ₽")).to_have_value("1000")
        sheet.get_by_label("Чаевые, ₽").fill("200")
        sheet.get_by_text("переводом").click()
        in_sheet(page, "Отметить")
        hear(page, "Отметили: 1 200 ₽.")
        expect(amount_of(page, "Оплачено")).to_have_text("1 500 ₽")
        expect(amount_of(page, "Чаевые")).to_have_text("200 ₽")
        expect(event(page, "Перевод")).to_contain_text("1 000 ₽")

        event(page, "Чаевые").get_by_role("button", name=re.compile("^Убрать")).click()
        in_sheet(page, "Убрать")
        hear(page, "Отметку убрали.")
        expect(amount_of(page, "Чаевые")).to_have_count(0)
        assert till.money_of(visit)["tip_kopecks"] == 0


class TestARefund:
    def test_goes_out_in_one_tap_and_a_question(
        self, till: Till, visit: Json, client: Client, page: Page
    ) -> None:
        show(page, till, visit)
        press(page, "Вернуть деньги")
        in_sheet(page, "Вернуть 500 ₽")
        hear(page, "Возвращаем 500 ₽.")
        wait_until(lambda: told(client, "Вернули 500 ₽"))
        show(page, till, visit)
        expect(event(page, "Возврат")).to_contain_text("500 ₽")
        assert till.studio.owner.visit(visit["id"])["status"] == "booked"

    def test_that_the_shop_has_no_money_for_waits_among_what_needs_attention(
        self, till: Till, visit: Json, client: Client, page: Page
    ) -> None:
        till.yookassa.change_shop(till.account_id, takings="0.00")
        show(page, till, visit)
        press(page, "Вернуть деньги")
        in_sheet(page, "Вернуть 500 ₽")
        wait_until(lambda: told(client, "Возврат 500 ₽ задерживается"))
        open_cabinet(page, till.studio, "/money")
        press(page, re.compile("^Нужно внимание"))
        see(page, "Марина")
        expect(page.get_by_text("На счёте ЮKassa не хватает денег за сегодня.")).to_be_visible()
        till.yookassa.change_shop(till.account_id, takings=None)
        press(page, "Вернуть ещё раз")
        hear(page, "Пробуем вернуть ещё раз.")
        wait_until(lambda: told(client, "Вернули 500 ₽"))
        open_cabinet(page, till.studio, "/money/attention")
        see(page, "Всё в порядке")


class TestANoShow:
    def test_leaves_the_deposit_to_the_master_who_keeps_a_part_with_a_reason(
        self, till: Till, visit: Json, client: Client, page: Page
    ) -> None:
        till.move(visit, just_now())
        show(page, till, visit)
        press(page, RU.no_show)
        expect(page.get_by_text("Предоплата 500 ₽ ждёт вашего решения.")).to_be_visible()
        press(page, "Оставить часть")
        sheet = page.get_by_role("dialog")
        sheet.get_by_label("Оставить себе, ₽").fill("300")
        expect(sheet.get_by_text("Клиенту вернётся 200 ₽.")).to_be_visible()
        sheet.get_by_label(re.compile("^Причина")).fill(REASON)
        in_sheet(page, "Оставить 300 ₽")
        hear(page, "Оставили 300 ₽, остальное возвращаем.")
        expect(amount_of(page, "Оставлено вам")).to_have_text("300 ₽")
        wait_until(lambda: told(client, "Мастер удерживает 300 ₽", REASON, "200 ₽"))
        launch(page, client.address(f"/visits/{visit['id']}"))
        expect(page.get_by_text(f"Почему удержано: {REASON}")).to_be_visible()
        expect(amount_of(page, "Удержано")).to_have_text("300 ₽")


class TestTheMonth:
    def test_shows_what_came_what_went_and_what_is_ahead(
        self, make_studio: MakeStudio, page: Page
    ) -> None:
        till = open_till(make_studio())
        noon = moment(in_days(3), "12:00")
        till.paid(client := till.studio.client("Марина"), noon)
        visit = till.paid(client, noon.replace(hour=14))
        begun = till.studio.owner.book(till.studio.service(), just_now())
        till.note_cash(begun, rub=700, tip_rub=100)
        till.refund(visit, rub=200)
        wait_until(lambda: told(client, "Вернули 200 ₽"))
        open_cabinet(page, till.studio, "/money")
        for term, amount in (
            ("Онлайн", "1 000 ₽"),
            ("Наличные", "700 ₽"),
            ("Возвраты", "−200 ₽"),
            ("Чаевые", "100 ₽"),
            ("Предоплаты за будущие визиты", "800 ₽"),
        ):
            expect(amount_of(page, term)).to_have_text(amount)
        today = page.get_by_role("radio", name=re.compile("онлайн 800 ₽, на месте"))
        today.locator("xpath=..").click()
        entries = page.get_by_role("listitem").filter(has_text="Марина")
        expect(entries).to_have_count(3)
        expect(entries.first).to_contain_text("−200 ₽")
