"""YooKassa on the sandbox's page: payments, shops, troubles, and links out of Mini Apps."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sandbox_http import MARINA, PageServer, Sandbox
from yookassa_http import ShopClient, payment_body

from tests.browser.axe import serious_problems

# Asks for its payment's page when it is tapped, as a Mini App must.
MINI_APP = """<!doctype html><meta charset="utf-8"><button>Внести</button><script>
document.querySelector("button").addEventListener("click", () => parent.postMessage(
  JSON.stringify({{ eventType: "web_app_open_link", eventData: {{ url: "{url}" }} }}), "*"));
</script>"""


@pytest.fixture
def page(browser: Browser, sandbox: Sandbox) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 760})
    page.goto(sandbox.url)
    yield page
    page.close()


class TestPayments:
    def test_appear_and_change_live(self, sandbox: Sandbox, page: Page) -> None:
        sidebar = page.get_by_role("navigation")
        expect(sidebar.get_by_text("Платежей ещё не было")).to_be_visible()
        payment = ShopClient(sandbox).make("/payments", payment_body())
        row = sidebar.get_by_role("link", name="500 ₽")
        expect(row).to_contain_text("ждёт оплаты")
        sandbox.yookassa.succeed(payment["id"])
        expect(row).to_contain_text("оплачено")
        sandbox.yookassa.refund_in_cabinet(payment["id"], "100.00")
        expect(row).to_contain_text("возвращено частью")

    def test_lead_to_their_pay_page(self, sandbox: Sandbox, page: Page) -> None:
        ShopClient(sandbox).make("/payments", payment_body())
        with page.context.expect_page() as opened:
            page.get_by_role("link", name="500 ₽").click()
        expect(opened.value.get_by_role("button", name="Оплатить")).to_be_visible()

    def test_are_within_reach_on_a_phone(self, sandbox: Sandbox, page: Page) -> None:
        ShopClient(sandbox).make("/payments", payment_body())
        page.set_viewport_size({"width": 360, "height": 760})
        page.get_by_role("button", name="Люди и чаты").click()
        expect(page.get_by_role("link", name="500 ₽")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == 360


class TestShops:
    def test_show_their_keys_and_take_a_webhook(self, sandbox: Sandbox, page: Page) -> None:
        page.get_by_role("button", name="Магазины и ключи").click()
        shop = page.get_by_role("region", name="Аня Белова · маникюр")
        expect(shop).to_contain_text("100001")
        expect(shop).to_contain_text("test_sandbox_anya_0001")
        shop.get_by_label("Адрес для уведомлений").fill("http://127.0.0.1:9/hook")
        shop.get_by_role("button", name="Сохранить").click()
        expect(shop.get_by_role("status")).to_contain_text("Сохранено")
        assert sandbox.yookassa.shop()["webhook_url"] == "http://127.0.0.1:9/hook"
        assert serious_problems(page) == []


class TestTroubles:
    def test_of_the_api_are_switched_on_and_off(self, sandbox: Sandbox, page: Page) -> None:
        shop = ShopClient(sandbox)
        page.get_by_role("button", name="Сбои").click()
        switch = page.get_by_role("switch", name="ЮKassa недоступна")
        switch.click()
        expect(switch).to_be_checked()
        assert shop.get("/me").status_code == 502
        assert sandbox.call("getMe").ok
        switch.click()
        expect(switch).not_to_be_checked()
        assert shop.get("/me").ok

    def test_of_the_shops_are_for_all_of_them(self, sandbox: Sandbox, page: Page) -> None:
        page.get_by_role("button", name="Сбои").click()
        for name in ("Возвраты не проходят", "Уведомления приходят дважды"):
            page.get_by_role("switch", name=name).click()
            expect(page.get_by_role("switch", name=name)).to_be_checked()
        shops = sandbox.yookassa.shops()
        assert {one["refunds"] for one in shops} == {"insufficient_funds"}
        assert {one["webhooks"]["duplicate"] for one in shops} == {1}
        page.get_by_role("button", name="Выключить всё").click()
        expect(page.get_by_role("button", name="Выключить всё")).to_have_count(0)
        shops = sandbox.yookassa.shops()
        assert {one["refunds"] for one in shops} == {"succeed"}


def test_a_mini_app_opens_the_pay_page_in_a_new_tab(sandbox: Sandbox, page: Page) -> None:
    payment = ShopClient(sandbox).make("/payments", payment_body())
    mini_app = PageServer(MINI_APP.format(url=payment["confirmation"]["confirmation_url"]))
    sandbox.write("/start")
    markup = {"inline_keyboard": [[{"text": "Открыть", "web_app": {"url": mini_app.url}}]]}
    sandbox.result("sendMessage", chat_id=MARINA, text="Привет", reply_markup=markup)
    page.get_by_role("button", name="Открыть").click()
    button = page.frame_locator("iframe").get_by_role("button", name="Внести")
    with page.context.expect_page() as opened:
        button.click()
    expect(opened.value.get_by_role("button", name="Оплатить")).to_be_visible()
    # The Mini App stays open behind it, to ask how the payment ended.
    expect(button).to_be_visible()
    mini_app.close()
