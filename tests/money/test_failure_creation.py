"""Creating a payment when nobody knows what came of it, or when somebody is in a hurry."""

import asyncio
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import transaction
from app.gateways.yookassa import YookassaGateway
from app.jobs.database import Database
from app.jobs.payments import PaymentsJob
from app.models import Master, Payment, ShopCall, Visit
from app.runtime import runtime
from tests.support import api
from tests.support.factories import NOW
from tests.support.money import Cashdesk, ledger_sum, payments_of
from tests.support.paying import Day, Payer, attempts, due_calls, minutes_after_now
from tests.support.races import race

LOST = ["500_before", "500_after", "cut", "cut_before", "429", "502_html", "202", "json_garbage"]


class Watched(YookassaGateway):
    """Looks at what others see, and whether they may change it, while the provider is asked."""

    def __init__(self, app: Flask, base_url: str) -> None:
        super().__init__(base_url)
        self.app = app
        self.seen: list[tuple[str, int]] = []
        self.when_asked: Callable[[], object]

    def create_payment(self, keys, payment):
        with self.app.app_context(), transaction() as session:
            # With somebody else's lock on any of them, this would fail at once.
            for model in (Master, Visit, ShopCall):
                session.scalars(select(model).with_for_update(nowait=True)).all()
            attempt = session.scalars(select(Payment).with_for_update(nowait=True)).one()
            self.seen.append((attempt.idempotence_key, attempt.amount_kopecks))
        self.when_asked()
        return super().create_payment(keys, payment)


