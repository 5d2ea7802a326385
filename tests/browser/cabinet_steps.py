"""What a master does in her cabinet, in steps that wait for what she would see."""

import re
from datetime import date

from playwright.sync_api import Locator, Page, expect

from tests.browser.cabinet_words import RU, CabinetWords
from tests.browser.steps import App, launch
from tests.browser.studio import Studio
from tests.browser.touch import box_of, to_the_middle


def open_cabinet(page: Page, studio: Studio, path: str = "") -> None:
    """Open a screen of the cabinet as its owner."""
    launch(page, studio.owner.address(path))


def open_day(page: Page, studio: Studio, day: date) -> None:
    """Open a day and wait for its hours."""
    open_cabinet(page, studio, f"/day/{day}")
    expect(grid(page).get_by_role("button").first).to_be_visible()


def grid(app: App, words: CabinetWords = RU) -> Locator:
    return app.get_by_role("list", name=words.grid)


def card(app: App, client: str) -> Locator:
    """Return a visit of the day's, by its client's name, or all of them."""
    return grid(app).locator("button[data-visit]").filter(has_text=re.compile(f"^{client}"))


def hole(app: App, span: str) -> Locator:
    """Return a hole of the day's by its times: «09:00–12:00»."""
    return grid(app).get_by_role("button", name=re.compile(rf"^окно .*{span}$"))


def height_of(page: Page, clock: str) -> float:
    """Return where on the screen the day's ruler has a time, in px from the window's top."""
    hour, minute = (int(part) for part in clock.split(":"))
    this, following = (_hour_line(page, number) for number in (hour, hour + 1))
    return this + (following - this) * minute / 60


def bring_to_the_middle(page: Page, hour: int) -> None:
    """Scroll the day until an hour is in the middle, away from where dragging scrolls."""
    to_the_middle(_hour_label(page, hour))


def _hour_line(page: Page, hour: int) -> float:
    return box_of(_hour_label(page, hour))["y"]


def _hour_label(page: Page, hour: int) -> Locator:
    surface = grid(page).locator("xpath=..")
    return surface.locator("> [aria-hidden=true]", has_text=re.compile(f"^{hour}$"))


def hear(page: Page, said: str | re.Pattern[str]) -> None:
    """Wait until the page says that something has happened."""
    expect(page.get_by_role("status").get_by_text(said).first).to_be_visible()


def undo(page: Page) -> None:
    page.get_by_role("status").get_by_role("button", name=RU.undo).click()
    hear(page, RU.undone)


def in_sheet(page: Page, button: str | re.Pattern[str]) -> None:
    """Press a button of the question that is asked."""
    page.get_by_role("dialog").get_by_role("button", name=button, exact=True).click()
