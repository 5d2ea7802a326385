"""A date's hours as they are stored and sent."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.hours_json import day_from_json, day_to_json
from app.domain.schedule import DayPlan

WALL_TIMES = st.integers(0, 287).map(lambda number: time(number // 12, number % 12 * 5))
SPANS = st.lists(st.tuples(WALL_TIMES, WALL_TIMES), max_size=5).map(tuple)


class TestADaysHours:
    def test_are_written_in_order_as_the_clock_shows_them(self) -> None:
        day = DayPlan(((time(15), time(0)), (time(9, 5), time(14))), ((time(12), time(12, 30)),))
        assert day_to_json(day) == {
            "windows": [["09:05", "14:00"], ["15:00", "00:00"]],
            "breaks": [["12:00", "12:30"]],
        }

    def test_of_a_closed_date_are_no_windows(self) -> None:
        assert day_from_json({"windows": [], "breaks": []}) == DayPlan(())

    @given(windows=SPANS, breaks=SPANS)
    def test_are_read_as_they_were_written(self, windows, breaks) -> None:
        day = DayPlan(tuple(sorted(windows)), tuple(sorted(breaks)))
        assert day_from_json(day_to_json(day)) == day

    def test_between_the_five_minutes_are_no_hours(self) -> None:
        with pytest.raises(ValueError, match="whole five minutes"):
            day_from_json({"windows": [["10:02", "14:00"]], "breaks": []})
