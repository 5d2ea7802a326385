from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.bits import span
from app.domain.demand import Demand
from app.domain.gaps_needs import Needs, holes, left_beside

FREE = st.integers(0, (1 << 120) - 1)


@st.composite
def visits(draw):
    pauses = draw(st.sampled_from([(), ((2, 3),), ((1, 1), (4, 2))]))
    least = max((offset + length for offset, length in pauses), default=0) + 1
    return Needs(
        draw(st.integers(least, 20)), draw(st.integers(0, 3)), draw(st.integers(0, 3)), pauses
    )


class TestWhatAVisitBlocks:
    def test_is_its_duration_and_the_buffers_around_it(self):
        assert Needs(duration=3, before=1, after=2).blocked == 0b111111

    def test_is_not_the_pause_in_which_the_master_is_free(self):
        assert Needs(duration=6, before=1, pauses=((2, 3),)).blocked == 0b1000111

    def test_is_told_by_a_demand_in_minutes(self):
        demand = Demand(90, buffer_before_min=5, buffer_after_min=10, pauses=((30, 20),))
        assert Needs.of(demand) == Needs(18, before=1, after=2, pauses=((6, 4),))

    def test_has_a_longest_pause_or_none(self):
        assert Needs(duration=9, pauses=((1, 2), (5, 3))).longest_pause == 3
        assert Needs(duration=9).longest_pause == 0


class TestHoles:
    def test_are_the_free_runs_of_the_day_alone(self):
        free = span(2, 8) | span(10, 13) | span(20, 40)
        assert holes(free, 4, 24) == [(4, 8), (10, 13), (20, 24)]

    @settings(deadline=None)
    @given(FREE, st.integers(0, 60), st.integers(0, 80))
    def test_cover_every_free_bit_once_and_touch_nobody(self, free, start, length):
        found = holes(free, start, start + length)
        inside = [bit for first, last in found for bit in range(first, last)]
        assert inside == [bit for bit in range(start, start + length) if free >> bit & 1]
        assert all(one[1] < other[0] for one, other in pairwise(found))


class TestWhatIsLeftBeside:
    @pytest.mark.parametrize(
        ("needs", "left"),
        [
            (Needs(duration=6), (4, 10)),
            (Needs(duration=6, before=3, after=2), (1, 8)),
            (Needs(duration=6, before=9), (0, 10)),
            (Needs(duration=16), (4, 0)),
            (Needs(duration=6, pauses=((2, 2),)), (4, 10)),
        ],
        ids=["a visit", "buffers", "a buffer beyond the hole", "a full hole", "a pause"],
    )
    def test_is_told_for(self, needs, left):
        assert left_beside(span(10, 30), 14, needs) == left

    def test_is_nothing_beside_a_visit_outside_free_time(self):
        assert left_beside(span(10, 30), 40, Needs(duration=6)) == (0, 0)

    def test_is_nothing_before_the_first_bit_of_the_range(self):
        assert left_beside(span(0, 30), 1, Needs(duration=6, before=3)) == (0, 23)

    @settings(deadline=None)
    @given(FREE, st.integers(0, 120), visits())
    def test_is_counted_bit_by_bit(self, free, start, needs):
        before, after = left_beside(free, start, needs)
        bits = [free >> bit & 1 for bit in range(200)]
        first, end = max(start - needs.before, 0), start + needs.duration + needs.after
        assert all(bits[first - before : first] + bits[end : end + after])
        assert before == first or not bits[first - before - 1]
        assert not bits[end + after]
