"""Every screen of the cabinet, one after another, as its owner may come to see it."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page, Route, expect

from tests.browser.cabinet_steps import grid, in_sheet
from tests.browser.cabinet_tour import LONG_NAME, Tour, fill
from tests.browser.client import Json
from tests.browser.money_screens import money_screens
from tests.browser.steps import launch, press, see
from tests.browser.studio import COLOUR, HAIRCUT, Studio, in_days

Screens = Iterator[str]


def every_cabinet_screen(studio: Studio, page: Page, *, theme: str, language: str) -> Screens:
    """Show one screen after another in the page; yields the name of the one that is shown."""
    tour = Tour(studio, page, theme, language)
    visits = fill(studio)
    yield from _closed_doors(tour)
    yield from _day(tour)
    yield from _visit(tour, visits)
    yield from _new_visit(tour)
    yield from _services(tour)
    yield from _team(tour)
    yield from money_screens(tour)
    yield from _hours(tour)
    yield from _outside(tour)
    yield from _bad_luck(tour)


def _closed_doors(tour: Tour) -> Screens:
    page, words, studio = tour.page, tour.words, tour.studio
    page.goto(f"{studio.stack.url}/cabinet/{studio.slug}")
    see(page, words.outside_telegram)
    yield "plain browser"
    stranger = studio.client(language=tour.language).address(theme=tour.theme).partition("#")[2]
    launch(page, f"{studio.stack.url}/cabinet/{studio.slug}#{stranger}")
    see(page, words.stranger)
    yield "stranger"


def _day(tour: Tour) -> Screens:
    page, words = tour.page, tour.words
    tour.go(f"/agenda/{in_days(2)}")
    yield "agenda"
    tour.go(f"/day/{in_days(30)}")
    yield "day without visits"
    tour.go(f"/day/{in_days(2)}")
    gap = grid(page, words).get_by_role("button", name=re.compile(f"^{words.gap}")).first
    expect(gap).to_be_visible()
    yield "day"
    press(page, words.more)
    yield "day's menu"
    in_sheet(page, words.sick)
    expect(tour.sheet.get_by_role("button", name=words.close_day)).to_be_visible()
    yield "closing a day"
    tour.close_sheet()
    gap.press("Enter")
    expect(tour.sheet.get_by_role("button", name=words.close_time)).to_be_visible()
    yield "empty place"
    in_sheet(page, words.close_time)
    expect(tour.sheet.get_by_role("button", name=words.close_it, exact=True)).to_be_visible()
    yield "closing time"
    tour.close_sheet()
    gap.press("Enter")
    in_sheet(page, words.why)
    expect(tour.sheet.get_by_role("combobox")).to_be_visible()
    yield "why it is not offered"
    tour.close_sheet()


def _visit(tour: Tour, visits: dict[str, Json]) -> Screens:
    page, words = tour.page, tour.words
    tour.go(f"/visits/{visits['asked']['id']}")
    yield "visit awaiting approval"
    tour.go(f"/visits/{visits['begun']['id']}")
    yield "visit that has begun"
    press(page, words.came)
    expect(page.get_by_role("button", name=words.back_to_booked)).to_be_visible()
    yield "visit that was kept"
    tour.go(f"/visits/{visits['booked']['id']}")
    yield "visit"
    for button, name in (
        (words.length, "length of a visit"),
        (words.services_of_visit, "services of a visit"),
        (words.edit_client, "client of a visit"),
        (words.move, "times for a visit"),
    ):
        press(page, button)
        expect(tour.sheet.locator("input:visible, label:visible").first).to_be_visible()
        yield name
        if button != words.move:
            tour.close_sheet()
    tour.sheet.get_by_label(words.other_time).fill("22:30")
    in_sheet(page, words.check_time)
    expect(
        page.get_by_role("dialog", name=words.drop_title).get_by_role("listitem").first
    ).to_be_visible()
    yield "moving a visit"
    tour.close_sheet()
    press(page, words.cancel_visit)
    yield "cancelling a visit"
    in_sheet(page, words.cancel_visit)
    expect(page.get_by_role("button", name=words.restore)).to_be_visible()
    yield "cancelled visit"
    press(page, words.restore)
    yield "restoring a visit"
    in_sheet(page, words.restore)
    expect(tour.sheet).to_have_count(0)


def _new_visit(tour: Tour) -> Screens:
    page, words = tour.page, tour.words
    tour.go("/new", words.new_visit)
    expect(page.get_by_role("button", name=re.compile(f"^{LONG_NAME}"))).to_be_visible()
    yield "new visit"
    press(page, words.new_client)
    yield "new visit, new client"
    page.get_by_label(words.first_name, exact=True).fill(LONG_NAME)
    for service in (COLOUR, HAIRCUT):
        page.locator("label", has_text=service).click()
    best = page.get_by_role("group", name=words.best)
    best.locator("label").first.click()
    yield "new visit, the best times"
    press(page, words.more_times)
    expect(page.locator("section label input[name=start]").first).to_be_attached()
    yield "new visit, a week"
    press(page, words.other_time)
    page.locator("input[type=time]").fill("22:30")
    expect(page.get_by_role("main").get_by_role("status").last).not_to_be_empty()
    yield "new visit, any time"
    press(page, words.back)
    expect(tour.sheet.get_by_role("button", name=words.leave, exact=True)).to_be_visible()
    yield "leaving a new visit"


def _services(tour: Tour) -> Screens:
    page, words = tour.page, tour.words
    tour.go("/services", words.services)
    yield "services"
    press(page, words.order)
    see(page, words.order)
    yield "order of services"
    tour.go(f"/services/{tour.studio.service(COLOUR)['id']}", words.a_service)
    yield "service"
    page.get_by_label(words.price).fill("?")
    press(page, words.save)
    expect(page.get_by_label(words.price)).to_be_focused()
    yield "service with a mistake"
    press(page, words.back)
    expect(tour.sheet.get_by_role("button", name=words.leave, exact=True)).to_be_visible()
    yield "leaving a service"
    tour.go("/services/new", words.new_service)
    yield "new service"


def _team(tour: Tour) -> Screens:
    page, words = tour.page, tour.words
    tour.go("/more", words.more_tab)
    yield "everything else"
    tour.go("/team", words.team)
    press(page, re.compile(f"^{words.invite_administrator}"))
    expect(page.get_by_role("dialog", name=words.invitation)).to_be_visible()
    yield "invitation"
    in_sheet(page, words.done)
    yield "team"


def _hours(tour: Tour) -> Screens:
    page, words = tour.page, tour.words
    tour.go(f"/hours/{in_days(9)}")
    yield "hours of a date"
    tour.go("/hours", words.hours)
    yield "week"
    press(page, words.add_break)
    page.get_by_label(words.break_from, exact=True).fill("02:00")
    expect(page.get_by_role("alert")).to_be_visible()
    yield "week with a mistake"
    for part, add in ((words.shifts, words.add_shift), (words.dates, None), (words.rules, None)):
        page.get_by_text(part, exact=True).click()
        if add:
            press(page, add)
            page.get_by_text(words.custom_shift, exact=True).click()
        yield part
    page.get_by_text(words.dates, exact=True).click()
    page.get_by_label(words.which_date).fill(f"{in_days(2)}")
    press(page, words.add_date)
    yield "hours of a date among others"
    tour.go("/hours", words.hours)
    page.get_by_text(words.time_off, exact=True).click()
    page.get_by_label(words.first_day).fill(f"{in_days(2)}")
    press(page, words.add)
    press(page, words.look)
    expect(tour.sheet.get_by_role("listitem").first).to_be_visible()
    yield "visits that will lie outside"
    tour.close_sheet()
    expect(page.get_by_role("table")).to_have_attribute("aria-busy", "false")
    yield "time off, not saved yet"
    press(page, words.save)
    see(page, words.outside)


def _outside(tour: Tour) -> Screens:
    page, words = tour.page, tour.words
    tour.go("/outside", words.outside)
    yield "visits outside hours"
    rows = page.get_by_role("main").get_by_role("listitem")
    theirs = rows.filter(has_text=LONG_NAME).first
    theirs.get_by_role("button", name=words.move).click()
    yield "where to move one"
    theirs.get_by_role("button", name=words.propose).click()
    yield "asking one to choose"
    tour.close_sheet()
    press(page, words.propose_all)
    yield "asking all to choose"
    in_sheet(page, words.send)
    expect(page.get_by_text(words.waiting).first).to_be_visible()
    yield "who was asked"
    tour.go(f"/day/{in_days(2)}")
    yield "day off with visits"


def _bad_luck(tour: Tour) -> Screens:
    page, words = tour.page, tour.words
    tour.go("/nowhere", words.missing)
    yield "no such page"
    tour.go("/visits/999999")
    yield "no such visit"
    page.route("**/days?*", _refuse)
    launch(page, tour.studio.owner.address(theme=tour.theme))
    see(page, words.failed)
    yield "day cannot load"
    page.unroute_all()


def _refuse(route: Route) -> None:
    route.abort()