async def work_until_created(app: Flask, provider: Watched) -> None:
    """Run the worker's own job until the first payment is asked for, and what is under way ends."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    provider.when_asked = lambda: loop.call_soon_threadsafe(stopping.set)
    await PaymentsJob(Database(app), provider, runtime().vault).run(stopping)


class TestAnAttempt:
    def test_is_stored_with_its_key_before_the_call_and_the_call_is_in_no_transaction(
        self, app: Flask, day: Day, payer: Payer
    ) -> None:
        visit = payer.book()
        provider = Watched(app, day.yookassa.api_url)
        asyncio.run(work_until_created(app, provider))
        [asked] = day.yookassa.calls(path="/payments", method="POST")
        assert provider.seen == [(asked["idempotence_key"], 50_000)]
        assert asked["body"]["amount"] == {"value": "500.00", "currency": "RUB"}
        assert payer.see(visit["id"])["payment"]["status"] == "ready"

    def test_that_the_provider_refuses_is_over_and_another_may_be_made(
        self, day: Day, payer: Payer
    ) -> None:
        # The provider wants receipts since this morning, and we do not know yet.
        day.yookassa.change_shop(fiscal=True)
        visit_id = payer.book()["id"]
        day.work()
        refused = payer.see(visit_id)
        assert (refused["status"], refused["payment"]["status"]) == ("awaiting_payment", "failed")
        assert refused["payment"]["problem"] == "invalid_request"
        day.yookassa.change_shop(fiscal=False)
        payer.pay(visit_id)
        day.work()
        assert payer.see(visit_id)["payment"]["status"] == "ready"
        first, second = payments_of(visit_id)
        assert first.idempotence_key != second.idempotence_key


class TestOutcomeUnknown:
    @pytest.mark.parametrize("fault", LOST)
    def test_is_asked_again_with_the_same_key_and_body_after_a_minute(
        self, day: Day, payer: Payer, fault: str
    ) -> None:
        visit_id = payer.book()["id"]
        day.yookassa.break_with(fault, path="/payments", method="POST", times=2)
        day.work()
        assert minutes_after_now(due_calls("create_payment")) == [1]
        day.work_at(1)
        day.work_at(2)
        calls = day.yookassa.calls(path="/payments", method="POST")
        assert len(calls) == 3
        assert len({call["idempotence_key"] for call in calls}) == 1
        assert calls[0]["body"] == calls[1]["body"] == calls[2]["body"]
        [made] = day.yookassa.payments()
        payment = payer.see(visit_id)["payment"]
        assert payment["status"] == "ready"
        assert payment["url"].endswith(made["id"])

    def test_is_asked_again_after_a_time_out(self, app: Flask, day: Day, payer: Payer) -> None:
        visit_id = payer.book()["id"]
        day.yookassa.break_with("timeout", path="/payments", method="POST", times=1, seconds=1)
        hurried = Cashdesk.at(app, day.yookassa, read_timeout_s=0.1)
        hurried.work(NOW)
        assert payer.see(visit_id)["payment"]["status"] == "preparing"
        day.work_at(1)
        assert payer.see(visit_id)["payment"]["status"] == "ready"
        assert len(day.yookassa.payments()) == 1

    def test_is_told_to_the_client_as_checking_and_never_as_paid(
        self, day: Day, payer: Payer
    ) -> None:
        visit_id = payer.book()["id"]
        day.yookassa.break_with("500_after", path="/payments", method="POST")
        for minutes in (0, 0.3, 1, 2, 5, 9):
            day.work_at(minutes)
            visit = payer.see(visit_id)
            told = "checking" if minutes else "preparing"
            assert (visit["status"], visit["payment"]["status"]) == ("awaiting_payment", told)
            assert (visit["paid_kopecks"], visit["payment"]["url"]) == (0, None)
        # Even when the money is there: what nobody has told us is not so.
        [made] = day.yookassa.payments()
        day.yookassa.succeed(made["id"])
        assert payer.check(visit_id)["payment"]["status"] == "checking"
        day.yookassa.mend()
        day.work_at(10)
        # The first answer comes again, as it was; then we look.
        assert payer.see(visit_id)["payment"]["status"] == "ready"
        day.work_at(11)
        assert payer.see(visit_id)["payment"]["status"] == "succeeded"
        assert ledger_sum(visit_id) == 50_000

    def test_is_given_up_before_the_provider_forgets_the_key(self, day: Day, payer: Payer) -> None:
        visit_id = payer.book()["id"]
        day.yookassa.break_with("500_before", path="/payments", method="POST")
        day.work_at(22 * 60 + 59)
        assert payments_of(visit_id)[0].status == "creating"
        day.work_at(23 * 60)
        given_up = payments_of(visit_id)[0]
        assert (given_up.status, given_up.problem) == ("failed", "unknown")
        assert due_calls("create_payment") == []


class TestTwice:
    def test_a_double_click_leads_to_one_attempt_and_the_same_page(
        self, day: Day, payer: Payer
    ) -> None:
        visit_id = payer.book(pay=None)["id"]
        first = payer.pay(visit_id)["payment"]
        again = payer.pay(visit_id)["payment"]
        day.work()
        after = payer.pay(visit_id)["payment"]
        assert first["id"] == again["id"] == after["id"]
        [made] = day.yookassa.payments()
        assert after["url"] == payer.see(visit_id)["payment"]["url"]
        assert after["url"].endswith(made["id"])

    def test_tabs_that_start_paying_at_once_get_the_same_page(
        self, app: Flask, day: Day, payer: Payer
    ) -> None:
        visit_id = payer.book(pay=None)["id"]
        tabs = [Payer(app.test_client(), payer.user_id) for _ in range(8)]
        answers = race(app, [lambda tab=tab: tab.try_to_pay(visit_id) for tab in tabs])
        assert {answer.status_code for answer in answers} == {201}
        assert len({answer.json["payment"]["id"] for answer in answers}) == 1
        day.work()
        assert len(day.yookassa.payments()) == 1
        assert len({tab.pay(visit_id)["payment"]["url"] for tab in tabs[:3]}) == 1

    def test_a_booking_sent_twice_starts_one_payment(self, day: Day, payer: Payer) -> None:
        headers = {**payer.headers, "Idempotency-Key": "one-and-the-same-tap-0001"}
        sent = [api.book(day.http, headers, pay="deposit").json for _ in range(2)]
        day.work()
        assert sent[0]["id"] == sent[1]["id"]
        assert (len(attempts()), len(day.yookassa.payments())) == (1, 1)
