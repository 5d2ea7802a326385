"""The page where a client pays."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from sandbox_http import PageServer, Sandbox
from yookassa_http import ShopClient, fiscal, payment_body, receipt

from tests.browser.axe import serious_problems


@pytest.fixture
def back(sandbox: Sandbox) -> Iterator[PageServer]:
    """The shop's own site, to which the client returns."""
    server = PageServer("<!doctype html><title>back</title><h1>Проверяем оплату</h1>")
    yield server
    server.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 760})
    yield page
    page.close()


def opened(
    page: Page, shop: ShopClient, back: PageServer, value: str = "1500.00", **more: object
) -> dict[str, Any]:
    """Create a payment and open its page."""
    confirmation = {"type": "redirect", "return_url": f"{back.url}paid?visit=7"}
    payment = shop.make("/payments", payment_body(value, confirmation=confirmation, **more))
    page.goto(payment["confirmation"]["confirmation_url"])
    return payment


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def expect_return(page: Page, back: PageServer) -> None:
    page.wait_for_url(f"{back.url}paid?visit=7")
    expect(page.get_by_role("heading", name="Проверяем оплату")).to_be_visible()


class TestPaying:
    def test_leads_back_to_the_shop(self, sandbox: Sandbox, page: Page, back: PageServer) -> None:
        shop = ShopClient(sandbox)
        payment = opened(page, shop, back, description="Предоплата: <b>маникюр</b>")
        expect(page.get_by_role("heading", name="1 500,00 ₽")).to_be_visible()
        expect(page.get_by_text("Предоплата: <b>маникюр</b>")).to_be_visible()
        expect(page.get_by_text("тестовый магазин")).to_be_visible()
        press(page, "Оплатить")
        expect_return(page, back)
        assert shop.read(f"/payments/{payment['id']}")["status"] == "succeeded"

    def test_is_by_card_or_by_sbp(self, sandbox: Sandbox, page: Page, back: PageServer) -> None:
        shop = fiscal(sandbox)
        payment = opened(page, shop, back, receipt=receipt("1500.00"))
        page.get_by_role("radio", name="СБП").check()
        press(page, "Оплатить")
        expect_return(page, back)
        method = shop.read(f"/payments/{payment['id']}")["payment_method"]
        assert method["type"] == "sbp"

    def test_is_by_card_only_in_a_test_shop(
        self, sandbox: Sandbox, page: Page, back: PageServer
    ) -> None:
        opened(page, ShopClient(sandbox), back)
        expect(page.get_by_role("radio")).to_have_count(1)
        expect(page.get_by_role("radio", name="Банковская карта")).to_be_checked()

    def test_sets_money_aside_where_the_shop_captures_later(
        self, sandbox: Sandbox, page: Page, back: PageServer
    ) -> None:
        shop = ShopClient(sandbox)
        payment = opened(page, shop, back, capture=False)
        press(page, "Оплатить")
        expect_return(page, back)
        assert shop.read(f"/payments/{payment['id']}")["status"] == "waiting_for_capture"


class TestNotPaying:
    def test_a_bank_declines_with_a_reason(
        self, sandbox: Sandbox, page: Page, back: PageServer
    ) -> None:
        shop = ShopClient(sandbox)
        payment = opened(page, shop, back)
        page.get_by_label("Почему банк откажет").select_option("Карта просрочена")
        press(page, "Отклонить")
        expect(page.get_by_role("status")).to_contain_text("Платёж не прошёл")
        expect(page.get_by_role("status")).to_contain_text("Карта просрочена")
        page.get_by_role("link", name="Вернуться в магазин").click()
        expect_return(page, back)
        details = shop.read(f"/payments/{payment['id']}")["cancellation_details"]
        assert details["reason"] == "card_expired"

    def test_leaving_changes_nothing(self, sandbox: Sandbox, page: Page, back: PageServer) -> None:
        shop = ShopClient(sandbox)
        payment = opened(page, shop, back)
        press(page, "Уйти, не заплатив")
        expect_return(page, back)
        assert shop.read(f"/payments/{payment['id']}")["status"] == "pending"

    def test_the_money_may_come_later(self, sandbox: Sandbox, page: Page, back: PageServer) -> None:
        shop = ShopClient(sandbox)
        payment = opened(page, shop, back)
        press(page, "Заплатить позже")
        expect_return(page, back)
        page.go_back()
        assert shop.read(f"/payments/{payment['id']}")["status"] == "pending"
        sandbox.yookassa.advance(16)
        assert shop.read(f"/payments/{payment['id']}")["status"] == "succeeded"


class TestAfterwards:
    def test_the_page_says_how_it_ended(
        self, sandbox: Sandbox, page: Page, back: PageServer
    ) -> None:
        payment = opened(page, ShopClient(sandbox), back)
        sandbox.yookassa.advance(3600)
        # Pressed in a page that was left open for too long.
        press(page, "Оплатить")
        expect(page.get_by_role("heading", name="Время на оплату вышло")).to_be_visible()
        expect(page.get_by_role("button")).to_have_count(0)
        assert page.url == payment["confirmation"]["confirmation_url"] + "?lang=ru"

    def test_a_paid_one_says_so_and_what_was_returned(
        self, sandbox: Sandbox, page: Page, back: PageServer
    ) -> None:
        payment = opened(page, ShopClient(sandbox), back)
        sandbox.yookassa.succeed(payment["id"])
        page.reload()
        expect(page.get_by_role("heading", name="Оплачено")).to_be_visible()
        sandbox.yookassa.refund_in_cabinet(payment["id"], "1000.50")
        page.reload()
        expect(page.get_by_role("status")).to_contain_text("Возвращено 1 000,50 ₽")

    def test_an_unknown_one_is_not_found(self, sandbox: Sandbox, page: Page) -> None:
        answer = page.goto(f"{sandbox.url}/yookassa/pay/0")
        assert answer
        assert answer.status == 404
        expect(page.get_by_role("heading", name="Такого платежа нет")).to_be_visible()


def test_speaks_english_and_fits_a_phone(sandbox: Sandbox, page: Page, back: PageServer) -> None:
    opened(page, ShopClient(sandbox), back, description="Маникюр" * 18)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="1,500.00 ₽")).to_be_visible()
    press(page, "Pay")
    expect_return(page, back)


def test_allows_nothing_but_itself(sandbox: Sandbox, page: Page, back: PageServer) -> None:
    payment = opened(page, ShopClient(sandbox), back)
    answer = sandbox.http.get(payment["confirmation"]["confirmation_url"])
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; img-src 'self';")
    assert policy.endswith(f"form-action 'self' {back.url.rstrip('/')}")
    assert "script" not in answer.text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_is_for_everybody(sandbox: Sandbox, page: Page, back: PageServer, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    payment = opened(page, fiscal(sandbox), back, receipt=receipt("1500.00"))
    assert serious_problems(page) == []
    sandbox.yookassa.decline(payment["id"])
    page.reload()
    assert serious_problems(page) == []
