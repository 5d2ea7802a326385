"""Every screen on which a client pays, or sees what became of her money."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, Route, expect

from app.clock import utcnow
from tests.browser.client import Client, Json, free_starts, new_client, service_of
from tests.browser.money_words import MONEY_WORDS, MoneyWords
from tests.browser.stack import Stack
from tests.browser.steps import choose_time, launch, open_service, press, see
from tests.browser.words import WORDS, Words
from tests.support.sandbox import wait_until
from tests.support.yookassa import YooKassa

Screens = Iterator[str]
# Of the demo's services, the one that everybody pays 500 ₽ for in advance.
PEDICURE = "Педикюр с покрытием"
_CODE = "ПОДРУГА"
_LIST = re.compile("/api/.*/visits$")


@dataclass(frozen=True, slots=True)
class Payer:
    """A client of the demo's master on her way to pay, in one look."""

    client: Client
    page: Page
    theme: str

    @property
    def words(self) -> Words:
        return WORDS[self.client.language]

    @property
    def money(self) -> MoneyWords:
        return MONEY_WORDS[self.client.language]

    def go(self, path: str) -> None:
        launch(self.page, self.client.address(path, theme=self.theme))

    def held(self) -> Json:
        """Book a visit that waits for its deposit; returns it once it can be paid."""
        service = service_of(self.client.stack, PEDICURE)
        start = next(free_starts(self.client.stack, service)).isoformat()
        number = self.client.book(service, start, pay="deposit")["id"]
        wait_until(lambda: (self.client.visit(number)["payment"] or {}).get("url"))
        return self.client.visit(number)

    def paid(self) -> Json:
        """Book a visit and pay its deposit; returns it once it stands."""
        visit = self.held()
        self.yookassa.succeed(_id_of(visit["payment"]))
        wait_until(lambda: self.client.visit(visit["id"])["status"] == "booked")
        return self.client.visit(visit["id"])

    @property
    def yookassa(self) -> YooKassa:
        return YooKassa(self.client.stack.telegram)


def paying_screens(stack: Stack, page: Page, *, theme: str, language: str) -> Screens:
    """Show one screen after another in the page; yields the name of the one that is shown."""
    payer = Payer(new_client(stack, language=language), page, theme)
    payer.go("/payments")
    see(page, payer.money.no_payments)
    yield "no payments"
    yield from _booking(payer)
    yield from _trying(payer)
    yield from _paid(payer)
    yield from _troubles(payer)
    yield from _coming_back(payer)


def _booking(payer: Payer) -> Screens:
    page, words, money = payer.page, payer.words, payer.money
    service = service_of(payer.client.stack, PEDICURE)
    payer.go("")
    open_service(page, PEDICURE)
    choose_time(page, next(free_starts(payer.client.stack, service)), words)
    book = page.get_by_role("button", name=re.compile(f"^{money.pay_and_book}"))
    expect(book).to_be_enabled()
    yield "confirm with a deposit"
    press(page, re.compile(f"^{money.enter_code}"))
    page.get_by_label(money.promo_code).fill("?")
    press(page, money.apply)
    expect(page.get_by_text(money.no_such_code)).to_be_visible()
    yield "promo code refused"
    page.get_by_label(money.promo_code).fill(_CODE)
    press(page, money.apply)
    expect(page.get_by_role("main").get_by_text(_CODE).first).to_be_visible()
    yield "promo code applied"
    book.click()
    expect(page.get_by_role("timer")).to_be_visible()


def _trying(payer: Payer) -> Screens:
    page, money = payer.page, payer.money
    go_and_pay = page.get_by_role("button", name=re.compile(f"^{money.go_and_pay}"))
    expect(go_and_pay).to_be_enabled()
    yield "paying"
    press(page, money.cancel_booking)
    expect(page.get_by_role("dialog")).to_be_visible()
    yield "cancelling instead of paying"
    press(page, payer.words.keep)
    (visit,) = payer.client.visits()["coming"]
    payer.yookassa.decline(_id_of(visit["payment"]))
    expect(page.get_by_text(money.declined).first).to_be_visible()
    yield "payment declined"
    payer.go("/visits")
    expect(page.get_by_role("listitem").first).to_be_visible()
    yield "visits, one to be paid"
    page.get_by_role("listitem").get_by_role("button").first.click()
    expect(page.get_by_role("button", name=payer.words.cancel, exact=True)).to_be_visible()
    yield "visit to be paid"


