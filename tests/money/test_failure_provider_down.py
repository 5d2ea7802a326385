"""A provider that does not answer, and a shop whose keys it no longer knows."""

import pytest

from app.clock import utcnow
from app.db import reading, transaction
from app.models import Shop, Tenant
from app.runtime import runtime
from app.usecases.money.shops import connect_shop
from app.usecases.visit_outcomes import set_status
from tests.support import api
from tests.support.changes import edit, set_service, staff
from tests.support.factories import OWNER_ID
from tests.support.money import ledger_sum, refunds_of, visit_row
from tests.support.paying import (
    THURSDAY,
    Day,
    Payer,
    attempts,
    provider_id_of,
    standing_at,
    times_told,
)
from tests.support.yookassa import ANYA_SHOP


def the_shop() -> Shop:
    with reading() as session:
        return session.query(Shop).one()


def set_shop(**columns: object) -> None:
    with transaction() as session:
        session.query(Shop).update(columns)


def rather_unpaid_than_not_at_all(day: Day) -> None:
    with transaction() as session:
        session.get_one(Tenant, day.tenant.id).pay_later = True


def reconnect(day: Day, account_id: str = ANYA_SHOP.account_id) -> None:
    """Have the owner put in the keys again."""
    owner = staff(day.tenant, OWNER_ID)
    with transaction() as session:
        connect_shop(
            session,
            staff=owner,
            account_id=account_id,
            secret_key=ANYA_SHOP.secret_key,
            vault=runtime().vault,
            now=utcnow(),
        )


class TestAtBooking:
    def test_a_visit_that_needs_a_deposit_is_refused_clearly(self, day: Day, payer: Payer) -> None:
        set_shop(state="rejected")
        quoted = payer.quote()
        assert (quoted["online"], quoted["deposit_kopecks"]) == ("broken", 50_000)
        refused = payer.try_to_book()
        assert (refused.status_code, refused.json["code"]) == (409, "payments_unavailable")
        assert refused.json["message"]
        assert (standing_at(), attempts()) == ([], [])
        assert THURSDAY in payer.starts_offered()

    def test_a_request_is_taken_and_paid_after_the_answer(self, day: Day, payer: Payer) -> None:
        set_shop(state="rejected")
        set_service(day.tenant, "Маникюр", needs_approval=True)
        asked = payer.book(pay=None)
        assert (asked["status"], asked["deposit_kopecks"]) == ("awaiting_approval", 50_000)
        set_shop(state="connected")
        with transaction() as session:
            agreed = edit(day.tenant, asked["id"])
            set_status(session, edit=agreed, status="booked", now=utcnow())
        assert payer.see(asked["id"])["status"] == "awaiting_payment"

    def test_a_visit_is_booked_unpaid_if_the_master_likes_that_better(
        self, day: Day, payer: Payer
    ) -> None:
        set_shop(state="rejected")
        rather_unpaid_than_not_at_all(day)
        quoted = payer.quote()
        assert (quoted["online"], quoted["deposit_kopecks"]) == ("broken", 0)
        visit = payer.book(pay=None)
        assert (visit["status"], visit["deposit_kopecks"]) == ("booked", 0)
        assert (visit["pay_until"], visit["payment"]) == (None, None)
        assert times_told("visit_booked_client") == 1

    def test_a_visit_without_a_deposit_is_booked_as_ever(self, day: Day, payer: Payer) -> None:
        set_shop(state="rejected")
        with transaction() as session:
            session.connection().exec_driver_sql("DELETE FROM deposit_rows")
        assert payer.book(pay=None)["status"] == "booked"


class TestNoAnswer:
    @pytest.mark.parametrize("fault", ["500_before", "cut_before", "502_html"])
    def test_until_the_hold_ran_out_lets_the_slot_go(
        self, day: Day, payer: Payer, fault: str
    ) -> None:
        visit_id = payer.book()["id"]
        day.yookassa.break_with(fault)
        for minutes in range(10):
            day.work_at(minutes)
        day.beat_at(10)
        assert payer.see(visit_id)["status"] == "cancelled"
        assert (times_told("visit_unpaid_client"), times_told("visit_booked_client")) == (1, 0)
        assert THURSDAY in payer.starts_offered()

    def test_until_the_hold_ran_out_leaves_the_visit_unpaid_if_she_likes_that_better(
        self, day: Day, payer: Payer
    ) -> None:
        rather_unpaid_than_not_at_all(day)
        visit_id = payer.book()["id"]
        day.yookassa.break_with("500_before")
        for minutes in range(10):
            day.work_at(minutes)
        day.beat_at(10)
        visit = payer.see(visit_id)
        assert (visit["status"], visit["deposit_kopecks"]) == ("booked", 0)
        assert (visit["pay_until"], visit["paid_kopecks"]) == (None, 0)
        assert (times_told("visit_booked_client"), times_told("visit_unpaid_client")) == (1, 0)
        day.yookassa.mend()
        day.work_at(30)
        # What she pays now all the same is simply paid.
        day.money_comes(provider_id_of(visit_id))
        day.beat()
        visit = payer.see(visit_id)
        assert (visit["status"], visit["paid_kopecks"]) == ("booked", 50_000)
        assert (refunds_of(visit_id), standing_at()) == ([], [visit_id])

    def test_is_no_excuse_for_a_client_who_had_a_page_to_pay_on(
        self, day: Day, payer: Payer
    ) -> None:
        rather_unpaid_than_not_at_all(day)
        visit_id, _ = day.hold(payer)
        day.yookassa.break_with("500_before")
        day.work_at(5)
        day.beat_at(10)
        assert payer.see(visit_id)["status"] == "cancelled"

    def test_costs_a_moment_of_rest_for_this_shop_alone(self, day: Day, payer: Payer) -> None:
        visit_id = payer.book()["id"]
        day.yookassa.break_with("429", times=1)
        day.work()
        resting_until = the_shop().quiet_until
        assert resting_until is not None
        assert 0 < (resting_until - utcnow()).total_seconds() <= 60
        payer.pay(visit_id)
        assert day.work() == 0
        day.work_at(1)
        assert payer.see(visit_id)["payment"]["status"] == "ready"


