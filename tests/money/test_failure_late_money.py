"""Money that comes after its slot was let go, after the visit was cancelled, or a second time."""

import pytest

from app.clock import utcnow
from app.usecases.visit_outcomes import call_off_visit
from tests.support.changes import change, edit
from tests.support.money import ledger_sum, payments_of, refunds_of
from tests.support.paying import (
    THURSDAY,
    Day,
    Payer,
    entries,
    provider_id_of,
    standing_at,
    times_told,
)

BOTH_TOLD = ("payment_too_late_payer", "payment_too_late_staff")


def all_came_back(day: Day, visit_id: int, provider_id: str) -> bool:
    """Tell whether a payment went back whole, and both sides were told so once."""
    [refund] = refunds_of(visit_id)
    assert (refund.reason, refund.status) == ("late_payment", "succeeded")
    [made] = day.yookassa.refunds(provider_id)
    assert made["amount"]["value"] == "500.00"
    assert entries(visit_id) == [("payment", 50_000), ("refund", -50_000)]
    assert [times_told(template) for template in BOTH_TOLD] == [1, 1]
    return times_told("refund_made_payer") == 1


class TestSlotStillFree:
    def test_money_after_the_slot_was_let_go_confirms_the_visit(
        self, day: Day, payer: Payer
    ) -> None:
        visit_id, provider_id = day.hold(payer)
        day.beat_at(10)
        assert payer.see(visit_id)["status"] == "cancelled"
        assert times_told("visit_unpaid_client") == 1
        assert THURSDAY in payer.starts_offered()

        day.at(40)
        day.money_comes(provider_id)
        visit = payer.see(visit_id)
        assert (visit["status"], visit["paid_kopecks"]) == ("booked", 50_000)
        assert (visit["cancelled_at"], visit["pay_until"]) == (None, None)
        assert THURSDAY not in payer.starts_offered()
        assert (times_told("visit_booked_client"), refunds_of(visit_id)) == (1, [])
        day.beat_at(60)
        assert standing_at() == [visit_id]

    def test_money_after_the_hold_and_before_anybody_noticed_confirms_the_visit(
        self, day: Day, payer: Payer
    ) -> None:
        visit_id, provider_id = day.hold(payer)
        day.at(10.1)
        day.money_comes(provider_id)
        day.beat()
        assert payer.see(visit_id)["status"] == "booked"
        assert refunds_of(visit_id) == []


class TestSlotTaken:
    def test_money_goes_back_when_somebody_else_has_booked(
        self, day: Day, payer: Payer, rival: Payer
    ) -> None:
        visit_id, provider_id = day.hold(payer)
        day.beat_at(10)
        others, _ = day.paid(rival)
        day.money_comes(provider_id)
        assert all_came_back(day, visit_id, provider_id)
        assert (payer.see(visit_id)["status"], standing_at()) == ("cancelled", [others])

    def test_money_goes_back_when_somebody_else_is_about_to_pay(
        self, day: Day, payer: Payer, rival: Payer
    ) -> None:
        visit_id, provider_id = day.hold(payer)
        # Nobody has let go of the slot yet, and it is hers no more.
        day.at(10)
        others, others_payment = day.hold(rival)
        day.money_comes(provider_id)
        assert all_came_back(day, visit_id, provider_id)
        assert payer.see(visit_id)["status"] == "cancelled"
        day.money_comes(others_payment)
        assert (rival.see(others)["status"], standing_at()) == ("booked", [others])

    def test_of_two_who_pay_late_the_first_gets_the_time(
        self, day: Day, payer: Payer, rival: Payer
    ) -> None:
        visit_id, provider_id = day.hold(payer)
        day.beat_at(10)
        others, others_payment = day.hold(rival)
        day.beat_at(20)
        assert standing_at() == []
        day.money_comes(others_payment)
        day.money_comes(provider_id)
        assert all_came_back(day, visit_id, provider_id)
        assert (rival.see(others)["status"], standing_at()) == ("booked", [others])

    def test_money_for_a_visit_that_would_have_begun_goes_back(
        self, day: Day, payer: Payer
    ) -> None:
        visit_id, provider_id = day.hold(payer, starts_at="2026-11-23T14:30:00+03:00")
        day.beat_at(10)
        day.yookassa.succeed(provider_id)
        # The webhook was lost, and the worker was away for hours.
        day.work_at(3 * 60)
        assert all_came_back(day, visit_id, provider_id)
        assert payer.see(visit_id)["status"] == "cancelled"


