"""Refunds whose answer is lost, that the provider declines, or that somebody else has made."""

import pytest
from flask import Flask

from app.clock import utcnow
from app.db import transaction
from app.domain.errors import EditedElsewhere
from app.domain.money_errors import MoneyInvalid, NothingToRefund
from app.models import Visit
from app.usecases.money.decisions import refund_visit
from app.usecases.money.refunding import owe_back
from tests.support.changes import change, edit
from tests.support.money import ledger_sum, refunds_of
from tests.support.paying import (
    Day,
    Payer,
    due_calls,
    entries,
    minutes_after_now,
    times_told,
)
from tests.support.races import race

LOST = ["500_before", "500_after", "cut", "cut_before", "429", "502_html", "202", "json_garbage"]
DELAYED = ("refund_delayed_payer", "refund_delayed_staff")


def refund_calls(day: Day) -> list[dict]:
    return day.yookassa.calls(path="/refunds", method="POST")


class TestOutcomeUnknown:
    @pytest.mark.parametrize("fault", LOST)
    def test_is_retried_with_the_same_key_and_body(
        self, day: Day, payer: Payer, fault: str
    ) -> None:
        visit_id, provider_id = day.paid(payer)
        day.yookassa.break_with(fault, path="/refunds", method="POST", times=2)
        payer.cancel(visit_id)
        day.work()
        [refund] = refunds_of(visit_id)
        assert (refund.status, ledger_sum(visit_id)) == ("owed", 50_000)
        assert payer.see(visit_id)["returned_kopecks"] == 50_000
        day.work_at(1)
        day.work_at(2)
        calls = refund_calls(day)
        assert len(calls) == 3
        assert {call["idempotence_key"] for call in calls} == {refund.idempotence_key}
        assert calls[0]["body"] == calls[1]["body"] == calls[2]["body"]
        assert len(day.yookassa.refunds(provider_id)) == 1
        assert ledger_sum(visit_id) == 0
        assert times_told("refund_made_payer") == 1

    def test_is_looked_up_at_the_provider_once_the_key_is_forgotten(
        self, day: Day, payer: Payer
    ) -> None:
        visit_id, provider_id = day.paid(payer)
        payer.cancel(visit_id)
        day.yookassa.break_with("500_after", path="/refunds", method="POST")
        day.work()
        day.work_at(23 * 60)
        [refund] = refunds_of(visit_id)
        assert (refund.status, refund.problem) == ("owed", "unknown")
        day.yookassa.mend()
        day.at(23 * 60 + 1)
        day.tell(provider_id)
        assert [one.status for one in refunds_of(visit_id)] == ["succeeded"]
        assert entries(visit_id) == [("payment", 50_000), ("refund", -50_000)]
        assert len(day.yookassa.refunds(provider_id)) == 1


class TestCanceled:
    def test_for_want_of_takings_is_owed_and_retried_with_a_new_key(
        self, day: Day, payer: Payer
    ) -> None:
        visit_id, provider_id = day.paid(payer)
        day.yookassa.change_shop(refunds="insufficient_funds")
        payer.cancel(visit_id)
        day.work()
        [refund] = refunds_of(visit_id)
        assert (refund.status, refund.problem) == ("owed", "insufficient_funds")
        assert ledger_sum(visit_id) == 50_000
        [shown] = payer.payments()[0]["refunds"]
        assert (shown["status"], shown["amount_kopecks"]) == ("owed", 50_000)
        for hours in (1, 4, 10):
            assert minutes_after_now(due_calls("create_refund")) == [hours * 60]
            day.work_at(hours * 60)
        assert [times_told(template) for template in DELAYED] == [1, 1]
        assert times_told("refund_made_payer") == 0

        day.yookassa.change_shop(refunds="succeed")
        [due] = due_calls("create_refund")
        assert due > utcnow()
        day.at_moment(due)
        day.work()
        calls = refund_calls(day)
        assert len({call["idempotence_key"] for call in calls}) == len(calls) == 5
        statuses = [one["status"] for one in day.yookassa.refunds(provider_id)]
        assert statuses == ["succeeded", *["canceled"] * 4]
        assert (ledger_sum(visit_id), times_told("refund_made_payer")) == (0, 1)
        assert due_calls("create_refund") == []

    def test_after_a_while_is_noticed_though_nobody_says_so(self, day: Day, payer: Payer) -> None:
        visit_id, provider_id = day.paid(payer)
        day.yookassa.change_shop(refunds="pending")
        payer.cancel(visit_id)
        day.work()
        [sent] = refunds_of(visit_id)
        assert (sent.status, ledger_sum(visit_id)) == ("sent", 50_000)
        [made] = day.yookassa.refunds(provider_id)
        day.yookassa.end_refund(made["id"], "cancel")
        day.yookassa.change_shop(refunds="succeed")
        day.work_at(1)
        [owed] = refunds_of(visit_id)
        assert (owed.status, owed.problem) == ("owed", "insufficient_funds")
        assert owed.idempotence_key != sent.idempotence_key
        assert [times_told(template) for template in DELAYED] == [1, 1]
        day.at_moment(due_calls("create_refund")[0])
        day.work()
        assert ledger_sum(visit_id) == 0

    def test_never_counts_before_the_provider_says_that_it_has_succeeded(
        self, day: Day, payer: Payer
    ) -> None:
        visit_id, provider_id = day.paid(payer)
        day.yookassa.change_shop(refunds="pending")
        payer.cancel(visit_id)
        day.work()
        assert minutes_after_now(due_calls("fetch_refund")) == [1]
        day.work_at(1)
        assert minutes_after_now(due_calls("fetch_refund")) == [3]
        assert (ledger_sum(visit_id), times_told("refund_made_payer")) == (50_000, 0)
        [made] = day.yookassa.refunds(provider_id)
        day.yookassa.end_refund(made["id"])
        day.tell(made["id"], "refund.succeeded")
        assert (ledger_sum(visit_id), times_told("refund_made_payer")) == (0, 1)


