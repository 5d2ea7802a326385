"""Notifications that come twice, in the wrong order, too early, or from nobody we know."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
import requests
from flask import Flask
from werkzeug.serving import make_server

from app.clock import utcnow
from app.db import transaction
from app.usecases.money.calls import conclude_call
from app.usecases.money.shop_calls import claim_calls
from tests.support.money import (
    PUBLIC_ID,
    calls_waiting,
    ledger_sum,
    notify,
    payments_of,
    refunds_of,
)
from tests.support.paying import Day, Payer, attempts, entries, provider_id_of, times_told
from tests.support.sandbox import wait_until
from tests.support.yookassa import ANYA_SHOP, VITOK_SHOP


@contextmanager
def listening(app: Flask) -> Iterator[str]:
    """Serve the application to the sandbox; gives the address of the shop's webhook."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/yookassa/{PUBLIC_ID}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class TestAgain:
    def test_a_duplicate_webhook_counts_once(self, day: Day, payer: Payer) -> None:
        visit_id, provider_id = day.hold(payer)
        day.yookassa.succeed(provider_id)
        for _ in range(3):
            assert notify(day.http, "payment.succeeded", provider_id) == 200
        day.work()
        for _ in range(3):
            day.tell(provider_id)
        assert entries(visit_id) == [("payment", 50_000)]
        assert times_told("visit_booked_client") == times_told("visit_booked_staff") == 1
        assert payer.see(visit_id)["paid_kopecks"] == 50_000

    def test_duplicates_that_the_provider_really_delivers_count_once(
        self, app: Flask, day: Day, payer: Payer
    ) -> None:
        visit_id, provider_id = day.hold(payer)
        with listening(app) as url:
            day.yookassa.change_shop(webhook_url=url, webhooks={"duplicate": 3})
            day.yookassa.succeed(provider_id)
            wait_until(lambda: day.work() and payer.see(visit_id)["status"] == "booked")
            day.yookassa.change_shop(webhook_url="")
        day.work()
        assert entries(visit_id) == [("payment", 50_000)]
        assert times_told("visit_booked_client") == 1

    def test_a_duplicate_about_a_refund_counts_once(self, day: Day, payer: Payer) -> None:
        visit_id, provider_id = day.paid(payer)
        payer.cancel(visit_id)
        day.work()
        [refund] = day.yookassa.refunds(provider_id)
        for _ in range(3):
            day.tell(refund["id"], "refund.succeeded")
            day.tell(provider_id)
        assert entries(visit_id) == [("payment", 50_000), ("refund", -50_000)]
        assert times_told("refund_made_payer") == 1


class TestOutOfOrder:
    @pytest.mark.parametrize("event", ["payment.canceled", "payment.waiting_for_capture"])
    def test_out_of_order_notifications_never_take_back_a_final_state(
        self, day: Day, payer: Payer, event: str
    ) -> None:
        visit_id, provider_id = day.paid(payer)
        day.tell(provider_id, event)
        assert payer.see(visit_id)["payment"]["status"] == "succeeded"
        assert (payer.see(visit_id)["status"], ledger_sum(visit_id)) == ("booked", 50_000)

    def test_a_notification_of_money_that_did_not_come_is_not_believed(
        self, day: Day, payer: Payer
    ) -> None:
        visit_id, provider_id = day.hold(payer)
        day.tell(provider_id)
        assert payer.see(visit_id)["payment"]["status"] == "ready"
        day.yookassa.decline(provider_id, "insufficient_funds")
        day.tell(provider_id)
        day.tell(provider_id)
        payment = payer.see(visit_id)["payment"]
        assert (payment["status"], payment["problem"]) == ("canceled", "insufficient_funds")
        assert (payer.see(visit_id)["status"], ledger_sum(visit_id)) == ("awaiting_payment", 0)

    def test_a_refund_that_overtakes_its_payment_finds_both(
        self, app: Flask, day: Day, payer: Payer
    ) -> None:
        visit_id, provider_id = day.hold(payer)
        with listening(app) as url:
            day.yookassa.change_shop(webhook_url=url, webhooks={"reorder": True})
            day.yookassa.succeed(provider_id)
            day.yookassa.refund_in_cabinet(provider_id, "200.00")
            wait_until(lambda: day.work() and len(entries(visit_id)) == 2)
            day.yookassa.change_shop(webhook_url="")
        assert entries(visit_id) == [("payment", 50_000), ("refund", -20_000)]
        assert [refund.reason for refund in refunds_of(visit_id)] == ["external"]

    def test_a_slow_answer_that_is_out_of_date_takes_nothing_back(
        self, day: Day, payer: Payer
    ) -> None:
        visit_id = payer.book()["id"]
        with transaction() as session:
            [call] = claim_calls(session, limit=5, now=utcnow())
        answer = day.desk.ask(call, utcnow())
        [made] = day.yookassa.payments()
        day.money_comes(made["id"])
        assert payer.see(visit_id)["status"] == "booked"
        with transaction() as session:
            conclude_call(session, call=call, answer=answer, now=utcnow())
        assert payer.see(visit_id)["payment"]["status"] == "succeeded"
        assert entries(visit_id) == [("payment", 50_000)]


