"""The page: chats that work, Mini Apps in a frame, two phones or one."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect
from sandbox_http import ANYA, MARINA, PageServer, Sandbox

# Speaks Telegram's web protocol and writes down what it hears.
MINI_APP = """<!doctype html><meta charset="utf-8"><h1>Запись</h1><ol></ol><script>
const send = (eventType, eventData) =>
  parent.postMessage(JSON.stringify({ eventType, eventData }), "*");
addEventListener("message", ({ data }) => {
  const line = document.createElement("li");
  line.textContent = data;
  document.querySelector("ol").append(line);
});
send("web_app_setup_main_button", { is_visible: true, text: "Записаться · 2 200 ₽" });
send("web_app_setup_back_button", { is_visible: true });
send("web_app_setup_closing_behavior", { need_confirmation: true });
</script>"""


@pytest.fixture
def mini_app() -> Iterator[PageServer]:
    server = PageServer(MINI_APP)
    yield server
    server.close()


@pytest.fixture
def open_page(browser: Browser, sandbox: Sandbox) -> Iterator[Callable[[int], Page]]:
    pages: list[Page] = []

    def open_at(width: int) -> Page:
        page = browser.new_page(viewport={"width": width, "height": 760}, color_scheme="light")
        pages.append(page)
        page.goto(sandbox.url)
        return page

    yield open_at
    for page in pages:
        page.close()


def phone(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=f"Телефон: {name}")


def in_mini_app(sandbox: Sandbox, page: Page, address: str) -> FrameLocator:
    """Open the Mini App by the button the bot sends."""
    sandbox.write("/start")
    row = [{"text": "Открыть", "web_app": {"url": address}}]
    markup = {"inline_keyboard": [row]}
    sandbox.result("sendMessage", chat_id=MARINA, text="Привет", reply_markup=markup)
    phone(page, "Марина").get_by_role("button", name="Открыть").click()
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="Запись")).to_be_visible()
    return frame


class TestChat:
    def test_starts_with_a_button_and_shows_answers_live(
        self, sandbox: Sandbox, open_page: Callable[[int], Page]
    ) -> None:
        marina = phone(open_page(1280), "Марина")
        marina.get_by_role("button", name="Запустить").click()
        expect(marina.get_by_role("article", name="Марина")).to_contain_text("/start")
        text = "<b>Вы</b> записаны"
        sandbox.result("sendMessage", chat_id=MARINA, text=text, parse_mode="HTML")
        expect(marina.get_by_role("article").last).to_contain_text("Вы записаны")
        expect(marina.locator("b", has_text="Вы")).to_be_visible()

    def test_buttons_wait_for_the_bots_answer(
        self, started: Sandbox, open_page: Callable[[int], Page]
    ) -> None:
        markup = {"inline_keyboard": [[{"text": "Отменить", "callback_data": "x"}]]}
        started.result("sendMessage", chat_id=MARINA, text="?", reply_markup=markup)
        marina = phone(open_page(1280), "Марина")
        button = marina.get_by_role("button", name="Отменить")
        button.click()
        expect(button).to_have_attribute("aria-busy", "true")
        query = started.result("getUpdates")[-1]["callback_query"]
        started.result("answerCallbackQuery", callback_query_id=query["id"], text="Отменили")
        expect(marina.get_by_role("status").filter(has_text="Отменили")).to_be_visible()
        expect(button).not_to_have_attribute("aria-busy", "true")

    def test_a_link_to_another_bot_starts_it_with_what_the_link_says(
        self, started: Sandbox, open_page: Callable[[int], Page]
    ) -> None:
        row = [{"text": "Виток", "url": "https://t.me/studio_vitok_bot?start=web"}]
        markup = {"inline_keyboard": [row]}
        started.result("sendMessage", chat_id=MARINA, text="?", reply_markup=markup)
        marina = phone(open_page(1280), "Марина")
        marina.get_by_role("button", name="Виток").click()
        marina.get_by_role("button", name="Запустить").click()
        expect(marina.locator(".bubble-text")).to_have_text("/start")
        update = started.result("getUpdates", "studio_vitok_bot")[-1]
        assert update["message"]["text"] == "/start web"

    def test_text_of_a_bot_is_never_markup(
        self, started: Sandbox, open_page: Callable[[int], Page]
    ) -> None:
        started.result("sendMessage", chat_id=MARINA, text="<img src=x onerror=alert(1)>")
        marina = phone(open_page(1280), "Марина")
        expect(marina.get_by_role("article").last).to_contain_text("<img src=x")
        expect(marina.locator("img")).to_have_count(0)


class TestMiniApp:
    def test_talks_with_telegrams_buttons(
        self, sandbox: Sandbox, open_page: Callable[[int], Page], mini_app: PageServer
    ) -> None:
        page = open_page(1280)
        frame = in_mini_app(sandbox, page, mini_app.url)
        page.get_by_role("button", name="Записаться · 2 200 ₽").click()
        expect(frame.get_by_text("main_button_pressed")).to_be_visible()
        page.get_by_role("button", name="Назад").click()
        expect(frame.get_by_text("back_button_pressed")).to_be_visible()
        page.get_by_role("button", name="Тёмная тема").click()
        expect(frame.get_by_text('"bg_color":"#17212b"')).to_be_visible()

    def test_asks_before_it_is_closed(
        self, sandbox: Sandbox, open_page: Callable[[int], Page], mini_app: PageServer
    ) -> None:
        page = open_page(1280)
        in_mini_app(sandbox, page, mini_app.url)
        question = page.get_by_role("alertdialog")
        page.get_by_role("button", name="Закрыть мини-приложение").click()
        question.get_by_role("button", name="Отмена").click()
        expect(page.locator("iframe")).to_be_visible()
        page.get_by_role("button", name="Закрыть мини-приложение").click()
        question.get_by_role("button", name="Закрыть").click()
        expect(page.locator("iframe")).to_have_count(0)

    def test_is_the_only_one_listened_to(
        self, sandbox: Sandbox, open_page: Callable[[int], Page], mini_app: PageServer
    ) -> None:
        page = open_page(1280)
        in_mini_app(sandbox, page, mini_app.url)
        page.evaluate("postMessage(JSON.stringify({eventType: 'web_app_close'}), '*')")
        page.evaluate("new Promise((done) => setTimeout(done))")
        expect(page.locator("iframe")).to_be_visible()


class TestTwoPhones:
    def test_on_a_narrow_screen_the_other_one_shows_what_is_unread(
        self, started: Sandbox, open_page: Callable[[int], Page]
    ) -> None:
        started.write("/start", user=ANYA)
        page = open_page(360)
        expect(phone(page, "Марина")).to_be_visible()
        expect(phone(page, "Аня")).to_be_hidden()
        started.result("sendMessage", chat_id=ANYA, text="Новая запись")
        tab = page.get_by_role("tab", name="Аня")
        expect(tab).to_contain_text("1 непрочитанное")
        tab.click()
        expect(phone(page, "Аня").get_by_text("Новая запись")).to_be_visible()
        expect(tab).not_to_contain_text("непрочитанное")

    def test_nothing_is_wider_than_the_screen(self, open_page: Callable[[int], Page]) -> None:
        page = open_page(360)
        expect(phone(page, "Марина")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == 360


class TestFaultsDrawer:
    def test_switches_telegram_off_and_on(
        self, started: Sandbox, open_page: Callable[[int], Page]
    ) -> None:
        page = open_page(1280)
        page.get_by_role("button", name="Сбои").click()
        switch = page.get_by_role("switch", name="Телеграм недоступен")
        switch.click()
        expect(switch).to_be_checked()
        assert started.call("getMe").status_code == 502
        switch.click()
        expect(switch).not_to_be_checked()
        assert started.call("getMe").ok

    def test_blocks_the_bot_for_a_person(
        self, started: Sandbox, open_page: Callable[[int], Page]
    ) -> None:
        page = open_page(1280)
        page.get_by_role("button", name="Сбои").click()
        page.get_by_role("switch", name="Марина").click()
        expect(page.get_by_role("switch", name="Марина")).to_be_checked()
        assert started.call("sendMessage", chat_id=MARINA, text="?").status_code == 403
        page.keyboard.press("Escape")
        phone(page, "Марина").get_by_role("button", name="Разблокировать").click()
        expect(phone(page, "Марина").get_by_role("textbox", name="Сообщение")).to_be_visible()
        assert started.chat()["status"] == "member"


def test_english_is_one_press_away(open_page: Callable[[int], Page]) -> None:
    page = open_page(1280)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("region", name="Phone: Марина")).to_be_visible()
    expect(page.get_by_role("button", name="Start").first).to_be_visible()
    assert page.title() == "Okoshko · sandbox"
