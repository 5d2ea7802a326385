from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from app.domain.demand import Demand
from app.domain.interval import Interval
from app.domain.start_hours import StartHours


class Service(NamedTuple):
    duration_min: int
    buffer_before_min: int
    buffer_after_min: int
    pauses: Sequence[Sequence[int]] = ()


class TestSeveralServices:
    def test_run_back_to_back_between_the_outer_buffers(self):
        demand = Demand.of([Service(90, 10, 15), Service(30, 20, 5), Service(45, 25, 35)])
        assert demand == Demand(duration_min=165, buffer_before_min=10, buffer_after_min=35)

    def test_of_one_is_that_service(self):
        assert Demand.of([Service(90, 10, 15)]) == Demand(90, 10, 15)

    def test_cannot_be_none(self):
        with pytest.raises(ValueError, match="at least one service"):
            Demand.of([])

    def test_cannot_last_longer_than_a_day(self):
        with pytest.raises(ValueError, match="a duration"):
            Demand.of([Service(1440, 0, 0), Service(5, 0, 0)])

    def test_keep_their_pauses_where_each_begins(self):
        dye, cut = Service(90, 0, 0, [[30, 20], [60, 10]]), Service(60, 0, 0, ((20, 15),))
        assert Demand.of([dye, cut]).pauses == ((30, 20), (60, 10), (110, 15))

    def test_keep_the_hours_of_each_where_it_begins(self):
        evening = StartHours(time(18))
        demand = Demand.of([Service(90, 0, 0), Service(60, 0, 0)], [None, evening])
        assert demand.start_hours == ((90, evening),)

    def test_come_with_as_many_hours_as_there_are_services(self):
        with pytest.raises(ValueError, match="shorter"):
            Demand.of([Service(90, 0, 0), Service(60, 0, 0)], [None])

    def test_hold_their_pauses_to_themselves(self):
        with pytest.raises(ValueError, match="ends before its service"):
            Demand.of([Service(60, 0, 0, [[30, 40]]), Service(60, 0, 0)])


class TestPauses:
    def test_divide_what_is_needed_and_what_is_blocked(self):
        demand = Demand(90, 10, 15, ((30, 20), (60, 10)))
        assert demand.needs() == [(0, 6), (10, 12), (14, 18)]
        assert demand.blocks() == [(-2, 6), (10, 12), (14, 21)]

    def test_that_touch_are_one(self):
        assert Demand(60, pauses=((10, 10), (20, 10))).needs() == [(0, 2), (6, 12)]

    @pytest.mark.parametrize(
        "pauses",
        [((7, 10),), ((10, 7),), ((10, 0),), ((10, -5),), ((10, 20), (25, 5)), ((30, 5), (10, 5))],
    )
    def test_lie_one_after_another_in_fives(self, pauses):
        with pytest.raises(ValueError, match="one after another, in fives"):
            Demand(60, pauses=pauses)

    def test_do_not_touch_the_start(self):
        with pytest.raises(ValueError, match="one after another, in fives"):
            Demand(60, pauses=((0, 10),))

    def test_do_not_touch_the_end(self):
        assert Demand(60, pauses=((5, 50),)).needs() == [(0, 1), (11, 12)]
        with pytest.raises(ValueError, match="ends before its service"):
            Demand(60, pauses=((5, 55),))


class TestMinutes:
    @pytest.mark.parametrize("minutes", [0, -5, 7, 1445])
    def test_of_a_duration_are_5_to_1440_in_fives(self, minutes):
        with pytest.raises(ValueError, match=f"a duration must be 5 to 1440.*{minutes}"):
            Demand(minutes)

    @pytest.mark.parametrize("minutes", [-5, 7, 1445])
    def test_of_buffers_are_0_to_1440_in_fives(self, minutes):
        with pytest.raises(ValueError, match="a buffer before must be 0 to 1440"):
            Demand(60, buffer_before_min=minutes)
        with pytest.raises(ValueError, match="a buffer after must be 0 to 1440"):
            Demand(60, buffer_after_min=minutes)


class TestBlockedStretches:
    def test_reach_from_buffer_to_buffer(self):
        starts_at = datetime(2026, 11, 28, 12, tzinfo=UTC)
        assert Demand(60, 10, 15).blocked_stretches(starts_at) == (
            Interval(starts_at.replace(hour=11, minute=50), starts_at.replace(hour=13, minute=15)),
        )

    def test_leave_the_pauses_to_others(self):
        starts_at = datetime(2026, 11, 28, 12, tzinfo=UTC)
        stretches = Demand(60, 10, 15, ((20, 25),)).blocked_stretches(starts_at)
        assert [(s.starts_at.minute, s.ends_at.minute) for s in stretches] == [(50, 20), (45, 15)]

    def test_last_real_minutes_through_a_clock_change(self):
        before_the_gap = datetime(2026, 3, 29, 1, 30, tzinfo=ZoneInfo("Europe/Berlin"))
        (stretch,) = Demand(60).blocked_stretches(before_the_gap)
        assert stretch.ends_at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