class TestEarly:
    @pytest.mark.parametrize("fault", ["cut", "500_after", "202"])
    def test_a_webhook_before_the_create_call_returned_finds_the_attempt_by_its_metadata(
        self, day: Day, payer: Payer, fault: str
    ) -> None:
        visit_id = payer.book()["id"]
        day.yookassa.break_with(fault, path="/payments", method="POST", times=1)
        day.work()
        assert payments_of(visit_id)[0].provider_id is None
        [made] = day.yookassa.payments()
        day.yookassa.succeed(made["id"])
        # The shop rests for a moment after a call that failed.
        day.at(0.2)
        day.tell(made["id"])
        assert payer.see(visit_id)["status"] == "booked"
        assert provider_id_of(visit_id) == made["id"]
        day.work_at(2)
        assert len(day.yookassa.payments()) == 1
        assert entries(visit_id) == [("payment", 50_000)]


class TestNotOurs:
    def test_a_payment_of_another_shop_changes_nothing(self, day: Day, payer: Payer) -> None:
        visit_id, _ = day.hold(payer)
        theirs = pay_elsewhere(day, VITOK_SHOP.account_id, VITOK_SHOP.secret_key)
        day.yookassa.succeed(theirs)
        day.tell(theirs)
        for minutes in (2, 5, 15, 30, 45):
            day.work_at(minutes)
        assert ("fetch_payment", theirs) not in calls_waiting()
        assert [one.status for one in attempts()] == ["pending"]
        assert (payer.see(visit_id)["paid_kopecks"], ledger_sum(visit_id)) == (0, 0)

    def test_a_payment_of_hers_that_is_none_of_ours_is_left_alone(
        self, day: Day, payer: Payer
    ) -> None:
        visit_id, _ = day.hold(payer)
        own = pay_elsewhere(day, ANYA_SHOP.account_id, ANYA_SHOP.secret_key)
        day.yookassa.succeed(own)
        day.tell(own)
        assert ("fetch_payment", own) not in calls_waiting()
        assert (len(attempts()), ledger_sum(visit_id)) == (1, 0)


def pay_elsewhere(day: Day, account_id: str, secret_key: str) -> str:
    """Create a payment at the provider that we know nothing of; returns its name there."""
    body = {
        "amount": {"value": "500.00", "currency": "RUB"},
        "confirmation": {"type": "redirect", "return_url": "https://shop.example/thanks"},
        "capture": True,
    }
    answer = requests.post(
        f"{day.yookassa.api_url}/payments",
        json=body,
        auth=(account_id, secret_key),
        headers={"Idempotence-Key": "made by another program"},
    )
    return answer.json()["id"]
