"""A client pays a deposit, or does not, or too late."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from tests.browser.client import Client, Json
from tests.browser.conftest import MakeStudio, OpenWindow
from tests.browser.steps import amount_of, choose_time, launch, open_service, press, see
from tests.browser.studio import HAIRCUT, in_days, moment
from tests.browser.till import Till, add_promo_code, let_hold_end, open_till
from tests.browser.words import RU
from tests.support.sandbox import wait_until

GO = "Перейти к оплате 500 ₽"
# The worker looks for holds that have run out every ten seconds.
RELEASED_WITHIN_MS = 60_000


@pytest.fixture(scope="module")
def till(make_studio: MakeStudio) -> Till:
    return open_till(make_studio())


@pytest.fixture
def page(open_phone: OpenWindow) -> Page:
    return open_phone().page


@pytest.fixture
def client(till: Till) -> Client:
    return till.studio.client()


@pytest.fixture(scope="module")
def noons() -> Iterator[datetime]:
    """Yield a free hour of each day to come."""
    return (moment(in_days(number), "12:00") for number in count(3))


def open_payment(page: Page, client: Client, visit: Json) -> None:
    launch(page, client.address(f"/visits/{visit['id']}/pay"))
    see(page, "Оплата")


def told(client: Client, *texts: str) -> bool:
    """Tell whether one message to the client has all of the texts."""
    return any(all(text in message for text in texts) for message in client.messages())


class TestADeclinedPayment:
    def test_is_tried_again_and_paid(
        self, till: Till, client: Client, noons: Iterator[datetime], page: Page
    ) -> None:
        visit = till.held(client, next(noons))
        open_payment(page, client, visit)
        press(page, GO)
        page.get_by_role("button", name="Отклонить", exact=True).click()
        see(page, "Платёж не прошёл")
        page.get_by_role("link", name="Вернуться в магазин").click()
        see(page, "Оплата не прошла")

        open_payment(page, client, visit)
        expect(page.get_by_text("Оплата не прошла. Попробуйте ещё раз")).to_be_visible()
        press(page, "Попробовать ещё раз")
        press(page, GO)
        page.get_by_role("button", name="Оплатить", exact=True).click()
        see(page, "Оплата прошла")
        launch(page, client.address(f"/visits/{visit['id']}"))
        expect(page.get_by_text(RU.done, exact=True)).to_be_visible()
        expect(amount_of(page, "Оплачено")).to_have_text("500 ₽")


class TestAnAmount:
    def test_can_be_the_whole_price_after_all(
        self, till: Till, client: Client, noons: Iterator[datetime], page: Page
    ) -> None:
        visit = till.held(client, next(noons))
        open_payment(page, client, visit)
        page.get_by_text("Всё сразу").click()
        press(page, "Перейти к оплате 1 500 ₽")
        expect(page.get_by_role("heading", level=1)).to_have_text("1 500,00 ₽")
        page.get_by_role("button", name="Оплатить", exact=True).click()
        see(page, "Оплата прошла")
        launch(page, client.address(f"/visits/{visit['id']}"))
        expect(amount_of(page, "Оплачено")).to_have_text("1 500 ₽")


class TestATimeThatWasNotPaidFor:
    def test_is_free_again_and_late_money_still_confirms_it(
        self, till: Till, client: Client, noons: Iterator[datetime], page: Page
    ) -> None:
        visit = till.held(client, next(noons))
        let_hold_end(till.studio.stack, visit, in_s=8)
        open_payment(page, client, visit)
        expect(page.get_by_role("timer")).to_have_text(re.compile(r"^0:0\d$"))
        over = page.get_by_role("heading", name="Время больше не за вами")
        expect(over).to_be_visible(timeout=RELEASED_WITHIN_MS)
        wait_until(lambda: told(client, "Время больше не за вами"))
        till.pay(visit)
        expect(page.get_by_role("heading", name=RU.done)).to_be_visible(timeout=RELEASED_WITHIN_MS)
        expect(page.get_by_text("Предоплата 500 ₽ получена")).to_be_visible()

    def test_is_booked_by_somebody_else_and_late_money_goes_back(
        self, till: Till, client: Client, noons: Iterator[datetime], page: Page
    ) -> None:
        visit = till.held(client, start := next(noons))
        let_hold_end(till.studio.stack, visit, in_s=0)
        faster = till.paid(till.studio.client("Ольга"), start)
        till.pay(visit)
        wait_until(lambda: told(client, "Вернули 500 ₽"))
        assert client.visit(visit["id"])["status"] == "cancelled"
        assert till.studio.owner.visit(faster["id"])["status"] == "booked"
        launch(page, client.address("/payments"))
        see(page, "Мои платежи")
        payment = page.get_by_role("listitem")
        expect(payment).to_contain_text("Возврат 500 ₽: вернули")
        expect(payment).to_contain_text("время уже было занято")


class TestAPaidVisit:
    def test_says_before_the_tap_what_cancelling_returns_and_returns_it(
        self, till: Till, client: Client, noons: Iterator[datetime], page: Page
    ) -> None:
        visit = till.paid(client, next(noons))
        launch(page, client.address(f"/visits/{visit['id']}"))
        press(page, RU.cancel)
        sheet = page.get_by_role("dialog")
        expect(sheet).to_contain_text("500 ₽ вернутся полностью")
        sheet.get_by_role("button", name=RU.cancel_visit).click()
        expect(page.get_by_text(RU.cancelled, exact=True)).to_be_visible()
        wait_until(lambda: told(client, "Вернули 500 ₽"))
        launch(page, client.address(f"/visits/{visit['id']}"))
        expect(amount_of(page, "Возвращено")).to_have_text("500 ₽")
        press(page, RU.back)
        page.get_by_role("button", name="Мои платежи").click()
        expect(page.get_by_role("listitem")).to_contain_text("Возврат 500 ₽: вернули")


class TestAPromoCode:
    def test_is_explained_where_it_is_wrong_and_is_a_line_of_the_price_where_it_is_right(
        self, till: Till, client: Client, noons: Iterator[datetime], page: Page
    ) -> None:
        add_promo_code(till.studio, "ВЕСНА", percent=10)
        launch(page, client.address())
        open_service(page, HAIRCUT)
        choose_time(page, next(noons))
        press(page, re.compile("^Ввести"))
        code = page.get_by_label("Промокод")
        code.fill("ЗИМА")
        press(page, "Применить")
        expect(page.get_by_text("Такого промокода нет. Проверьте буквы и цифры.")).to_be_visible()
        code.fill("весна")
        code.press("Enter")
        expect(page.get_by_text("Промокод весна применён.").first).to_be_visible()
        expect(amount_of(page, "Подруге")).to_have_text("−150 ₽")
        expect(amount_of(page, RU.total)).to_have_text("1 350 ₽")
        press(page, "Внести 500 ₽ и записаться")
        see(page, "Оплата")
        (visit,) = client.visits()["coming"]
        assert (visit["price_kopecks"], visit["due"]["full_kopecks"]) == (135_000, 135_000)


class TestTheReturnPage:
    def test_needs_nobody_to_be_signed_in(
        self, till: Till, client: Client, noons: Iterator[datetime], open_window: OpenWindow
    ) -> None:
        visit = till.held(client, next(noons))
        page = open_window().goto(visit["payment"]["url"])
        page.get_by_role("button", name="Уйти, не заплатив").click()
        see(page, "Проверяем оплату")
        expect(page.get_by_role("link", name="Вернуться в Telegram")).to_be_visible()
        till.pay(visit)
        see(page, "Оплата прошла")
