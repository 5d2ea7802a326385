"""Everything the YooKassa stand-in remembers."""

import hmac
from itertools import islice
from typing import Any

from sandbox.faults import Faults
from sandbox.feed import Feed
from sandbox.journal import Journal
from sandbox.yookassa.accounts import SHOPS, ShopAccount
from sandbox.yookassa.clock import MovableClock, Timetable
from sandbox.yookassa.courier import Courier
from sandbox.yookassa.faults import Fault
from sandbox.yookassa.journal import Call
from sandbox.yookassa.payments import Payment
from sandbox.yookassa.receipts import Receipt
from sandbox.yookassa.refunds import Refund
from sandbox.yookassa.shops import Shop
from sandbox.yookassa.summaries import payment_summary, shop_summary

Json = dict[str, Any]
SHOWN_PAYMENTS = 6


class Provider:
    """Shops and their money, in memory. Used from one event loop, so it needs no locks."""

    def __init__(self, feed: Feed) -> None:
        """Open the initial shops; `feed` tells open pages what changes."""
        self.clock = MovableClock()
        self.timetable = Timetable(self.clock)
        self.courier = Courier()
        self.faults: Faults[Fault] = Faults()
        self.journal: Journal[Call] = Journal()
        self.shops: dict[str, Shop] = {}
        # Oldest first, as dictionaries keep their order.
        self.payments: dict[str, Payment] = {}
        self.refunds: dict[str, Refund] = {}
        self.receipts: dict[str, Receipt] = {}
        self._feed = feed
        self._settle()

    def reset(self) -> None:
        """Go back to the initial shops, with no webhooks and on time."""
        self.courier.stop()
        self.timetable.clear()
        self.faults.clear()
        self.journal.clear()
        self.clock.ahead *= 0
        for store in (self.shops, self.payments, self.refunds, self.receipts):
            store.clear()
        self._settle()

    def _settle(self) -> None:
        for account in SHOPS:
            self.add_shop(account)

    def add_shop(self, account: ShopAccount) -> Shop:
        """Open a shop; the caller has made sure that its id is free."""
        shop = Shop.of(account)
        self.shops[account.account_id] = shop
        return shop

    def shop_by_keys(self, account_id: str, secret_key: str) -> Shop | None:
        """Find the shop that these keys open; a revoked key opens none."""
        shop = self.shops.get(account_id)
        if shop is None or shop.revoked:
            return None
        is_hers = hmac.compare_digest(shop.secret_key.encode(), secret_key.encode())
        return shop if is_hers else None

    def refunds_of(self, payment: Payment) -> list[Refund]:
        """List the refunds of a payment, oldest first."""
        return [refund for refund in self.refunds.values() if refund.payment_id == payment.id]

    def tell(self, event: str, payment: Payment, subject: Json) -> None:
        """Notify the shop of a payment, and show the change on open pages."""
        self.courier.send(self.shops[payment.account_id], event, subject)
        self.show()

    def show(self) -> None:
        """Tell open pages how things stand."""
        self._feed.publish({"type": "yookassa", "yookassa": self.summary()})

    def summary(self) -> Json:
        """Write what the page shows: the shops, the last payments and the faults that are on."""
        newest = islice(reversed(self.payments.values()), SHOWN_PAYMENTS)
        return {
            "shops": [shop_summary(shop) for shop in self.shops.values()],
            "payments": [payment_summary(payment) for payment in newest],
            "faults": self.faults.listed(),
        }
