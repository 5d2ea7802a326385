"""What becomes of a deposit when the visit is moved, given up late, missed, or brought back."""

from datetime import datetime, timedelta

import pytest

from app.clock import utcnow
from app.domain.errors import VisitStatusFixed
from app.domain.money_errors import NothingToRefund
from app.usecases.money.decisions import keep_deposit, refund_visit
from app.usecases.money.onsite import OnsitePayment, note_onsite
from app.usecases.visit_outcomes import call_off_visit, restore_visit, set_status
from tests.support.changes import change, edit, set_service
from tests.support.factories import MOSCOW, moscow
from tests.support.money import ledger_sum, refunds_of, visit_row
from tests.support.paying import (
    FRIDAY,
    THURSDAY,
    Day,
    Payer,
    attempts,
    entries,
    provider_id_of,
    standing_at,
    times_told,
)

LATE = moscow(26, 11)


def as_staff(day: Day, how, visit_id: int, **what: object):
    return change(how, edit(day.tenant, visit_id), **{"now": utcnow(), **what})


@pytest.fixture
def late(day: Day, payer: Payer) -> int:
    """A paid visit, four hours before it begins."""
    visit_id, _ = day.paid(payer)
    day.at_moment(LATE)
    return visit_id


class TestMovingLate:
    def test_takes_the_deposit_along_and_gives_free_cancelling_not_back(
        self, day: Day, payer: Payer, late: int
    ) -> None:
        assert payer.see(late)["can_carry"] is True
        assert payer.see(late)["cancel_refund_kopecks"] == 0
        moved = payer.try_to_move(late, FRIDAY).json
        assert (moved["starts_at"], moved["status"]) == (FRIDAY, "booked")
        assert (moved["deposit_kopecks"], moved["paid_kopecks"]) == (50_000, 50_000)
        assert datetime.fromisoformat(moved["free_cancel_until"]) < LATE
        assert (moved["can_carry"], moved["cancel_refund_kopecks"]) == (False, 0)
        assert refunds_of(late) == []

    def test_is_possible_once(self, day: Day, payer: Payer, late: int) -> None:
        payer.try_to_move(late, "2026-11-27T10:00:00+03:00")
        again = payer.try_to_move(late, FRIDAY)
        assert (again.status_code, again.json["code"]) == (409, "reschedule_too_late")
        assert payer.see(late)["starts_at"] == "2026-11-27T10:00:00+03:00"

    def test_and_cancelling_then_leaves_the_deposit_to_the_master(
        self, day: Day, payer: Payer, late: int
    ) -> None:
        payer.try_to_move(late, FRIDAY)
        assert payer.cancel(late)["decide_until"] is not None
        assert refunds_of(late) == []

    def test_in_time_leaves_everything_as_it_was(self, day: Day, payer: Payer) -> None:
        visit_id, _ = day.paid(payer)
        payer.try_to_move(visit_id, FRIDAY)
        visit = payer.see(visit_id)
        assert visit["free_cancel_until"] == THURSDAY
        assert visit["cancel_refund_kopecks"] == 50_000


class TestGivingUpLate:
    def test_leaves_the_deposit_to_the_master_for_a_week(
        self, day: Day, payer: Payer, late: int
    ) -> None:
        cancelled = payer.cancel(late)
        until = datetime.fromisoformat(cancelled["decide_until"])
        assert until == LATE + timedelta(days=7)
        assert (cancelled["status"], cancelled["returned_kopecks"]) == ("cancelled", 0)
        assert [one["visit_id"] for one in day.attention()["decisions"]] == [late]
        day.at_moment(until - timedelta(minutes=1))
        day.beat()
        assert (refunds_of(late), ledger_sum(late)) == ([], 50_000)

    def test_and_no_decision_gives_it_back(self, day: Day, payer: Payer, late: int) -> None:
        payer.cancel(late)
        day.at_moment(LATE + timedelta(days=7))
        day.beat()
        day.beat()
        day.work()
        assert [one.reason for one in refunds_of(late)] == ["undecided"]
        assert (ledger_sum(late), visit_row(late).decide_until) == (0, None)

    def test_lets_the_master_keep_a_part_with_a_reason(
        self, day: Day, payer: Payer, late: int
    ) -> None:
        payer.cancel(late)
        as_staff(day, keep_deposit, late, kopecks=20_000, reason="Материалы заказаны")
        day.work()
        visit = payer.see(late)
        assert (visit["kept_kopecks"], visit["kept_reason"]) == (20_000, "Материалы заказаны")
        assert (visit["returned_kopecks"], visit["decide_until"]) == (30_000, None)
        assert entries(late) == [("payment", 50_000), ("refund", -30_000)]
        assert times_told("deposit_kept_payer") == 1
        day.at_moment(LATE + timedelta(days=8))
        day.beat()
        with pytest.raises(VisitStatusFixed):
            as_staff(day, keep_deposit, late, kopecks=1, reason="Ещё немного")
        assert len(refunds_of(late)) == 1

    def test_lets_nobody_keep_more_than_there_is(self, day: Day, payer: Payer, late: int) -> None:
        payer.cancel(late)
        with pytest.raises(NothingToRefund):
            as_staff(day, keep_deposit, late, kopecks=50_001, reason="Материалы")
        assert visit_row(late).kept_kopecks == 0


