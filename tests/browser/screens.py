"""Every screen there is, one after another, each as a person may come to see it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from playwright.sync_api import Page, Route, expect

from tests.browser.client import Client, free_starts, new_client, service_of
from tests.browser.paying_screens import paying_screens
from tests.browser.stack import Stack
from tests.browser.steps import choose_time, launch, open_service, press, see
from tests.browser.words import WORDS, Words

Screens = Iterator[str]
TENANT = "anya-belova"
_LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def every_screen(stack: Stack, page: Page, *, theme: str, language: str) -> Screens:
    """Show one screen after another in the page; yields the name of the one that is shown."""
    words = WORDS[language]
    client = new_client(stack, language=language)
    yield from _pages_of_the_server(stack, page, words)
    yield from _outside_telegram(stack, page, words)
    yield from _booking(client, page, words, theme)
    yield from _own_visits(client, page, words, theme)
    yield from paying_screens(stack, page, theme=theme, language=language)
    yield from _dead_ends(client, page, words, theme)
    yield from _choice_of_master(stack, page, words, theme)


def _pages_of_the_server(stack: Stack, page: Page, words: Words) -> Screens:
    page.goto(stack.url)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    yield "front page"
    page.goto(f"{stack.url}/nowhere")
    expect(page.get_by_role("heading", name=words.missing)).to_be_visible()
    yield "404 page"
    page.goto(f"{stack.url}/api/docs")
    see(page, "API")
    yield "api docs"


def _outside_telegram(stack: Stack, page: Page, words: Words) -> Screens:
    page.goto(f"{stack.url}/app/{TENANT}")
    see(page, "Аня Белова")
    yield "card, browser"
    page.locator("fieldset button").first.click()
    see(page, words.check)
    yield "confirm, browser"
    page.goto(f"{stack.url}/app/{TENANT}/visits")
    see(page, words.outside)
    yield "visits, browser"


def _booking(client: Client, page: Page, words: Words, theme: str) -> Screens:
    service = service_of(client.stack)
    start = next(free_starts(client.stack, service))
    launch(page, client.address("/visits", theme=theme))
    see(page, words.no_visits)
    yield "no visits"
    press(page, words.book_visit)
    see(page, "Аня Белова")
    yield "card"
    open_service(page, service["name"])
    yield "time, nothing chosen"
    press(page, words.add_service)
    expect(page.get_by_role("dialog")).to_be_visible()
    yield "other services"
    page.get_by_role("dialog").get_by_role("button").first.click()
    expect(page.get_by_role("status", name=words.loading)).to_have_count(0)
    yield "time of two services"
    page.get_by_role("button", name=re.compile(f"^{words.remove}")).last.click()
    choose_time(page, start, words)
    page.get_by_label(words.wish).fill("Короткая форма, нюд")
    yield "confirm"
    press(page, words.back)
    expect(page.get_by_role("button", name=re.compile(f"^{words.continue_}"))).to_be_visible()
    yield "time, chosen"
    press(page, re.compile(f"^{words.continue_}"))
    new_client(client.stack).book(service, start.isoformat())
    press(page, words.book)
    expect(page.get_by_role("alert")).to_contain_text(words.taken)
    yield "time taken"
    page.get_by_role("alert").get_by_role("button").first.click()
    press(page, words.book)
    expect(page.get_by_text(words.done, exact=True)).to_be_visible()
    yield "done"


def _own_visits(client: Client, page: Page, words: Words, theme: str) -> Screens:
    launch(page, client.address(theme=theme))
    way = page.get_by_role("button", name=words.my_visits)
    expect(way).to_contain_text(re.compile(r"\d\d:\d\d"))
    yield "card with a visit"
    way.click()
    see(page, words.my_visits)
    yield "visits"
    page.get_by_role("listitem").get_by_role("button").first.click()
    press(page, words.cancel)
    expect(page.get_by_role("dialog")).to_be_visible()
    yield "cancel sheet"
    press(page, words.keep)
    yield "visit"
    yield from _moving(page, words)
    press(page, words.cancel)
    press(page, words.cancel_visit)
    expect(page.get_by_text(words.cancelled, exact=True)).to_be_visible()
    yield "visit cancelled"
    press(page, words.back)
    see(page, words.my_visits)
    yield "visits, all past"


def _moving(page: Page, words: Words) -> Screens:
    press(page, words.move)
    see(page, words.move_title)
    expect(page.get_by_role("status", name=words.loading)).to_have_count(0)
    yield "move, nothing chosen"
    page.locator("label", has=page.locator("input")).first.click()
    press(page, words.move)
    expect(page.get_by_role("dialog")).to_be_visible()
    yield "move sheet"
    page.get_by_role("dialog").get_by_role("button", name=words.move, exact=True).click()
    expect(page.get_by_role("main").get_by_text(words.moved)).to_be_visible()
    yield "visit moved"


def _dead_ends(client: Client, page: Page, words: Words, theme: str) -> Screens:
    for path, title in (
        ("/nowhere", words.missing),
        ("/visits/999999", words.no_such_visit),
        ("/services/999999", words.missing),
    ):
        launch(page, client.address(path, theme=theme))
        see(page, title)
        yield f"dead end {path}"
    launch(page, new_client(client.stack, language=words.language).address("/confirm", theme=theme))
    see(page, words.nothing_chosen)
    yield "nothing chosen"
    yield from _full_day(client, page, words, theme)
    page.context.set_offline(True)
    expect(page.get_by_text(words.offline)).to_be_visible()
    yield "offline"
    page.context.set_offline(False)
    page.route(f"**/api/v1/tenants/{TENANT}", lambda route: route.abort())
    launch(page, client.address(theme=theme))
    see(page, words.failed)
    yield "card cannot load"
    page.unroute_all()
    launch(page, client.address(theme=theme, signed_at=_LONG_AGO))
    see(page, words.reopen)
    yield "opened too long ago"


def _full_day(client: Client, page: Page, words: Words, theme: str) -> Screens:
    page.route("**/availability?*", _without_times)
    launch(page, client.address(f"/services/{service_of(client.stack)['id']}", theme=theme))
    expect(page.get_by_text(words.full_day)).to_be_visible()
    yield "full day"


def _without_times(route: Route) -> None:
    answer = route.fetch().json()
    days = [{**day, "load": "full", "starts": []} for day in answer["days"]]
    route.fulfill(json={**answer, "days": days})


def _choice_of_master(stack: Stack, page: Page, words: Words, theme: str) -> Screens:
    studio = new_client(stack, slug="studio-vitok", language=words.language)
    launch(page, studio.address(theme=theme))
    see(page, "Виток")
    yield "card of a studio"
    open_service(page, "Стрижка женская")
    expect(page.get_by_role("group", name=words.to_whom)).to_be_visible()
    expect(page.get_by_role("status", name=words.loading)).to_have_count(0)
    yield "choice of master"
