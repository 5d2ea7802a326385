"""The pictures in docs/screenshots, made anew: `python -m tests.browser.screenshots`."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Locator, Page, expect

from app.clock import utcnow
from sandbox.people import ANYA, ANYA_BOT, MARINA
from tests.browser.cabinet_steps import bring_to_the_middle, card
from tests.browser.cabinet_words import RU as CABINET
from tests.browser.chromium import chromium
from tests.browser.client import MANICURE, Client, Json, new_client, service_of
from tests.browser.member import Member
from tests.browser.money_words import RU as MONEY
from tests.browser.paying_screens import PEDICURE, Payer
from tests.browser.stack import Stack, running_stack
from tests.browser.steps import launch, open_service, press, see
from tests.browser.window import Window
from tests.browser.words import RU
from tests.support.sandbox import ROOT

FOLDER = ROOT / "docs" / "screenshots"
WISH = "Короткая форма, нюд"
_COLUMNS = 4
# On a grey that stands off from both themes.
_SHEET = f"""<style>
  body {{ margin: 0; padding: 24px; background: #aeb4c0; width: max-content;
         display: grid; grid-template-columns: repeat({_COLUMNS}, auto); gap: 24px; }}
  img {{ display: block; border-radius: 24px; }}
</style>"""


def main() -> None:
    """Start the product, take the pictures, end it."""
    FOLDER.mkdir(exist_ok=True)
    with (
        TemporaryDirectory(prefix="okoshko-pictures-") as folder,
        running_stack(Path(folder)) as stack,
        chromium() as browser,
    ):
        for name, walk in (
            ("booking", _booking),
            ("cabinet", _cabinet),
            ("paying", _paying),
            ("money", _money),
        ):
            light, dark = (walk(stack, browser, theme) for theme in ("light", "dark"))
            _side_by_side(browser, [*light, *dark], name)
        _two_phones(stack, browser)


def _booking(stack: Stack, browser: Browser, theme: str) -> Iterator[bytes]:
    """Book once in the theme; yields the card, the time, the confirm screen and the end."""
    page = Window.open(browser, theme=theme).goto(new_client(stack).address(theme=theme))
    see(page, "Аня Белова")
    yield page.screenshot()
    open_service(page, MANICURE)
    nearest = page.get_by_role("group", name=RU.nearest).locator("label")
    nearest.nth(_first_free_to_cancel(stack, MANICURE)).click()
    expect(page.get_by_role("status", name=RU.loading)).to_have_count(0)
    yield page.screenshot()
    press(page, f"{RU.continue_} · 2 200 ₽")
    see(page, RU.check)
    page.get_by_label(RU.wish).fill(WISH)
    page.get_by_label(RU.wish).blur()
    expect(page.get_by_role("button", name=RU.book, exact=True)).to_be_enabled()
    yield page.screenshot()
    press(page, RU.book)
    expect(page.get_by_text(RU.done, exact=True)).to_be_visible()
    yield page.screenshot()


def _paying(stack: Stack, browser: Browser, theme: str) -> Iterator[bytes]:
    """Pay a deposit; yields the confirm screen, the countdown, the provider's page, the end."""
    payer = Payer(new_client(stack), Window.open(browser, theme=theme).page, theme)
    page = payer.page
    payer.go("")
    open_service(page, PEDICURE)
    nearest = page.get_by_role("group", name=RU.nearest).locator("label")
    nearest.nth(_first_free_to_cancel(stack, PEDICURE)).click()
    press(page, re.compile(f"^{RU.continue_}"))
    book = page.get_by_role("button", name=re.compile(f"^{MONEY.pay_and_book}"))
    expect(book).to_be_enabled()
    yield page.screenshot()
    book.click()
    go_and_pay = page.get_by_role("button", name=re.compile(f"^{MONEY.go_and_pay}"))
    expect(go_and_pay).to_be_enabled()
    yield page.screenshot()
    visit = payer.client.visits()["coming"][0]
    provider = page.context.new_page()
    provider.goto(visit["payment"]["url"])
    yield provider.screenshot()
    provider.locator("button[value=pay]").click()
    see(page, RU.done)
    yield page.screenshot()


