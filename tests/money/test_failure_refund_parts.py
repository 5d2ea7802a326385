"""Parts of a payment that go back, and money that several people give back at once."""

import pytest
from flask import Flask

from app.clock import utcnow
from app.db import transaction
from app.domain.errors import EditedElsewhere
from app.domain.money_errors import MoneyInvalid, NothingToRefund
from app.models import Visit
from app.usecases.money.calls import Answer, conclude_call
from app.usecases.money.decisions import refund_visit
from app.usecases.money.refunding import owe_back
from app.usecases.money.shop_calls import ClaimedCall, claim_calls
from tests.support.changes import change, edit
from tests.support.money import ledger_sum, refunds_of
from tests.support.paying import Day, Payer, due_calls, entries, minutes_after_now
from tests.support.races import race


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


class TestReturnedByHerMeanwhile:
    """She was told that a refund waits, and gives the money back in the provider's cabinet."""

    @pytest.fixture
    def owed(self, day: Day, payer: Payer) -> tuple[int, str]:
        visit_id, provider_id = day.paid(payer)
        day.yookassa.change_shop(refunds="insufficient_funds")
        payer.cancel(visit_id)
        day.work()
        day.yookassa.change_shop(refunds="succeed")
        return visit_id, provider_id

    def retry(self, day: Day) -> None:
        for due in due_calls("create_refund"):
            day.at_moment(due)
            day.work()

    def test_all_of_it_keeps_the_promise(self, day: Day, payer: Payer, owed) -> None:
        visit_id, provider_id = owed
        made = day.yookassa.refund_in_cabinet(provider_id, "500.00")
        day.tell(made["id"], "refund.succeeded")
        assert [one.status for one in refunds_of(visit_id)] == ["succeeded"]
        self.retry(day)
        assert entries(visit_id) == [("payment", 50_000), ("refund", -50_000)]
        assert payer.see(visit_id)["returned_kopecks"] == 50_000
        assert due_calls("create_refund") == []

    def test_a_part_of_it_leaves_the_rest_owed(self, day: Day, payer: Payer, owed) -> None:
        visit_id, provider_id = owed
        made = day.yookassa.refund_in_cabinet(provider_id, "120.00")
        day.tell(made["id"], "refund.succeeded")
        assert ledger_sum(visit_id) == 38_000
        self.retry(day)
        assert entries(visit_id)[1:] == [("refund", -12_000), ("refund", -38_000)]
        assert payer.see(visit_id)["returned_kopecks"] == 50_000

    def test_another_part_leaves_all_of_it_owed(self, day: Day, payer: Payer) -> None:
        visit_id, provider_id = day.paid(payer)
        day.yookassa.change_shop(refunds="pending")
        change(refund_visit, edit(day.tenant, visit_id), kopecks=20_000, words=None)
        day.work()
        [ours] = day.yookassa.refunds(provider_id)
        day.yookassa.end_refund(ours["id"], "cancel")
        day.yookassa.change_shop(refunds="succeed")
        day.yookassa.refund_in_cabinet(provider_id, "100.00")
        # The payment tells of both: of hers, and of ours that did not work.
        day.tell(provider_id)
        assert entries(visit_id)[1:] == [("refund", -10_000)]
        assert minutes_after_now(due_calls("create_refund")) == [60]
        self.retry(day)
        assert entries(visit_id)[1:] == [("refund", -10_000), ("refund", -20_000)]

    def test_more_than_was_owed_leaves_nothing_owed(self, day: Day, payer: Payer) -> None:
        visit_id, provider_id = day.paid(payer)
        day.yookassa.change_shop(refunds="insufficient_funds")
        change(refund_visit, edit(day.tenant, visit_id), kopecks=30_000, words=None)
        day.work()
        day.yookassa.change_shop(refunds="succeed")
        made = day.yookassa.refund_in_cabinet(provider_id, "500.00")
        day.tell(made["id"], "refund.succeeded")
        self.retry(day)
        assert entries(visit_id)[1:] == [("refund", -50_000)]
        assert payer.see(visit_id)["returned_kopecks"] == 50_000

    def test_while_we_could_not_reach_the_provider_it_counts_once(
        self, day: Day, payer: Payer
    ) -> None:
        visit_id, provider_id = day.paid(payer)
        day.yookassa.break_with("500_before")
        payer.cancel(visit_id)
        day.work()
        made = day.yookassa.refund_in_cabinet(provider_id, "500.00")
        day.yookassa.mend()
        day.at(0.5)
        day.tell(made["id"], "refund.succeeded")
        day.work_at(1)
        self.retry(day)
        assert entries(visit_id) == [("payment", 50_000), ("refund", -50_000)]
        assert [one.status for one in refunds_of(visit_id)] == ["succeeded"]


