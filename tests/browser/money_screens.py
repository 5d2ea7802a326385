"""Every screen of the cabinet that is about money, as its owner may come to see it."""

import re
from collections.abc import Iterator

from playwright.sync_api import expect

from tests.browser.cabinet_tour import LONG_NAME, Tour
from tests.browser.client import Json
from tests.browser.money_words import MONEY_WORDS, MoneyWords
from tests.browser.steps import launch, press, see
from tests.browser.studio import HAIRCUT, in_days, moment
from tests.browser.till import Till, add_promo_code, new_account, open_till
from tests.support.sandbox import wait_until

Screens = Iterator[str]


def money_screens(tour: Tour) -> Screens:
    """Show one screen after another in the page; yields the name of the one that is shown."""
    words = MONEY_WORDS[tour.language]
    yield from _before_there_is_any(tour, words)
    yield from _connecting(tour, words)
    till = open_till(tour.studio)
    yield from _connected(tour, words)
    yield from _deposits(tour, words)
    yield from _discounts(tour, words)
    visits = _fill(till)
    yield from _month(tour, words)
    yield from _visit(tour, words, visits["paid"])
    yield from _decision(tour, words, visits["missed"])
    yield from _attention(tour, words)
    yield from _elsewhere(tour, words, visits)


def _before_there_is_any(tour: Tour, words: MoneyWords) -> Screens:
    tour.go("/money", words.money)
    see(tour.page, words.nothing_yet)
    yield "money, none yet"
    for path, title in (("attention", words.all_is_well), ("discounts", words.no_discounts)):
        launch(tour.page, tour.studio.owner.address(f"/money/{path}", theme=tour.theme))
        see(tour.page, title)
        yield f"nothing in {path}"


def _connecting(tour: Tour, words: MoneyWords) -> Screens:
    page = tour.page
    tour.go("/money/shop", words.online_payment)
    yield "no shop"
    press(page, words.connect)
    expect(page.get_by_label(words.secret_key)).to_have_attribute("aria-invalid", "true")
    yield "keys with mistakes"
    account = new_account(tour.studio.stack, revoked=True)
    page.get_by_role("textbox").first.fill(account["account_id"])
    page.get_by_label(words.secret_key).fill(account["secret_key"])
    press(page, words.connect)
    see(page, words.not_connected)
    yield "shop refused"


def _connected(tour: Tour, words: MoneyWords) -> Screens:
    page = tour.page
    tour.go("/money/shop", words.connected)
    yield "shop"
    press(page, words.disconnect)
    expect(tour.sheet).to_be_visible()
    yield "disconnecting a shop"
    tour.close_sheet()


def _deposits(tour: Tour, words: MoneyWords) -> Screens:
    page = tour.page
    tour.go("/money/deposits", words.deposits)
    yield "deposits"
    page.locator("select").first.select_option("fixed")
    press(page, tour.words.save)
    expect(page.locator("[aria-invalid=true]").first).to_be_visible()
    yield "deposits with a mistake"
    press(page, tour.words.back)
    expect(tour.sheet).to_be_visible()
    yield "leaving deposits"


def _discounts(tour: Tour, words: MoneyWords) -> Screens:
    page = tour.page
    tour.go("/money/discounts/new", words.new_discount)
    yield "kinds of discounts"
    for kind in (words.happy_hours, words.promo_code):
        tour.go("/money/discounts/new", words.new_discount)
        press(page, re.compile(f"^{kind}"))
        limits = page.locator("details")
        if limits.get_attribute("open") is None:
            limits.locator("summary").click()
        yield f"new discount: {kind}"
    page.get_by_role("contentinfo").get_by_role("button").click()
    expect(page.locator("[aria-invalid=true]").first).to_be_visible()
    yield "discount with a mistake"
    add_promo_code(tour.studio, "ПОДРУГА", percent=15)
    tour.go("/money/discounts", words.discounts)
    expect(page.get_by_role("switch").first).to_be_visible()
    yield "discounts"


