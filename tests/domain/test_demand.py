from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from app.domain.demand import Demand
from app.domain.interval import Interval


class Service(NamedTuple):
    duration_min: int
    buffer_before_min: int
    buffer_after_min: int
    pauses: tuple[tuple[int, int], ...] = ()


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

    def test_last_real_minutes_through_a_clock_change(self):
        before_the_gap = datetime(2026, 3, 29, 1, 30, tzinfo=ZoneInfo("Europe/Berlin"))
        (stretch,) = Demand(60).blocked_stretches(before_the_gap)
        assert stretch.ends_at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