@pytest.mark.parametrize("fault", ["401", "403"])
class TestKeysRejected:
    def test_online_payment_is_off_and_the_owner_is_told_once(
        self, day: Day, payer: Payer, rival: Payer, fault: str
    ) -> None:
        visit_id, provider_id = day.paid(payer)
        held = rival.book(starts_at="2026-11-26T17:00:00+03:00")["id"]
        day.yookassa.break_with(fault)
        day.work()
        shop = the_shop()
        assert (shop.state, shop.problem) == ("rejected", "keys_rejected")
        payment = rival.see(held)["payment"]
        assert (payment["status"], payment["problem"]) == ("failed", "shop_rejected")
        assert day.http.get(api.ANYA).json["payments"]["online"] is False
        refused = payer.try_to_book(starts_at="2026-11-27T15:00:00+03:00")
        assert (refused.status_code, refused.json["code"]) == (409, "payments_unavailable")
        again = rival.try_to_pay(held)
        assert (again.status_code, again.json["code"]) == (409, "payments_unavailable")
        day.at(5)
        day.tell(provider_id)
        day.work_at(10)
        assert times_told("shop_rejected_staff") == 1
        assert (payer.see(visit_id)["status"], ledger_sum(visit_id)) == ("booked", 50_000)

    def test_calls_wait_and_go_on_once_she_has_reconnected(
        self, day: Day, payer: Payer, rival: Payer, fault: str
    ) -> None:
        visit_id, _ = day.paid(payer)
        others, others_payment = day.hold(rival, starts_at="2026-11-26T17:00:00+03:00")
        day.yookassa.break_with(fault)
        payer.cancel(visit_id)
        day.work()
        assert (refunds_of(visit_id)[0].status, the_shop().state) == ("owed", "rejected")
        day.yookassa.succeed(others_payment)
        day.at(8)
        # Keys that were refused are not tried for anything else.
        day.yookassa.mend()
        day.tell(others_payment)
        assert rival.see(others)["status"] == "awaiting_payment"

        reconnect(day)
        assert the_shop().state == "checking"
        day.work()
        shop = the_shop()
        assert (shop.state, shop.problem) == ("connected", None)
        day.work_at(10)
        assert rival.see(others)["status"] == "booked"
        assert (refunds_of(visit_id)[0].status, ledger_sum(visit_id)) == ("succeeded", 0)
        assert day.http.get(api.ANYA).json["payments"]["online"] is True

    def test_a_refund_that_is_refused_afterwards_is_said_to_be_late(
        self, day: Day, payer: Payer, fault: str
    ) -> None:
        visit_id, _ = day.paid(payer)
        day.yookassa.break_with(fault)
        payer.cancel(visit_id)
        day.work()
        assert refunds_of(visit_id)[0].problem == "shop_rejected"
        assert times_told("refund_delayed_payer") == 0
        day.yookassa.mend()
        day.yookassa.change_shop(refunds="insufficient_funds")
        reconnect(day)
        day.work()
        day.work_at(1)
        assert refunds_of(visit_id)[0].problem == "insufficient_funds"
        assert times_told("refund_delayed_payer") == times_told("refund_delayed_staff") == 1

    def test_money_of_her_new_shop_is_not_mixed_with_that_of_the_old_one(
        self, day: Day, payer: Payer, fault: str
    ) -> None:
        visit_id, provider_id = day.hold(payer)
        day.yookassa.break_with(fault, account_id=ANYA_SHOP.account_id, times=1)
        day.tell(provider_id)
        reconnect(day, "100777")
        day.yookassa.add_shop("100777", secret_key=ANYA_SHOP.secret_key, test=True)
        day.work()
        again = payer.pay(visit_id)
        assert again["payment"]["status"] == "preparing"
        day.work()
        [made] = day.yookassa.payments("100777")
        assert payer.see(visit_id)["payment"]["url"].endswith(made["id"])
        # And what was begun at the old shop still comes to its end.
        day.yookassa.succeed(provider_id)
        day.work_at(2)
        assert (payer.see(visit_id)["status"], visit_row(visit_id).pay_until) == ("booked", None)
        # She pays at the new one as well: that goes back, from there.
        day.yookassa.succeed(made["id"])
        day.work_at(4)
        [refund] = refunds_of(visit_id)
        assert (refund.reason, refund.status) == ("second_payment", "succeeded")
        assert len(day.yookassa.refunds(made["id"])) == 1
        assert (day.yookassa.refunds(provider_id), ledger_sum(visit_id)) == ([], 50_000)