class TestMadeElsewhere:
    @pytest.mark.parametrize("event", ["refund.succeeded", "payment.succeeded"])
    @pytest.mark.parametrize(("amount", "kopecks"), [("120.50", 12_050), ("500.00", 50_000)])
    def test_a_refund_made_in_the_providers_cabinet_is_recorded_as_external(
        self, day: Day, payer: Payer, event: str, amount: str, kopecks: int
    ) -> None:
        visit_id, provider_id = day.paid(payer)
        made = day.yookassa.refund_in_cabinet(provider_id, amount)
        named = made["id"] if event == "refund.succeeded" else provider_id
        day.tell(named, event)
        day.tell(named, event)
        [refund] = refunds_of(visit_id)
        assert (refund.reason, refund.status) == ("external", "succeeded")
        assert entries(visit_id) == [("payment", 50_000), ("refund", -kopecks)]
        [shown] = payer.payments()[0]["refunds"]
        assert (shown["reason"], shown["amount_kopecks"]) == ("external", kopecks)

    def test_only_what_is_left_goes_back_afterwards(self, day: Day, payer: Payer) -> None:
        visit_id, provider_id = day.paid(payer)
        made = day.yookassa.refund_in_cabinet(provider_id, "120.00")
        day.tell(made["id"], "refund.succeeded")
        assert payer.see(visit_id)["cancel_refund_kopecks"] == 38_000
        payer.cancel(visit_id)
        day.work()
        assert [one.amount_kopecks for one in refunds_of(visit_id)] == [12_000, 38_000]
        assert ledger_sum(visit_id) == 0


class TestAPart:
    def refund(self, day: Day, visit_id: int, kopecks: int | None) -> Visit:
        return change(
            refund_visit, edit(day.tenant, visit_id), kopecks=kopecks, words=None, now=utcnow()
        )

    def test_is_capped_by_what_is_left(self, day: Day, payer: Payer) -> None:
        visit_id, provider_id = day.paid(payer)
        self.refund(day, visit_id, 30_000)
        with pytest.raises(NothingToRefund):
            self.refund(day, visit_id, 30_000)
        day.work()
        assert [one["amount"]["value"] for one in day.yookassa.refunds(provider_id)] == ["300.00"]
        assert payer.see(visit_id)["status"] == "booked"
        self.refund(day, visit_id, None)
        day.work()
        assert ledger_sum(visit_id) == 0
        with pytest.raises(NothingToRefund):
            self.refund(day, visit_id, None)

    @pytest.mark.parametrize("kopecks", [99, 49_950])
    def test_that_the_provider_would_not_give_back_is_refused(
        self, day: Day, payer: Payer, kopecks: int
    ) -> None:
        visit_id, _ = day.paid(payer)
        with pytest.raises(MoneyInvalid):
            self.refund(day, visit_id, kopecks)
        assert refunds_of(visit_id) == []

    def test_of_two_parts_that_are_more_than_all_one_is_refused(
        self, app: Flask, day: Day, payer: Payer
    ) -> None:
        visit_id, provider_id = day.paid(payer)

        def promise() -> int:
            with transaction() as session:
                visit = session.get_one(Visit, visit_id)
                return owe_back(
                    session, visit=visit, reason="by_master", kopecks=30_000, now=utcnow()
                )

        results = race(app, [promise] * 2)
        assert sorted(map(str, results)) == sorted(["30000", str(NothingToRefund())])
        day.work()
        assert len(day.yookassa.refunds(provider_id)) == 1
        assert ledger_sum(visit_id) == 20_000

    def test_two_members_of_the_staff_do_not_both_refund(
        self, app: Flask, day: Day, payer: Payer
    ) -> None:
        visit_id, _ = day.paid(payer)
        as_seen = edit(day.tenant, visit_id)
        results = race(
            app,
            [lambda: change(refund_visit, as_seen, kopecks=30_000, words=None, now=utcnow()).id]
            * 2,
        )
        assert visit_id in results
        assert any(isinstance(result, EditedElsewhere) for result in results)
        assert [one.amount_kopecks for one in refunds_of(visit_id)] == [30_000]


class TestWaiting:
    def test_refunds_queue_up_while_the_provider_is_down_and_go_out_when_it_is_back(
        self, day: Day, payer: Payer, rival: Payer
    ) -> None:
        hers, hers_paid = day.paid(payer)
        others, others_paid = day.paid(rival, starts_at="2026-11-26T17:00:00+03:00")
        day.yookassa.break_with("500_before")
        payer.cancel(hers)
        rival.cancel(others)
        for minutes in (0, 1, 2, 60, 6 * 60):
            day.work_at(minutes)
        waiting = [refunds_of(hers)[0].status, refunds_of(others)[0].status]
        assert (waiting, ledger_sum(hers)) == (["owed", "owed"], 50_000)
        day.yookassa.mend()
        day.work_at(6 * 60 + 1)
        assert (ledger_sum(hers), ledger_sum(others)) == (0, 0)
        for provider_id in (hers_paid, others_paid):
            assert len(day.yookassa.refunds(provider_id)) == 1
