"""Refunds whose answer is lost, that the provider declines, or that somebody else has made."""

import pytest

from app.clock import utcnow
from app.db import transaction
from app.usecases.money.calls import conclude_call
from app.usecases.money.shop_calls import claim_calls
from tests.support.money import ledger_sum, refunds_of
from tests.support.paying import (
    Day,
    Payer,
    due_calls,
    entries,
    minutes_after_now,
    times_told,
)

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
        seen = payer.see(visit_id)
        assert (seen["returned_kopecks"], seen["returning_kopecks"]) == (50_000, 50_000)
        day.work_at(1)
        day.work_at(2)
        seen = payer.see(visit_id)
        assert (seen["returned_kopecks"], seen["returning_kopecks"]) == (50_000, 0)
        calls = refund_calls(day)
        assert len(calls) == 3
        assert {call["idempotence_key"] for call in calls} == {refund.idempotence_key}
        assert calls[0]["body"] == calls[1]["body"] == calls[2]["body"]
        assert len(day.yookassa.refunds(provider_id)) == 1
        assert ledger_sum(visit_id) == 0
        assert times_told("refund_made_payer") == 1

    @pytest.mark.parametrize("fault", ["500_after", "500_before"])
    def test_is_looked_up_at_the_provider_once_the_key_is_forgotten(
        self, day: Day, payer: Payer, fault: str
    ) -> None:
        visit_id, provider_id = day.paid(payer)
        payer.cancel(visit_id)
        day.yookassa.break_with(fault, path="/refunds", method="POST", times=2)
        day.work()
        day.work_at(22 * 60)
        assert refunds_of(visit_id)[0].status == "owed"
        # Whether it was made or not, by then: it is made once.
        day.work_at(24 * 60)
        day.work_at(24 * 60 + 1)
        assert [one.status for one in refunds_of(visit_id)] == ["succeeded"]
        assert entries(visit_id) == [("payment", 50_000), ("refund", -50_000)]
        assert len(day.yookassa.refunds(provider_id)) == 1


class TestEarly:
    @pytest.mark.parametrize("answered", ["in the end", "never"])
    def test_a_webhook_before_the_answer_came_counts_once(
        self, day: Day, payer: Payer, answered: str
    ) -> None:
        visit_id, provider_id = day.paid(payer)
        payer.cancel(visit_id)
        with transaction() as session:
            [call] = claim_calls(session, limit=5, now=utcnow())
        answer = day.desk.ask(call, utcnow())
        [made] = day.yookassa.refunds(provider_id)
        day.tell(made["id"], "refund.succeeded")
        if answered == "in the end":
            with transaction() as session:
                conclude_call(session, call=call, answer=answer, now=utcnow())
        # Else another worker makes the call once more, with the same key.
        day.work_at(2)
        [refund] = refunds_of(visit_id)
        assert (refund.reason, refund.status) == ("cancelled_in_time", "succeeded")
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
        [waiting] = day.attention()["refunds"]
        assert (waiting["visit_id"], waiting["problem"]) == (visit_id, "insufficient_funds")
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