class TestCancelled:
    @pytest.mark.parametrize("after_min", [1, 30])
    def test_money_for_a_visit_its_client_has_cancelled_goes_back(
        self, day: Day, payer: Payer, after_min: float
    ) -> None:
        visit_id, provider_id = day.hold(payer)
        day.at(after_min)
        payer.cancel(visit_id)
        day.money_comes(provider_id)
        assert all_came_back(day, visit_id, provider_id)
        assert (payer.see(visit_id)["status"], standing_at()) == ("cancelled", [])

    def test_money_by_a_page_that_came_after_she_had_cancelled_goes_back(
        self, day: Day, payer: Payer
    ) -> None:
        visit_id = payer.book()["id"]
        payer.cancel(visit_id)
        day.work()
        visit = payer.see(visit_id)
        assert visit["due"] == {"deposit_kopecks": 0, "full_kopecks": 0}
        provider_id = provider_id_of(visit_id)
        day.money_comes(provider_id)
        assert all_came_back(day, visit_id, provider_id)

    def test_money_for_a_visit_the_staff_has_called_off_goes_back(
        self, day: Day, payer: Payer
    ) -> None:
        visit_id, provider_id = day.hold(payer)
        day.at(5)
        change(call_off_visit, edit(day.tenant, visit_id), reason="Заболела", now=utcnow())
        day.money_comes(provider_id)
        assert all_came_back(day, visit_id, provider_id)
        assert (payer.see(visit_id)["status"], standing_at()) == ("cancelled", [])

    def test_money_goes_back_if_she_gave_up_after_the_slot_was_let_go(
        self, day: Day, payer: Payer
    ) -> None:
        visit_id, provider_id = day.hold(payer)
        day.beat_at(10)
        assert payer.cancel(visit_id)["status"] == "cancelled"
        day.money_comes(provider_id)
        assert all_came_back(day, visit_id, provider_id)
        assert payer.see(visit_id)["status"] == "cancelled"


class TestAnotherAmount:
    def change_of_mind(self, day: Day, payer: Payer) -> tuple[int, str, str]:
        """Start paying the deposit, and then all of it; returns visit and both payments."""
        visit_id, deposit = day.hold(payer)
        visit = payer.pay(visit_id, "full")
        assert visit["payment"]["amount_kopecks"] == 140_000
        day.work()
        return visit_id, deposit, provider_id_of(visit_id)

    def test_is_another_attempt_with_another_key(self, day: Day, payer: Payer) -> None:
        visit_id, deposit, full = self.change_of_mind(day, payer)
        first, second = payments_of(visit_id)
        assert first.idempotence_key != second.idempotence_key
        assert (first.superseded_at is None, second.superseded_at) == (False, None)
        assert payer.see(visit_id)["payment"]["url"].endswith(full)
        assert deposit != full

    @pytest.mark.parametrize(
        ("first", "kopecks"), [("deposit", 50_000), ("full", 140_000)], ids=["old", "new"]
    )
    def test_whichever_is_paid_counts_and_a_second_one_goes_back(
        self, day: Day, payer: Payer, first: str, kopecks: int
    ) -> None:
        visit_id, deposit, full = self.change_of_mind(day, payer)
        earlier, later = (deposit, full) if first == "deposit" else (full, deposit)
        day.money_comes(earlier)
        visit = payer.see(visit_id)
        assert (visit["status"], visit["payment"]["status"]) == ("booked", "succeeded")
        assert visit["payment"]["amount_kopecks"] == kopecks
        day.money_comes(later)
        [refund] = refunds_of(visit_id)
        assert (refund.reason, refund.status) == ("second_payment", "succeeded")
        assert len(day.yookassa.refunds(later)) == 1
        assert day.yookassa.refunds(earlier) == []
        assert (ledger_sum(visit_id), times_told("payment_second_payer")) == (kopecks, 1)
        assert payer.see(visit_id)["paid_kopecks"] == kopecks

    def test_that_is_noticed_at_once_with_the_first_is_sent_back_as_well(
        self, day: Day, payer: Payer
    ) -> None:
        visit_id, deposit, full = self.change_of_mind(day, payer)
        day.yookassa.succeed(deposit)
        day.yookassa.succeed(full)
        day.work_at(1)
        assert [one.reason for one in refunds_of(visit_id)] == ["second_payment"]
        assert ledger_sum(visit_id) in {50_000, 140_000}
        assert payer.see(visit_id)["status"] == "booked"
