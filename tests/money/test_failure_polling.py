"""Webhooks that never come: we look ourselves."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.clock import utcnow
from app.db import reading, transaction
from app.models import Payment, Shop
from app.usecases.money.shop_calls import ask
from tests.money.test_failure_webhooks import pay_elsewhere
from tests.support.api import ANYA
from tests.support.factories import NOW
from tests.support.money import calls_waiting, ledger_sum, payments_of
from tests.support.paying import (
    Day,
    Payer,
    attempts,
    due_calls,
    entries,
    minutes_after_now,
    standing_at,
)
from tests.support.yookassa import ANYA_SHOP

NIGHT = datetime(2026, 11, 24, 5, 0, tzinfo=ZoneInfo("Europe/Moscow"))


class TestLostWebhook:
    def test_is_made_up_for_by_looking_after_1_2_5_and_10_minutes_and_then_every_10(
        self, day: Day, payer: Payer
    ) -> None:
        visit_id, provider_id = day.hold(payer)
        for minutes in (1, 3, 8, 18, 28, 38):
            assert minutes_after_now(due_calls("fetch_payment")) == [minutes]
            assert day.work_at(minutes - 0.1) == 0
            assert day.work_at(minutes) == 1
        day.yookassa.succeed(provider_id)
        assert day.work_at(48) == 1
        assert payer.see(visit_id)["status"] == "booked"
        assert calls_waiting() == []

    def test_of_a_declined_payment_is_made_up_for_too(self, day: Day, payer: Payer) -> None:
        visit_id, provider_id = day.hold(payer)
        day.yookassa.decline(provider_id)
        day.work_at(1)
        assert payer.see(visit_id)["payment"]["status"] == "canceled"
        assert calls_waiting() == []

    def test_the_page_she_waits_on_makes_us_look_at_once(self, day: Day, payer: Payer) -> None:
        visit_id, provider_id = day.hold(payer)
        day.yookassa.succeed(provider_id)
        # What is not known yet is not said: the page is answered before the worker has looked.
        assert payer.check(visit_id)["paid_kopecks"] == 0
        assert day.work() == 1
        assert payer.see(visit_id)["status"] == "booked"

    def test_the_page_she_comes_back_to_makes_us_look_at_once(self, day: Day, payer: Payer) -> None:
        visit_id, provider_id = day.hold(payer)
        [made] = day.yookassa.payments()
        key = payments_of(visit_id)[0].idempotence_key
        assert made["return_url"].endswith(f"/app/anya/paid/{key}")
        day.yookassa.succeed(provider_id)
        page = f"{ANYA}/paid/{key}"
        told = day.http.get(page).json
        assert (told["status"], told["visit_status"]) == ("ready", "awaiting_payment")
        day.work()
        told = day.http.get(page).json
        assert (told["status"], told["visit_status"]) == ("succeeded", "booked")

    def test_a_page_of_no_payment_is_not_found(self, day: Day) -> None:
        answer = day.http.get(f"{ANYA}/paid/00000000-0000-4000-8000-000000000000")
        assert (answer.status_code, answer.json["code"]) == (404, "payment_not_found")

    def test_a_look_that_fails_is_repeated(self, day: Day, payer: Payer) -> None:
        visit_id, provider_id = day.hold(payer)
        day.yookassa.succeed(provider_id)
        day.yookassa.break_with("500_before", path="/payments/*", times=1)
        day.work_at(1)
        assert payer.see(visit_id)["status"] == "awaiting_payment"
        day.work_at(2)
        assert payer.see(visit_id)["status"] == "booked"


@pytest.fixture
def nightly(day: Day) -> Day:
    """A shop that is looked after as every connected shop is."""
    with reading() as session:
        shop = session.query(Shop).one()
    with transaction() as session:
        ask(
            session,
            tenant_id=shop.tenant_id,
            shop_id=shop.id,
            kind="check_shop",
            subject="",
            due_at=NOW,
        )
    day.work()
    return day


class TestNightlyList:
    def test_finds_a_payment_of_which_nobody_told_us(self, nightly: Day, payer: Payer) -> None:
        visit_id = payer.book()["id"]
        nightly.yookassa.break_with("cut", path="/payments", method="POST", times=1)
        nightly.work()
        [made] = nightly.yookassa.payments()
        nightly.yookassa.succeed(made["id"])
        # Neither the webhook nor a repetition gets through; and so we have given the attempt up.
        with transaction() as session:
            given_up = session.get_one(Payment, attempts()[0].id)
            given_up.status, given_up.problem, given_up.settled_at = "failed", "unknown", utcnow()
        nightly.beat_at(10)
        assert payer.see(visit_id)["status"] == "cancelled"

        nightly.at_moment(NIGHT)
        nightly.work()
        assert payer.see(visit_id)["status"] == "booked"
        assert standing_at() == [visit_id]
        assert entries(visit_id) == [("payment", 50_000)]

    def test_looks_back_48_hours_and_is_made_every_night(self, nightly: Day) -> None:
        [due] = due_calls("list_payments")
        local = due.astimezone(NIGHT.tzinfo)
        assert (local.date(), local.hour in {3, 4}) == (NIGHT.date(), True)
        nightly.at_moment(NIGHT)
        nightly.work()
        [listed] = nightly.yookassa.calls(path="/payments", method="GET")
        since = datetime.fromisoformat(listed["query"]["created_at.gte"])
        assert since.astimezone(UTC) == NIGHT - timedelta(hours=48)
        assert due_calls("list_payments") == [due + timedelta(days=1)]

    def test_leaves_alone_what_is_settled_already_and_what_is_not_ours(
        self, nightly: Day, payer: Payer
    ) -> None:
        visit_id, _ = nightly.paid(payer)
        own = pay_elsewhere(nightly, ANYA_SHOP.account_id, ANYA_SHOP.secret_key)
        nightly.yookassa.succeed(own)
        nightly.at_moment(NIGHT)
        nightly.work()
        fetched = nightly.yookassa.calls(path=f"/payments/{own}", method="GET")
        assert (fetched, len(attempts()), ledger_sum(visit_id)) == ([], 1, 50_000)

    def test_finds_a_refund_of_which_nobody_told_us(self, nightly: Day, payer: Payer) -> None:
        visit_id, provider_id = nightly.paid(payer)
        nightly.yookassa.refund_in_cabinet(provider_id, "120.00")
        nightly.at_moment(NIGHT)
        nightly.work()
        assert entries(visit_id) == [("payment", 50_000), ("refund", -12_000)]
