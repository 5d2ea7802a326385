"""A studio that takes deposits online, into a shop of its own at the sandbox's YooKassa."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import randrange

from app.clock import utcnow
from tests.browser.client import Client, Json
from tests.browser.stack import Stack
from tests.browser.studio import HAIRCUT, Studio
from tests.support.sandbox import wait_until
from tests.support.yookassa import YooKassa

DEPOSIT_RUB = 500
_KOPECKS = 100


@dataclass(frozen=True, slots=True)
class Till:
    """A studio's shop, and what its clients pay there."""

    studio: Studio
    account_id: str

    @property
    def yookassa(self) -> YooKassa:
        return YooKassa(self.studio.stack.telegram)

    def held(self, client: Client, at: datetime, service: str = HAIRCUT) -> Json:
        """Book a visit that waits for its deposit; returns it once there is a page to pay on."""
        visit = client.book(
            self.studio.service(service), at.isoformat(), master=self.studio.master, pay="deposit"
        )
        wait_until(lambda: _page_to_pay(client, visit))
        return client.visit(visit["id"])

    def paid(self, client: Client, at: datetime, service: str = HAIRCUT) -> Json:
        """Book a visit and pay its deposit; returns it once it stands."""
        visit = self.held(client, at, service)
        self.pay(visit)
        wait_until(lambda: client.visit(visit["id"])["status"] == "booked")
        return client.visit(visit["id"])

    def pay(self, visit: Json) -> None:
        """Have the client pay on the provider's page."""
        self.yookassa.succeed(visit["payment"]["url"].rpartition("/")[2])

    def move(self, visit: Json, to: datetime) -> None:
        """Move a visit without a word to its client."""
        self._edit(visit, "move", starts_at=to.isoformat(), notify=False)

    def set_status(self, visit: Json, status: str) -> None:
        self._edit(visit, "status", status=status)

    def refund(self, visit: Json, *, rub: int) -> None:
        """Return so much of a visit's money."""
        self._edit(visit, "refund", amount_kopecks=rub * _KOPECKS, words=None)

    def note_cash(self, visit: Json, *, rub: int, tip_rub: int) -> None:
        """Note what was paid for a visit in cash."""
        sums = {"amount_kopecks": rub * _KOPECKS, "tip_kopecks": tip_rub * _KOPECKS}
        self._edit(visit, "onsite", means="cash", **sums)

    def _edit(self, visit: Json, what: str, **how: object) -> None:
        owner = self.studio.owner
        version = owner.visit(visit["id"])["version"]
        owner.call("POST", f"/visits/{visit['id']}/{what}", {"version": version, **how})

    def money_of(self, visit: Json) -> Json:
        """Return what the cabinet knows of a visit's money."""
        return self.studio.owner.call("GET", f"/visits/{visit['id']}/money")


def new_account(stack: Stack, **switches: object) -> Json:
    """Open a live shop at YooKassa; returns its `account_id` and `secret_key` among the rest."""
    account_id = f"{randrange(10**8, 10**9)}"
    key = f"live_of-a-test-{account_id}"
    about = {"secret_key": key, "test": False, "fiscal": False, "name": "Ирис", **switches}
    return YooKassa(stack.telegram).add_shop(account_id, **about)


def open_till(studio: Studio, **switches: object) -> Till:
    """Connect a studio to a shop, its webhook too, and ask every client for a deposit."""
    account = new_account(studio.stack, **switches)
    keys = {name: account[name] for name in ("account_id", "secret_key")}
    shop = studio.owner.call("PUT", "/shop", keys)["shop"]
    till = Till(studio, account["account_id"])
    till.yookassa.change_shop(till.account_id, webhook_url=shop["webhook_url"])
    ask_deposit(studio)
    wait_until(lambda: studio.owner.call("GET", "/shop")["shop"]["state"] == "connected")
    return till


def ask_deposit(studio: Studio, rub: int = DEPOSIT_RUB) -> None:
    """Have everybody pay so much in advance."""
    rules = studio.owner.call("GET", "/deposits")
    del rules["shop_connected"]
    for row in rules["rows"]:
        if row["trust"] == "usual":
            row.update(kind="fixed", amount=rub * _KOPECKS)
    studio.owner.call("PUT", "/deposits", rules)


def add_promo_code(studio: Studio, code: str, percent: int) -> None:
    """Give a discount to whoever knows a code."""
    nothing = dict.fromkeys(
        (
            *("fixed_kopecks", "service_ids", "first_on", "last_on", "weekdays", "from_time"),
            *("until_time", "within_min", "every_nth", "max_uses", "max_uses_per_client"),
        )
    )
    described = {"kind": "promo_code", "name": "Подруге", "percent": percent, "code": code}
    discount = {**nothing, **described, "audience": "everybody", "active": True}
    studio.owner.call("POST", "/discounts", discount)


def let_hold_end(stack: Stack, visit: Json, *, in_s: float) -> None:
    """Have the time that a visit is held for its client run out so soon."""
    until = utcnow() + timedelta(seconds=in_s)
    _write(stack, "UPDATE visits SET pay_until = ? WHERE id = ?", until, visit)
    _write(stack, "UPDATE blocked_stretches SET expires_at = ? WHERE visit_id = ?", until, visit)


def _write(stack: Stack, statement: str, at: datetime, visit: Json) -> None:
    database = sqlite3.connect(stack.folder / "okoshko.db", timeout=10)
    try:
        with database:
            stored = at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
            database.execute(statement, (stored, visit["id"]))
    finally:
        database.close()


def _page_to_pay(client: Client, visit: Json) -> str | None:
    payment = client.visit(visit["id"])["payment"]
    return payment and payment["url"]
