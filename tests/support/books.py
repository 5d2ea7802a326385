"""Whether our books agree with what a provider in memory knows."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from sqlalchemy import select

from app.db import reading
from app.models import LedgerEntry, Payment, Refund, ShopCall, Visit
from tests.support.fake_provider import FakeProvider

# Calls that are made every day.
_ROUTINE = {"check_shop", "list_payments"}


@dataclass(frozen=True)
class Books:
    """All rows about money, and the provider they are about."""

    provider: FakeProvider
    visits: list[Visit]
    payments: list[Payment]
    refunds: list[Refund]
    entries: list[LedgerEntry]
    calls: list[ShopCall]

    @classmethod
    def opened(cls, provider: FakeProvider) -> "Books":
        with reading() as session:
            rows = [
                list(session.scalars(select(model)))
                for model in (Visit, Payment, Refund, LedgerEntry, ShopCall)
            ]
        return cls(provider, *rows)

    def check(self, now: datetime) -> None:
        """Check what holds at every moment."""
        self._check_payments()
        self._check_refunds()
        self._check_visits(now)

    def check_settled(self, now: datetime) -> None:
        """Check what holds once everything has come to its end."""
        self.check(now)
        self._check_same_as_provider()
        others = [call.kind for call in self.calls if call.kind not in _ROUTINE]
        assert not others, "calls without end"
        assert all(call.leased_until is None for call in self.calls)
        for visit in self.visits:
            assert visit.decide_until is None
            assert visit.pay_until is None
            if visit.status in {"cancelled", "no_show"}:
                assert self.left_of(visit) == visit.kept_kopecks, "money without a purpose"

    def left_of(self, visit: Visit) -> int:
        """Return what a visit's client has paid, less what went back or is promised back."""
        paid = sum(one.amount_kopecks for one in self._came_in() if one.visit_id == visit.id)
        promised = sum(one.amount_kopecks for one in self.refunds if one.visit_id == visit.id)
        return paid - promised

    def _came_in(self) -> list[Payment]:
        return [one for one in self.payments if one.status == "succeeded"]

    def _check_payments(self) -> None:
        entered = Counter(
            (entry.payment_id, entry.amount_kopecks)
            for entry in self.entries
            if entry.kind == "payment"
        )
        came_in = Counter((one.id, one.amount_kopecks) for one in self._came_in())
        assert entered == came_in, "each payment that came in is entered once"
        for payment in self._came_in():
            known = self.provider.payments[payment.provider_id or ""]
            assert (known.status, known.amount_kopecks) == ("succeeded", payment.amount_kopecks)

    def _check_refunds(self) -> None:
        entered = Counter(
            (entry.refund_id, -entry.amount_kopecks)
            for entry in self.entries
            if entry.kind == "refund"
        )
        gone = [one for one in self.refunds if one.status in {"succeeded", "by_hand"}]
        assert entered == Counter((one.id, one.amount_kopecks) for one in gone)
        known = [one.provider_id for one in self.refunds if one.provider_id]
        assert len(known) == len(set(known)), "each refund of the provider's is ours once"
        for refund in gone:
            if refund.status == "succeeded":
                made = self.provider.refunds[refund.provider_id or ""]
                assert (made.status, made.amount_kopecks) == ("succeeded", refund.amount_kopecks)

    def _check_visits(self, now: datetime) -> None:
        standing = [visit for visit in self.visits if visit.status in {"booked", "completed"}]
        for visit in standing:
            # Who has come unpaid has come; her people said so.
            if visit.status == "booked" and visit.pay_until is None:
                assert self.left_of(visit) >= visit.deposit_kopecks, "it stands unpaid"
        held = [one for one in standing if one.pay_until is None or one.pay_until > now]
        for one, other in combinations(held, 2):
            apart = one.ends_at <= other.starts_at or other.ends_at <= one.starts_at
            assert apart, "two visits at one time"
        for visit in self.visits:
            assert self.left_of(visit) >= 0, "more is promised back than came in"

    def _check_same_as_provider(self) -> None:
        by_id = {one.provider_id: one for one in self.payments}
        for payment_id, payment in self.provider.payments.items():
            if payment.status == "succeeded":
                assert by_id[payment_id].status == "succeeded"
                self._check_returned(by_id[payment_id], payment.refunded_kopecks)
        unsettled = [
            (one.id, one.status, one.problem)
            for one in self.payments
            if one.status not in {"succeeded", "canceled", "failed"}
        ]
        assert not unsettled, "payments that never end"
        broken = [
            (one.id, one.status, one.problem, one.reason)
            for one in self.refunds
            if one.status not in {"succeeded", "by_hand"}
        ]
        assert not broken, "promises that were not kept"

    def _check_returned(self, payment: Payment, kopecks: int) -> None:
        ours = [
            one.amount_kopecks
            for one in self.refunds
            if one.payment_id == payment.id and one.status == "succeeded"
        ]
        assert sum(ours) == kopecks, "our books say something else was given back"