def _paid(payer: Payer) -> Screens:
    page, words, money = payer.page, payer.words, payer.money
    visit = payer.held()
    payer.go(f"/visits/{visit['id']}/pay")
    payer.yookassa.succeed(_id_of(visit["payment"]))
    see(page, words.done)
    yield "done, deposit paid"
    payer.go(f"/visits/{visit['id']}")
    press(page, words.cancel)
    expect(page.get_by_role("dialog")).to_be_visible()
    yield "cancelling a paid visit"
    press(page, words.cancel_visit)
    expect(page.get_by_text(words.cancelled, exact=True)).to_be_visible()
    yield "paid visit cancelled"
    payer.go("/payments")
    expect(page.get_by_text(re.compile(f"^{money.returned}"))).to_be_visible()
    yield "payments"


def _troubles(payer: Payer) -> Screens:
    """Show what would take long to bring about, by answers that say it has come about."""
    page, money = payer.page, payer.money
    visit = payer.held()
    number = visit["id"]
    nothing_due = {"pay_until": None, "due": {"deposit_kopecks": 0, "full_kopecks": 0}}
    cancelled = {"status": "cancelled", "cancelled_at": _past(minutes=0)}
    over = {**cancelled, **nothing_due, "returned_kopecks": 50_000}
    page.route("**/payments/check", lambda route: route.fulfill(json={**visit, **over}))
    page.route(_LIST, _saying(visit, pay_until=_past(minutes=1)))
    payer.go(f"/visits/{number}/pay")
    see(page, money.over)
    yield "hold over, paid too late"
    page.unroute_all()
    paid = {"status": "booked", **nothing_due, "paid_kopecks": 50_000}
    late = {"can_carry": True, "can_move": True, "free_cancel_until": _past(minutes=60)}
    page.route(_LIST, _saying(visit, **paid, **late, cancel_refund_kopecks=0))
    payer.go(f"/visits/{number}")
    press(page, payer.words.cancel)
    expect(page.get_by_role("button", name=money.carry)).to_be_visible()
    yield "cancelling too late"
    page.unroute_all()
    kept = {"kept_kopecks": 30_000, "kept_reason": "Краска уже куплена", "returned_kopecks": 20_000}
    over = {"status": "no_show", "can_cancel": False, "can_move": False}
    page.route(_LIST, _saying(visit, **{**paid, **over}, **kept))
    payer.go(f"/visits/{number}")
    expect(page.get_by_text(re.compile(f"^{money.kept}"))).to_be_visible()
    yield "deposit kept in part"
    page.unroute_all()


def _coming_back(payer: Payer) -> Screens:
    page, money = payer.page, payer.money
    (visit,) = [one for one in payer.client.visits()["coming"] if _can_be_paid(one)]
    page.goto(visit["payment"]["url"])
    page.locator("button[value=leave]").click()
    see(page, money.checking)
    yield "return page, nothing paid"
    payer.yookassa.succeed(_id_of(visit["payment"]))
    see(page, money.received)
    yield "return page, paid"
    page.goto(page.url.rpartition("/")[0] + "/" + "x" * 20)
    see(page, money.no_such_payment)
    yield "return page of no payment"


def _id_of(payment: Json) -> str:
    return payment["url"].rpartition("/")[2]


def _can_be_paid(visit: Json) -> bool:
    return visit["payment"]["status"] == "ready"


def _past(*, minutes: int) -> str:
    at: datetime = utcnow().astimezone(UTC) - timedelta(minutes=minutes)
    return at.isoformat()


def _saying(visit: Json, **told: object) -> Callable[[Route], None]:
    """Change what the list of visits says of one of them."""
    said = {"coming": [{**visit, **told}], "past": []}
    return lambda route: route.fulfill(json=said)