def _fill(till: Till) -> dict[str, Json]:
    """Have everything happen that the pages show; returns visits by what they are."""
    studio = till.studio
    owner, client = studio.owner, studio.client(LONG_NAME)
    owner.call("PATCH", "/shop", {"receipts": "self_employed"})
    noon = moment(in_days(3), "12:00")
    paid, missed, refused = (till.paid(client, noon.replace(hour=hour)) for hour in (10, 12, 14))
    till.move(missed, moment(in_days(-1), "12:00"))
    till.set_status(missed, "no_show")
    done = owner.book(studio.service(HAIRCUT), moment(in_days(-1), "10:00"), name="Ольга")
    till.note_cash(done, rub=1500, tip_rub=200)
    till.yookassa.change_shop(till.account_id, takings="0.00")
    till.refund(refused, rub=500)
    wait_until(lambda: _has_problem(till))
    held = till.held(client, noon.replace(hour=16))
    return {"paid": paid, "missed": missed, "held": held}


def _has_problem(till: Till) -> bool:
    refunds = till.studio.owner.call("GET", "/money/attention")["refunds"]
    return any(refund["problem"] for refund in refunds)


def _month(tour: Tour, words: MoneyWords) -> Screens:
    page = tour.page
    tour.go("/money", words.money)
    expect(page.get_by_role("listitem").filter(has_text=LONG_NAME).first).to_be_visible()
    yield "money of a month"
    page.locator("label", has=page.get_by_role("radio")).first.click()
    yield "money of a day"
    press(page, re.compile(f"^{words.export}"))
    expect(tour.sheet.get_by_role("button").nth(1)).to_be_visible()
    yield "taking the entries along"
    tour.close_sheet()


def _visit(tour: Tour, words: MoneyWords, visit: Json) -> Screens:
    page = tour.page
    _show(tour, words, visit)
    yield "visit with a deposit"
    press(page, words.paid_on_site)
    expect(tour.sheet.get_by_role("textbox").first).to_be_visible()
    yield "noting what was paid on site"
    tour.close_sheet()
    press(page, words.refund)
    tour.sheet.get_by_text(words.a_part, exact=True).click()
    tour.sheet.get_by_role("textbox").first.fill("9999")
    expect(tour.sheet.locator("[aria-invalid=true]")).to_be_visible()
    yield "returning too much"
    tour.close_sheet()
    press(page, words.terms)
    expect(tour.sheet.get_by_role("radio").first).to_be_attached()
    yield "terms of a client"
    tour.close_sheet()


def _decision(tour: Tour, words: MoneyWords, visit: Json) -> Screens:
    _show(tour, words, visit)
    yield "deposit of who did not come"
    press(tour.page, words.keep_a_part)
    expect(tour.sheet.get_by_role("textbox").first).to_be_visible()
    yield "keeping a part"
    tour.close_sheet()


def _attention(tour: Tour, words: MoneyWords) -> Screens:
    page = tour.page
    tour.go("/money/attention", words.attention)
    yield "what needs attention"
    for button, name in (
        (words.by_hand, "returned by hand"),
        (words.receipt_done, "receipt is ready"),
    ):
        page.get_by_role("main").get_by_role("button", name=button, exact=True).first.click()
        expect(tour.sheet).to_be_visible()
        yield name
        tour.close_sheet()


def _elsewhere(tour: Tour, words: MoneyWords, visits: dict[str, Json]) -> Screens:
    """Show money on pages that are about other things."""
    page = tour.page
    _show(tour, words, visits["held"])
    yield "visit that awaits its deposit"
    for path, name in (("agenda", "agenda with deposits"), ("day", "day with deposits")):
        tour.go(f"/{path}/{in_days(3)}")
        expect(page.get_by_text(LONG_NAME).first).to_be_visible()
        yield name
    tour.go(f"/services/{tour.studio.service(HAIRCUT)['id']}", tour.words.a_service)
    deposit = page.get_by_label(words.deposit_of_service)
    page.locator("details", has=deposit).locator("summary").click()
    deposit.select_option("fixed")
    yield "service with a deposit of its own"


def _show(tour: Tour, words: MoneyWords, visit: Json) -> None:
    tour.go(f"/visits/{visit['id']}")
    see(tour.page, words.history)
