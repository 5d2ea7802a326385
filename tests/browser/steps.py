"""What a client does on the pages, in steps that wait for what she would see."""

import re
from datetime import datetime

from babel.dates import format_datetime
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.words import RU, Words

# The Mini App stands alone in the window, or in the frame of Telegram's web client.
App = Page | FrameLocator
_HORIZON_WEEKS = 10


def launch(page: Page, address: str) -> None:
    """Open a Mini App anew, as Telegram does, even where only the address's hash is another."""
    page.goto("about:blank")
    page.goto(address)


def see(app: App, heading: str) -> None:
    """Wait for a screen by its title."""
    expect(app.get_by_role("heading", name=heading, exact=True).first).to_be_visible()


def press(app: App, name: str | re.Pattern[str]) -> None:
    app.get_by_role("button", name=name, exact=True).click()


def day_month(at: datetime, language: str) -> str:
    """Write a day as the pages do: «28 ноября»."""
    return format_datetime(at, "d MMMM", locale=language)


def open_service(app: App, name: str) -> None:
    """Open a service of the card."""
    press(app, re.compile(f"^{re.escape(name)}"))
    see(app, name)


def show_day(app: App, at: datetime, words: Words = RU) -> None:
    """Turn the week strip to a day, however far ahead it is, and open the day."""
    weeks = app.locator("section", has=app.get_by_role("button", name=words.next_week))
    day = weeks.get_by_role("button", name=re.compile(rf" {day_month(at, words.language)}(,|$)"))
    expect(weeks.locator("[aria-busy=false]")).to_be_visible()
    for _ in range(_HORIZON_WEEKS):
        if day.count():
            break
        monday = weeks.locator("[aria-pressed]").first
        shown = monday.inner_text()
        press(app, words.next_week)
        expect(monday).not_to_have_text(shown, use_inner_text=True)
    day.click()


def choose_time(app: App, at: datetime, words: Words = RU) -> None:
    """Choose a start on the time screen and go on to the confirm screen."""
    show_day(app, at, words)
    choose_of_day(app, f"{at:%H:%M}", words)
    press(app, re.compile(f"^{words.continue_}"))
    see(app, words.check)


def choose_of_day(app: App, time: str, words: Words = RU) -> None:
    """Choose a time of the day that is open, be it recommended or not."""
    start = app.locator("label", has=app.locator("input[name=start]")).filter(has_text=time)
    more = app.get_by_role("button", name=re.compile(f"^{words.more_times}"))
    expect(start.or_(more).first).to_be_visible()
    if not start.count():
        more.click()
    start.click()


def add_service(app: App, name: str, words: Words = RU) -> None:
    """Add a service to the ones that are chosen on the time screen."""
    press(app, words.add_service)
    sheet = app.get_by_role("dialog", name=words.what_else)
    sheet.get_by_role("button", name=re.compile(f"^{re.escape(name)}")).click()
    expect(sheet).to_have_count(0)


def amount_of(app: App, term: str) -> Locator:
    """Return what stands beside a term in a list of sums."""
    row = app.locator("dl > div", has=app.locator("dt").get_by_text(term, exact=True))
    return row.locator("dd")
