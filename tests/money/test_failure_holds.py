"""Slots held while their clients pay, and what the client is not allowed to do."""

from datetime import datetime

import pytest

from app.db import transaction
from tests.support.changes import move, set_service
from tests.support.money import ledger_sum, refunds_of
from tests.support.paying import FRIDAY, THURSDAY, Day, Payer, standing_at, times_told


def instant(minutes: float) -> str:
    """Write a moment of Monday noon as the wire does."""
    hours, rest = divmod(round(minutes), 60)
    return f"2026-11-23T{12 + hours:02}:{rest:02}:00+03:00"


class TestAHold:
    def test_ends_at_the_very_moment_it_was_said_to(
        self, day: Day, payer: Payer, rival: Payer
    ) -> None:
        visit = payer.book()
        assert (visit["status"], visit["pay_until"]) == ("awaiting_payment", instant(10))
        day.at(10 - 1 / 60)
        assert THURSDAY not in rival.starts_offered()
        refused = rival.try_to_book()
        assert (refused.status_code, refused.json["code"]) == (409, "slot_taken")
        day.at(10)
        # Nobody has let go of it yet: it is free by itself.
        assert THURSDAY in rival.starts_offered()
        others = rival.book()
        assert others["status"] == "awaiting_payment"
        day.beat()
        assert payer.see(visit["id"])["status"] == "cancelled"
        assert standing_at() == [others["id"]]

    def test_is_as_long_as_the_master_likes_it(self, day: Day, payer: Payer) -> None:
        with transaction() as session:
            session.connection().exec_driver_sql("UPDATE tenants SET hold_min = 25")
        assert payer.book()["pay_until"] == instant(25)

    def test_goes_along_when_the_staff_moves_the_visit(
        self, day: Day, payer: Payer, rival: Payer
    ) -> None:
        visit_id, provider_id = day.hold(payer)
        move(day.tenant, visit_id, datetime.fromisoformat(FRIDAY))
        assert (payer.see(visit_id)["starts_at"], THURSDAY in rival.starts_offered()) == (
            FRIDAY,
            True,
        )
        assert FRIDAY not in rival.starts_offered(FRIDAY[:10])
        day.at(10)
        assert FRIDAY in rival.starts_offered(FRIDAY[:10])
        day.money_comes(provider_id)
        assert (payer.see(visit_id)["status"], standing_at(FRIDAY)) == ("booked", [visit_id])

    def test_that_ran_out_is_said_so_once_and_offers_nothing_to_pay(
        self, day: Day, payer: Payer
    ) -> None:
        visit_id, _ = day.hold(payer)
        day.at(10)
        # Whether anybody has let go of it yet or not.
        assert payer.try_to_pay(visit_id).json["code"] == "nothing_to_pay"
        day.beat()
        day.beat_at(11)
        visit = payer.see(visit_id)
        assert (visit["status"], visit["pay_until"]) == ("cancelled", None)
        assert visit["due"] == {"deposit_kopecks": 0, "full_kopecks": 0}
        assert times_told("visit_unpaid_client") == 1
        refused = payer.try_to_pay(visit_id)
        assert (refused.status_code, refused.json["code"]) == (409, "nothing_to_pay")

    def test_is_not_longer_because_somebody_looks_or_tries_again(
        self, day: Day, payer: Payer
    ) -> None:
        visit_id, provider_id = day.hold(payer)
        day.at(5)
        day.tell(provider_id, "payment.waiting_for_capture")
        day.yookassa.decline(provider_id)
        day.tell(provider_id, "payment.canceled")
        day.at(9)
        payer.pay(visit_id)
        day.work()
        assert payer.see(visit_id)["pay_until"] == instant(10)
        day.beat_at(10)
        assert payer.see(visit_id)["status"] == "cancelled"

    def test_is_longer_while_money_is_on_its_way(
        self, day: Day, payer: Payer, rival: Payer
    ) -> None:
        visit_id, provider_id = day.hold(payer)
        day.at(9)
        day.yookassa.authorise(provider_id)
        day.tell(provider_id, "payment.waiting_for_capture")
        assert payer.see(visit_id)["pay_until"] == instant(19)
        day.beat_at(15)
        assert payer.see(visit_id)["status"] == "awaiting_payment"
        assert THURSDAY not in rival.starts_offered()
        assert rival.try_to_book().json["code"] == "slot_taken"

    def test_is_over_when_money_on_its_way_does_not_come(self, day: Day, payer: Payer) -> None:
        visit_id, provider_id = day.hold(payer)
        day.at(9)
        day.yookassa.authorise(provider_id)
        day.tell(provider_id, "payment.waiting_for_capture")
        day.yookassa.expire(provider_id)
        day.tell(provider_id, "payment.canceled")
        day.beat_at(19)
        assert payer.see(visit_id)["status"] == "cancelled"
        assert ledger_sum(visit_id) == 0

    def test_ends_with_the_beginning_of_the_visit_at_the_latest(
        self, day: Day, payer: Payer
    ) -> None:
        day.at(115)
        with transaction() as session:
            session.connection().exec_driver_sql("UPDATE masters SET min_notice_min = 0")
        assert payer.book(starts_at=instant(120))["pay_until"] == instant(120)

    def test_may_be_given_up(self, day: Day, payer: Payer, rival: Payer) -> None:
        visit_id, _ = day.hold(payer)
        assert payer.cancel(visit_id)["status"] == "cancelled"
        assert rival.book()["status"] == "awaiting_payment"
        assert refunds_of(visit_id) == []


