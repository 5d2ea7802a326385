"""A payment that is not what was agreed: put aside, and somebody looks at it."""

import pytest

from tests.support.money import ledger_sum, payments_of
from tests.support.paying import THURSDAY, Day, Payer, times_told

DIFFERENCES = [
    {"amount": "499.00"},
    {"amount": "500.01"},
    {"currency": "USD"},
    {"account_id": "100002"},
    {"test": False},
]


@pytest.mark.parametrize("difference", DIFFERENCES, ids=str)
class TestAPaymentThatDiffers:
    def test_is_put_aside_and_the_staff_is_told_once(
        self, day: Day, payer: Payer, difference: dict[str, object]
    ) -> None:
        visit_id, provider_id = day.hold(payer)
        day.yookassa.tamper(provider_id, **difference)
        day.money_comes(provider_id)
        visit = payer.see(visit_id)
        assert (visit["status"], visit["payment"]["status"]) == ("awaiting_payment", "put_aside")
        assert (visit["paid_kopecks"], ledger_sum(visit_id)) == (0, 0)
        day.tell(provider_id)
        assert times_told("payment_set_aside_staff") == 1
        assert times_told("visit_booked_client") == 0
        assert payments_of(visit_id)[0].problem == "differs"
        assert [one["visit_id"] for one in day.attention()["payments"]] == [visit_id]

    def test_holds_the_slot_no_longer_than_any_other(
        self, day: Day, payer: Payer, rival: Payer, difference: dict[str, object]
    ) -> None:
        visit_id, provider_id = day.hold(payer)
        day.yookassa.tamper(provider_id, **difference)
        day.money_comes(provider_id)
        day.beat_at(10)
        assert payer.see(visit_id)["status"] == "cancelled"
        assert THURSDAY in payer.starts_offered()
        assert rival.book()["status"] == "awaiting_payment"


class TestWhatWasSettled:
    def test_stays_whatever_is_said_of_it_later(self, day: Day, payer: Payer) -> None:
        visit_id, provider_id = day.paid(payer)
        day.yookassa.tamper(provider_id, amount="1.00")
        day.tell(provider_id)
        visit = payer.see(visit_id)
        assert (visit["status"], visit["payment"]["status"]) == ("booked", "succeeded")
        assert ledger_sum(visit_id) == 50_000
        assert times_told("payment_set_aside_staff") == 0

    def test_leaves_her_another_try(self, day: Day, payer: Payer) -> None:
        visit_id, provider_id = day.hold(payer)
        day.yookassa.tamper(provider_id, currency="USD")
        day.money_comes(provider_id)
        again = payer.pay(visit_id)
        assert again["payment"]["status"] == "preparing"