def _money(stack: Stack, browser: Browser, theme: str) -> Iterator[bytes]:
    """Look at Anya's month, a visit with a deposit, who pays in advance, and her shop."""
    anya = Member(stack, "anya-belova", ANYA_BOT.username, ANYA.id)
    page = Window.open(browser, theme=theme).page
    visit = Payer(new_client(stack, first_name="Мария"), page, theme).paid()
    for path, title in (
        ("/money", MONEY.money),
        (f"/visits/{visit['id']}", MONEY.history),
        ("/money/deposits", MONEY.deposits),
        ("/money/shop", MONEY.connected),
    ):
        launch(page, anya.address(path, theme=theme))
        see(page, title)
        expect(page.get_by_role("status", name=RU.loading)).to_have_count(0)
        yield page.screenshot()


def _cabinet(stack: Stack, browser: Browser, theme: str) -> Iterator[bytes]:
    """Look at Anya's fullest day; yields the day, a visit of it, her hours and her services."""
    anya = Member(stack, "anya-belova", ANYA_BOT.username, ANYA.id)
    page = Window.open(browser, theme=theme).page
    day = _fullest_day(anya)
    launch(page, anya.address(f"/day/{day['date']}", theme=theme))
    expect(card(page, "")).to_have_count(len(day["visits"]))
    bring_to_the_middle(page, 13)
    yield page.screenshot()
    card(page, "").nth(1).click()
    expect(page.get_by_role("button", name=CABINET.move)).to_be_visible()
    yield page.screenshot()
    for path, title in (("/hours", CABINET.hours), ("/services", CABINET.services)):
        launch(page, anya.address(path, theme=theme))
        see(page, title)
        expect(page.get_by_role("main").get_by_role("button").first).to_be_visible()
        if path == "/hours":
            # Whatever day it is, one with a break.
            page.get_by_role("button", name=re.compile("^Среда:")).click()
            page.evaluate("requestAnimationFrame(() => scrollTo(0, 0))")
        yield page.screenshot()


def _fullest_day(member: Member) -> Json:
    """Return the day with the most visits of the three weeks to come."""
    cabinet = member.cabinet()
    first = datetime.fromisoformat(cabinet["now"]).date() + timedelta(days=1)
    query = f"master={cabinet['masters'][0]['id']}&from={first}&to={first + timedelta(days=20)}"
    days = member.call("GET", f"/days?{query}")["days"]
    return max(days, key=lambda day: len(day["visits"]))


def _first_free_to_cancel(stack: Stack, service: str) -> int:
    """Return the place of the first of the next times that is more than a day ahead."""
    starts = [start["at"] for start in service_of(stack, service)["next_starts"]]
    tomorrow = utcnow() + timedelta(days=1)
    return next(place for place, at in enumerate(starts) if datetime.fromisoformat(at) > tomorrow)


def _side_by_side(browser: Browser, pictures: Iterable[bytes], name: str) -> None:
    """Put pictures of phones into one of that name, row by row."""
    images = "".join(
        f'<img src="data:image/png;base64,{b64encode(picture).decode()}">' for picture in pictures
    )
    page = browser.new_page()
    page.set_content(_SHEET + images)
    page.locator("body").screenshot(path=FOLDER / f"{name}.png")


def _two_phones(stack: Stack, browser: Browser) -> None:
    """Show Marina's chat and Anya's right after a booking."""
    window = Window.open(browser, viewport={"width": 1280, "height": 800})
    page = window.goto(stack.telegram.url)
    marinas, anyas = _phone(page, "Марина Ковалёва"), _phone(page, "Аня Белова")
    marinas.get_by_role("button", name=RU.start).click()
    expect(marinas.get_by_role("article").last).to_contain_text("Здравствуйте, Марина!")
    marina = Client(stack, "anya-belova", ANYA_BOT.username, MARINA.id, "ru")
    service = service_of(stack)
    marina.book(service, service["next_starts"][-1]["at"], WISH)
    expect(marinas.get_by_role("article").last).to_contain_text(RU.done)
    expect(anyas.get_by_role("article").last).to_contain_text("Новая запись")
    page.screenshot(path=FOLDER / "sandbox.png")


def _phone(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=f"{RU.phone}: {name}")


if __name__ == "__main__":
    main()