class TestABooking:
    def test_is_refused_to_whoever_has_too_many_unpaid(self, day: Day, payer: Payer) -> None:
        payer.book(starts_at="2026-11-25T10:00:00+03:00")
        last = payer.book(starts_at="2026-11-25T17:00:00+03:00", pay=None)
        refused = payer.try_to_book()
        assert (refused.status_code, refused.json["code"]) == (409, "too_many_unpaid")
        assert standing_at() == []
        payer.cancel(last["id"])
        assert payer.book()["status"] == "awaiting_payment"

    def test_is_refused_to_whoever_has_let_too_many_go_today(
        self, day: Day, payer: Payer, rival: Payer
    ) -> None:
        for hour in (10, 12):
            payer.book(starts_at=f"2026-11-25T{hour}:00:00+03:00")
        day.beat_at(10)
        payer.book(starts_at="2026-11-25T15:00:00+03:00")
        day.beat_at(20)
        assert payer.try_to_book().json["code"] == "too_many_let_go"
        assert rival.book()["status"] == "awaiting_payment"
        day.at(24 * 60 + 21)
        assert payer.book(starts_at=FRIDAY)["status"] == "awaiting_payment"

    def test_at_a_price_that_has_changed_is_refused(self, day: Day, payer: Payer) -> None:
        seen = payer.quote()["price_kopecks"]
        set_service(day.tenant, "Маникюр", price_kopecks=150_000)
        refused = payer.try_to_book(price_kopecks=seen)
        assert (refused.status_code, refused.json["code"]) == (409, "price_changed")
        assert standing_at() == []
        now_seen = payer.quote()["price_kopecks"]
        assert payer.book(price_kopecks=now_seen)["price_kopecks"] == 150_000

    def test_may_be_moved_only_when_it_is_paid(self, day: Day, payer: Payer) -> None:
        visit_id, provider_id = day.hold(payer)
        assert payer.see(visit_id)["can_move"] is False
        assert payer.try_to_move(visit_id, FRIDAY).json["code"] == "visit_not_movable"
        day.money_comes(provider_id)
        assert payer.see(visit_id)["can_move"] is True


class TestNothingToPay:
    @pytest.mark.parametrize("portion", ["deposit", "full"])
    def test_once_it_is_paid(self, day: Day, payer: Payer, portion: str) -> None:
        visit_id, _ = day.paid(payer, pay=portion)
        refused = payer.try_to_pay(visit_id, portion)
        assert (refused.status_code, refused.json["code"]) == (409, "nothing_to_pay")

    def test_but_the_rest_may_be_paid_online(self, day: Day, payer: Payer) -> None:
        visit_id, _ = day.paid(payer)
        assert payer.see(visit_id)["due"] == {"deposit_kopecks": 0, "full_kopecks": 90_000}
        assert payer.pay(visit_id, "full")["payment"]["amount_kopecks"] == 90_000
        day.work()
        rest = payer.see(visit_id)["payment"]["url"].rpartition("/")[2]
        day.money_comes(rest)
        visit = payer.see(visit_id)
        assert (visit["status"], visit["paid_kopecks"]) == ("booked", 140_000)
        assert (times_told("payment_received_payer"), refunds_of(visit_id)) == (1, [])

    def test_of_a_price_that_is_known_only_afterwards(self, day: Day, payer: Payer) -> None:
        pedicure = day.http.get("/api/v1/tenants/anya").json["services"][1]["id"]
        visit_id, _ = day.paid(payer, services=[pedicure])
        assert payer.try_to_pay(visit_id, "full").json["code"] == "nothing_to_pay"

    def test_for_a_visit_that_is_cancelled(self, day: Day, payer: Payer) -> None:
        visit_id, _ = day.hold(payer)
        payer.cancel(visit_id)
        assert payer.try_to_pay(visit_id).json["code"] == "nothing_to_pay"

    def test_for_a_visit_of_somebody_else(self, day: Day, payer: Payer, rival: Payer) -> None:
        visit_id, _ = day.hold(payer)
        refused = rival.try_to_pay(visit_id)
        assert (refused.status_code, refused.json["code"]) == (404, "visit_not_found")