class TestNotComing:
    @pytest.fixture
    def missed(self, day: Day, late: int) -> int:
        day.at_moment(moscow(26, 17))
        day.beat()
        as_staff(day, set_status, late, status="no_show")
        return late

    def test_leaves_the_deposit_to_the_master_for_a_week(
        self, day: Day, payer: Payer, missed: int
    ) -> None:
        visit = payer.see(missed)
        until = datetime.fromisoformat(visit["decide_until"])
        assert until == datetime(2026, 12, 3, 17, tzinfo=MOSCOW)
        assert (visit["status"], visit["returned_kopecks"]) == ("no_show", 0)
        day.at_moment(until)
        day.beat()
        day.work()
        assert [one.reason for one in refunds_of(missed)] == ["undecided"]

    def test_may_turn_out_to_be_a_mistake(self, day: Day, payer: Payer, missed: int) -> None:
        as_staff(day, set_status, missed, status="completed")
        assert visit_row(missed).decide_until is None
        day.at_moment(moscow(26, 17) + timedelta(days=8))
        day.beat()
        assert (refunds_of(missed), ledger_sum(missed)) == ([], 50_000)

    def test_may_be_forgiven(self, day: Day, payer: Payer, missed: int) -> None:
        as_staff(day, refund_visit, missed, kopecks=None, words="Бывает")
        day.work()
        assert (ledger_sum(missed), visit_row(missed).decide_until) == (0, None)
        assert [one.reason for one in refunds_of(missed)] == ["by_master"]


class TestARequest:
    def test_is_paid_once_the_master_has_agreed(self, day: Day, payer: Payer) -> None:
        set_service(day.tenant, "Маникюр", needs_approval=True)
        asked = payer.book(pay=None)
        assert (asked["status"], asked["pay_until"]) == ("awaiting_approval", None)
        assert payer.try_to_pay(asked["id"]).json["code"] == "nothing_to_pay"
        day.at(30)
        as_staff(day, set_status, asked["id"], status="booked")
        agreed = payer.see(asked["id"])
        assert agreed["status"] == "awaiting_payment"
        until = datetime.fromisoformat(agreed["pay_until"])
        assert until == utcnow() + timedelta(days=1)
        assert times_told("visit_approved_client") == 1
        payer.pay(asked["id"])
        day.work()
        day.money_comes(provider_id_of(asked["id"]))
        assert payer.see(asked["id"])["status"] == "booked"

    def test_that_is_paid_on_site_before_the_answer_waits_for_nothing(
        self, day: Day, payer: Payer
    ) -> None:
        set_service(day.tenant, "Маникюр", needs_approval=True)
        visit_id = payer.book(pay=None)["id"]
        as_staff(day, note_onsite, visit_id, paid=OnsitePayment(50_000, 0, "cash"))
        as_staff(day, set_status, visit_id, status="booked")
        day.beat_at(24 * 60)
        seen = payer.see(visit_id)
        assert (seen["status"], seen["pay_until"]) == ("booked", None)

    def test_that_is_not_paid_in_time_is_let_go(self, day: Day, payer: Payer) -> None:
        set_service(day.tenant, "Маникюр", needs_approval=True)
        visit_id = payer.book(pay=None)["id"]
        as_staff(day, set_status, visit_id, status="booked")
        day.beat_at(24 * 60)
        assert (payer.see(visit_id)["status"], standing_at()) == ("cancelled", [])
        assert (attempts(), times_told("visit_unpaid_client")) == ([], 1)


class TestBringingBack:
    @pytest.mark.parametrize("goes_back", ["before", "after"])
    def test_a_visit_whose_deposit_goes_back_asks_for_no_other(
        self, day: Day, payer: Payer, goes_back: str
    ) -> None:
        visit_id, _ = day.paid(payer)
        as_staff(day, call_off_visit, visit_id, reason=None)
        if goes_back == "before":
            day.work()
        as_staff(day, restore_visit, visit_id)
        day.work()
        visit = payer.see(visit_id)
        assert (visit["status"], visit["deposit_kopecks"]) == ("booked", 0)
        assert (visit["paid_kopecks"], visit["pay_until"]) == (0, None)
        assert visit["due"] == {"deposit_kopecks": 0, "full_kopecks": 140_000}
        day.beat_at(60)
        assert standing_at() == [visit_id]

    def test_a_visit_given_up_late_brings_back_its_deposit(
        self, day: Day, payer: Payer, late: int
    ) -> None:
        payer.cancel(late)
        as_staff(day, restore_visit, late)
        visit = payer.see(late)
        assert (visit["status"], visit["deposit_kopecks"]) == ("booked", 50_000)
        assert (visit["paid_kopecks"], visit["decide_until"]) == (50_000, None)


class TestReturningAfterAll:
    def test_a_part_of_what_was_kept_leaves_so_much_less(
        self, day: Day, payer: Payer, late: int
    ) -> None:
        payer.cancel(late)
        as_staff(day, keep_deposit, late, kopecks=30_000, reason="Материалы")
        day.work()
        seen = []
        for amount in ("100.00", "200.00"):
            made = day.yookassa.refund_in_cabinet(provider_id_of(late), amount)
            day.tell(made["id"], "refund.succeeded")
            shown = payer.see(late)
            seen.append((shown["kept_kopecks"], shown["kept_reason"], shown["paid_kopecks"]))
        assert seen == [(20_000, "Материалы", 20_000), (0, None, 0)]

    def test_all_of_an_undecided_deposit_leaves_nothing_to_decide(
        self, day: Day, payer: Payer, late: int
    ) -> None:
        payer.cancel(late)
        assert payer.see(late)["decide_until"] is not None
        made = day.yookassa.refund_in_cabinet(provider_id_of(late), "500.00")
        day.tell(made["id"], "refund.succeeded")
        assert payer.see(late)["decide_until"] is None