class TestReturnedByHerWhileWeTryAgain:
    def owed_part(self, day: Day, payer: Payer, kopecks: int) -> tuple[int, str, ClaimedCall]:
        """Return a visit, its payment, and the call that tries again to give a part back."""
        visit_id, provider_id = day.paid(payer)
        day.yookassa.change_shop(refunds="insufficient_funds")
        change(refund_visit, edit(day.tenant, visit_id), kopecks=kopecks, words=None)
        day.work()
        day.yookassa.change_shop(refunds="succeed")
        day.at_moment(due_calls("create_refund")[0])
        with transaction() as session:
            [call] = claim_calls(session, limit=1, now=utcnow())
        return visit_id, provider_id, call

    def conclude(self, day: Day, call: ClaimedCall, answer: Answer | None) -> None:
        with transaction() as session:
            conclude_call(session, call=call, answer=answer, now=utcnow())
        day.work()

    def test_ours_stays_as_it_is_while_there_is_enough_for_both(
        self, day: Day, payer: Payer
    ) -> None:
        visit_id, provider_id, call = self.owed_part(day, payer, 20_000)
        made = day.yookassa.refund_in_cabinet(provider_id, "100.00")
        day.tell(made["id"], "refund.succeeded")
        self.conclude(day, call, day.desk.ask(call, utcnow()))
        assert sorted(entries(visit_id)[1:]) == [("refund", -20_000), ("refund", -10_000)]

    @pytest.mark.parametrize("first", ["ours", "hers"])
    def test_both_are_written_down_if_both_went(self, day: Day, payer: Payer, first: str) -> None:
        visit_id, provider_id, call = self.owed_part(day, payer, 20_000)
        answer = day.desk.ask(call, utcnow()) if first == "ours" else None
        made = day.yookassa.refund_in_cabinet(provider_id, "200.00")
        if first == "hers":
            answer = day.desk.ask(call, utcnow())
        day.tell(made["id"], "refund.succeeded")
        self.conclude(day, call, answer)
        assert entries(visit_id)[1:] == [("refund", -20_000), ("refund", -20_000)]
        gone = [one for one in day.yookassa.refunds(provider_id) if one["status"] == "succeeded"]
        assert {one.provider_id for one in refunds_of(visit_id)} == {one["id"] for one in gone}

    def test_ours_is_forgotten_if_hers_left_nothing_for_it(self, day: Day, payer: Payer) -> None:
        visit_id, provider_id, call = self.owed_part(day, payer, 30_000)
        made = day.yookassa.refund_in_cabinet(provider_id, "500.00")
        answer = day.desk.ask(call, utcnow())
        day.tell(made["id"], "refund.succeeded")
        self.conclude(day, call, answer)
        assert [one.reason for one in refunds_of(visit_id)] == ["external"]
        day.at_moment(due_calls("create_refund")[0])
        day.work()
        assert entries(visit_id)[1:] == [("refund", -50_000)]
        assert due_calls("create_refund") == []

    def test_hers_is_found_when_ours_is_refused(self, day: Day, payer: Payer) -> None:
        visit_id, provider_id, call = self.owed_part(day, payer, 30_000)
        day.yookassa.refund_in_cabinet(provider_id, "300.00")
        # Nobody tells us; but there is not so much left.
        self.conclude(day, call, day.desk.ask(call, utcnow()))
        assert entries(visit_id)[1:] == [("refund", -30_000)]
        assert [one.status for one in refunds_of(visit_id)] == ["succeeded"]
