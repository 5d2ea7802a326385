"""What a message about a visit knows, on its way through the database."""

import json
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain.visit_facts import VisitFacts
from tests.support.factories import MOSCOW, moscow
from tests.texts.example_visit import HOSTILE, LONG, facts

SECOND = timedelta(seconds=1)


def stored_and_read(visit: VisitFacts, zone: str = "Europe/Moscow") -> VisitFacts:
    return VisitFacts.from_json(json.loads(json.dumps(visit.to_json(zone))))


class TestVisitFacts:
    @pytest.mark.parametrize(
        "visit",
        [
            pytest.param(facts(), id="a usual visit"),
            pytest.param(facts(cancelled_at=moscow(25, 9)), id="a cancelled one"),
            pytest.param(facts(address=None, directions=None), id="at no address"),
            pytest.param(facts(client_username=None, client_chat_id=None), id="booked on the web"),
            pytest.param(facts(**HOSTILE), id="with hostile words"),
            pytest.param(facts(**LONG), id="with long words"),
            pytest.param(
                facts(
                    visit_id=7,
                    told_at=moscow(25, 9),
                    was_starts_at=moscow(27, 15),
                    was_ends_at=moscow(27, 16),
                    was_services=("Педикюр",),
                ),
                id="a moved one",
            ),
            pytest.param(
                facts(proposed=(moscow(29, 15), moscow(30, 15)), proposal="Простите!"),
                id="one with other times proposed",
            ),
            pytest.param(
                facts(
                    deposit_kopecks=50_000,
                    pay_until=moscow(23, 14, 10),
                    decide_until=moscow(30, 14),
                    amount_kopecks=20_000,
                    amount_reason="by_master",
                    amount_words="Скол",
                ),
                id="one that costs money in advance",
            ),
        ],
    )
    def test_are_the_same_after_storing(self, visit) -> None:
        assert stored_and_read(visit) == visit

    def test_are_stored_in_utc_whatever_zone_they_came_in(self) -> None:
        there = facts().to_json("Europe/Moscow")
        assert there["starts_at"] == "2026-11-28T12:00:00+00:00"
        assert facts(starts_at=moscow(28, 15).astimezone(UTC)).to_json("Europe/Moscow") == there

    def test_are_read_in_the_zone_of_the_tenant(self) -> None:
        read = stored_and_read(facts(starts_at=datetime(2026, 11, 28, 12, tzinfo=UTC)))
        assert (read.starts_at.tzinfo, read.starts_at.hour) == (MOSCOW, 15)
        assert (read.free_cancel_until.day, read.free_cancel_until.hour) == (27, 15)

    def test_keep_the_second_of_two_equal_wall_times(self) -> None:
        berlin = ZoneInfo("Europe/Berlin")
        second_half_past_two = datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=1)
        read = stored_and_read(facts(starts_at=second_half_past_two), "Europe/Berlin")
        assert read.starts_at.astimezone(UTC).hour == 1
        assert read.starts_at.fold == 1

    def test_leave_what_was_stored_as_it_is(self) -> None:
        stored = facts().to_json("Europe/Moscow")
        before = dict(stored)
        VisitFacts.from_json(stored)
        assert stored == before

    def test_queued_by_an_earlier_release_are_read_all_the_same(self) -> None:
        stored = facts().to_json("Europe/Moscow")
        later = ("visit_id", "told_at", "was_starts_at", "was_ends_at", "was_services")
        for key in (*later, "proposed", "proposal"):
            del stored[key]
        assert VisitFacts.from_json(stored) == facts()


class TestFreeToCancel:
    def test_is_judged_when_it_is_booked(self) -> None:
        until = facts().free_cancel_until
        assert facts(booked_at=until - SECOND).free_to_cancel
        assert not facts(booked_at=until).free_to_cancel

    def test_is_judged_anew_when_a_change_is_told(self) -> None:
        until = facts().free_cancel_until
        assert facts(told_at=until - SECOND).free_to_cancel
        assert not facts(told_at=until).free_to_cancel


class TestLateCancellation:
    def test_is_one_after_the_free_cancel_moment(self) -> None:
        visit = facts()
        assert facts(cancelled_at=visit.free_cancel_until + SECOND).cancelled_late

    def test_is_none_at_the_very_moment(self) -> None:
        assert not facts(cancelled_at=facts().free_cancel_until).cancelled_late

    def test_is_none_while_the_visit_stands(self) -> None:
        assert not facts().cancelled_late


class TestMoney:
    def test_of_a_deposit_the_rest_is_due(self) -> None:
        assert facts(deposit_kopecks=50_000, paid_kopecks=20_000).due_kopecks == 30_000

    def test_is_not_due_twice(self) -> None:
        assert facts(deposit_kopecks=50_000, paid_kopecks=310_000).due_kopecks == 0

    def test_that_is_not_paid_in_advance_is_left_for_the_visit(self) -> None:
        assert facts(price_kopecks=310_000, paid_kopecks=50_000).rest_kopecks == 260_000

    def test_beyond_the_price_leaves_nothing_to_pay(self) -> None:
        assert facts(price_kopecks=310_000, paid_kopecks=400_000).rest_kopecks == 0

    def test_is_all_paid_when_the_price_is(self) -> None:
        assert facts(price_kopecks=310_000, paid_kopecks=310_000).paid_in_full
        assert not facts(price_kopecks=310_000, paid_kopecks=309_999).paid_in_full

    def test_is_never_all_paid_while_the_price_may_grow(self) -> None:
        assert not facts(price_kopecks=310_000, paid_kopecks=310_000, price_from=True).paid_in_full

    def test_of_a_present_is_not_called_paid(self) -> None:
        assert not facts(price_kopecks=0).paid_in_full


class TestMoneyOfVisitsThatAreOff:
    def test_goes_back(self) -> None:
        assert facts(paid_kopecks=50_000, returned_kopecks=50_000).going_back_kopecks == 50_000

    def test_does_not_go_back_before_that_is_promised(self) -> None:
        assert facts(paid_kopecks=50_000).going_back_kopecks == 0

    def test_that_went_back_earlier_does_not_go_again(self) -> None:
        # Paid twice, and the second payment is back already.
        assert facts(paid_kopecks=50_000, returned_kopecks=100_000).going_back_kopecks == 50_000
        assert facts(paid_kopecks=0, returned_kopecks=50_000).going_back_kopecks == 0

    def test_does_not_go_back_as_far_as_the_master_keeps_it(self) -> None:
        kept = facts(paid_kopecks=50_000, returned_kopecks=80_000, kept_kopecks=20_000)
        assert kept.going_back_kopecks == 30_000

    def test_stays_until_the_master_has_decided(self) -> None:
        undecided = facts(
            paid_kopecks=50_000, returned_kopecks=50_000, decide_until=moscow(5, 15, month=12)
        )
        assert undecided.going_back_kopecks == 0
