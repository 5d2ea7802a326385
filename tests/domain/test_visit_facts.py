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
