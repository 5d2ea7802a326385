"""The times that leave a master no holes come first."""

from datetime import date, datetime

import pytest
import requests
from playwright.sync_api import Page, expect

from tests.browser.client import Json, api_of
from tests.browser.conftest import MakeStudio, OpenWindow
from tests.browser.steps import open_service, show_day
from tests.browser.studio import HAIRCUT, Studio, in_days, moment
from tests.browser.words import RU


@pytest.fixture(scope="module")
def studio(make_studio: MakeStudio) -> Studio:
    return make_studio()


@pytest.fixture
def day(studio: Studio) -> date:
    """A day with a visit in the middle."""
    studio.owner.book(studio.service(), moment(in_days(5), "12:00"))
    return in_days(5)


def starts_of(studio: Studio, day: date) -> list[Json]:
    query = {"services": studio.service()["id"], "from": day, "to": day}
    answer = requests.get(f"{api_of(studio.stack, studio.slug)}/availability", params=query)
    return answer.json()["days"][0]["starts"]


def shown(page: Page) -> list[str]:
    labels = page.locator("label", has=page.locator("input[name=start]"))
    return [text.strip() for text in labels.all_inner_texts()]


def test_the_others_are_behind_a_button(studio: Studio, day: date, open_window: OpenWindow) -> None:
    page = open_window().goto(studio.client().address())
    open_service(page, HAIRCUT)
    show_day(page, moment(day, "12:00"))
    more = page.get_by_role("button", name=RU.more_times)
    expect(more).to_be_visible()
    starts = starts_of(studio, day)
    best = [clock(start) for start in starts if start["recommended"]]
    others = [clock(start) for start in starts if not start["recommended"]]
    assert {"11:00", "13:00"} <= set(best)
    assert shown(page) == best
    more.click()
    expect(page.get_by_role("radio", name=others[0], exact=True)).to_be_visible()
    assert shown(page) == best + others


def clock(start: Json) -> str:
    return f"{datetime.fromisoformat(start['at']):%H:%M}"
