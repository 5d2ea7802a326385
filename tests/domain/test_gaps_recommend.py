from functools import reduce
from itertools import combinations, pairwise
from math import exp

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.domain.bits import DAY, ascending, erode, every, span
from app.domain.gaps import recommend
from app.domain.gaps_choice import choose
from app.domain.gaps_needs import Needs, runs
from app.domain.gaps_policy import HolePolicy
from app.domain.hole_values import SHARES, hole_values

MIX = ((6, 2.0), (12, 4.0), (18, 4.0), (24, 3.0))
HOUR = Needs(12)
HIDE = hole_values(MIX, HolePolicy.HIDE)
STARS = hole_values(MIX, HolePolicy.RECOMMEND)
TEN, TWENTY = 120, 240
WEEKS_AHEAD = 30


def fitting(free, needs, step=3):
    starts = every(step, free.bit_length())
    for first, end in runs(needs.blocked):
        # A margin below, so that a buffer before may not reach out of the range.
        starts &= erode(free, end - first) << needs.before >> first
    return starts


def clock(text):
    hours, minutes = text.split(":")
    return (int(hours) * 60 + int(minutes)) // 5


def stretch(start, end):
    return span(clock(start), clock(end))


def shown(free, needs=HOUR, values=HIDE, days_ahead=WEEKS_AHEAD):
    bits = recommend(free, fitting(free, needs), (0, DAY), needs, values, days_ahead)
    return [f"{bit // 12}:{bit % 12 * 5:02}" for bit in ascending(bits)]


class TestRecommendedOnADay:
    def test_are_its_first_and_last_start_and_some_between(self):
        times = shown(stretch("10:00", "20:00"))
        assert times[0] == "10:00"
        assert times[-1] == "19:00"
        assert 3 <= len(times) < 20

    def test_is_the_start_that_fills_a_hole_and_none_that_cuts_it(self):
        assert shown(stretch("12:00", "13:00") | stretch("15:00", "16:15")) == [
            "12:00",
            "15:00",
            "15:15",
        ]

    def test_is_no_start_that_leaves_a_hole_too_short_to_sell(self):
        times = shown(stretch("10:00", "12:30"))
        assert "10:15" not in times
        assert "11:15" not in times
        assert {"10:00", "11:30"} <= set(times)

    def test_is_the_only_start_left_even_if_nobody_fits_beside_it(self):
        free = stretch("10:00", "11:20")
        offered = 1 << clock("10:10")
        assert recommend(free, offered, (0, DAY), HOUR, HIDE, WEEKS_AHEAD) == offered

    def test_is_one_start_when_each_keeps_away_more_than_it_sells(self):
        valuable = hole_values(((12, 1.0), (48, 50.0)), HolePolicy.RECOMMEND)
        assert len(shown(stretch("10:00", "14:00"), values=valuable)) == 1

    def test_counts_a_buffer_as_taken(self):
        needs = Needs(12, after=2)
        times = shown(stretch("10:00", "11:50"), needs, hole_values(((8, 1.0), (14, 1.0))))
        assert times == ["10:00"]

    def test_spares_the_hole_in_a_pause(self):
        free = stretch("10:00", "16:00") & ~stretch("11:00", "11:30")
        colour = Needs(24, pauses=((12, 6),))
        assert shown(free, colour)[0] == "10:00"

    def test_may_have_a_pause_across_other_visits(self):
        free = stretch("10:00", "11:00") | stretch("11:30", "12:00")
        assert shown(free, Needs(24, pauses=((12, 6),))) == ["10:00"]

    def test_is_one_at_most_in_a_quarter_of_an_hour(self):
        free = stretch("10:00", "20:00")
        offered = fitting(free, HOUR, step=1)
        bits = list(ascending(recommend(free, offered, (0, DAY), HOUR, HIDE, 0)))
        assert all(later // 3 > earlier // 3 for earlier, later in pairwise(bits))
        assert {bits[0], bits[-1]} == {clock("10:00"), clock("19:00")}

    def test_are_fewer_with_a_star_than_where_the_others_are_hidden(self):
        free = stretch("10:00", "20:00")
        assert len(shown(free, values=STARS)) < len(shown(free, values=HIDE))

    def test_are_more_when_hardly_anybody_else_will_come(self):
        free = stretch("10:00", "20:00")
        assert len(shown(free, days_ahead=0)) > len(shown(free, days_ahead=WEEKS_AHEAD))


class TestMidnight:
    def test_is_no_edge_of_a_hole_that_runs_across_it(self):
        free = span(DAY - 36, DAY + 36)
        needs = Needs(30)
        offered = fitting(free, needs)
        at_once = recommend(free << DAY, offered << DAY, (DAY, 3 * DAY), needs, HIDE, 30)
        apart = recommend(free << DAY, offered << DAY, (DAY, 2 * DAY, 3 * DAY), needs, HIDE, 30)
        assert at_once >> DAY & offered == at_once >> DAY
        assert apart & span(DAY, 2 * DAY) == at_once & span(DAY, 2 * DAY)

    def test_of_a_round_the_clock_master_is_a_time_like_others(self):
        free = span(0, 6 * DAY)
        edges = tuple(range(0, 6 * DAY, DAY))
        found = recommend(free, free & every(12, 5 * DAY), edges, HOUR, HIDE, 60)
        days = [found >> start & span(0, DAY) for start in edges[1:4]]
        assert days[0] == days[1] == days[2]


@st.composite
def questions(draw):
    free = 0
    for day in range(3):
        for _ in range(draw(st.integers(0, 4))):
            start = draw(st.integers(0, DAY - 1))
            free |= span(start, start + draw(st.integers(1, 90))) << day * DAY
    free &= span(0, 3 * DAY)
    needs = draw(
        st.sampled_from([Needs(6), HOUR, Needs(12, 1, 2), Needs(18, 0, 2, ((6, 6),)), Needs(30)])
    )
    offered = fitting(free, needs, draw(st.sampled_from([1, 3, 6])))
    return free, offered & draw(st.sampled_from([-1, span(100, 700), every(7, 3 * DAY)])), needs


class TestRecommendedStarts:
    EDGES = (0, DAY, 2 * DAY, 3 * DAY)

    @settings(deadline=None, max_examples=150)
    @given(questions(), st.sampled_from([HIDE, STARS]), st.integers(0, 40))
    def test_are_offered_and_each_day_with_an_offer_keeps_one(self, question, values, ahead):
        free, offered, needs = question
        found = recommend(free, offered, self.EDGES, needs, values, ahead)
        assert found & ~offered == 0
        for start, end in pairwise(self.EDGES):
            assert bool(found & span(start, end)) == bool(offered & span(start, end))

    @settings(deadline=None, max_examples=50)
    @given(questions(), st.integers(0, (1 << 3 * DAY) - 1))
    def test_are_found_even_among_starts_that_are_not_free(self, question, offered):
        free, _, needs = question
        found = recommend(free, offered, self.EDGES, needs, HIDE)
        assert found & ~offered == 0
        for start, end in pairwise(self.EDGES):
            assert bool(found & span(start, end)) == bool(offered & span(start, end))

    @settings(deadline=None, max_examples=50)
    @given(questions(), st.integers(1, 3))
    def test_do_not_depend_on_where_the_range_begins(self, question, days):
        free, offered, needs = question
        found = recommend(free, offered, self.EDGES, needs, HIDE, 9)
        moved = tuple(edge + days * DAY for edge in self.EDGES)
        shift = days * DAY
        assert recommend(free << shift, offered << shift, moved, needs, HIDE, 9) == found << shift

    @settings(deadline=None, max_examples=60)
    @given(st.integers(12, 60), st.integers(1, SHARES), st.randoms(use_true_random=False))
    def test_are_worth_more_together_than_any_others(self, length, share, dice):
        free = span(0, length)
        places = range(0, length - 11, 3)
        starts = sorted(dice.sample(places, min(7, len(places))))
        worth = {start: worth_of(start, length, share) for start in starts}
        assume(max(worth.values()) > 0)
        offered = reduce(lambda bits, start: bits | 1 << start, starts, 0)
        chosen = list(ascending(choose(free, offered, HOUR, HIDE, share).offers))
        sets = [some for size in range(1, 8) for some in combinations(starts, size)]
        kept = [start for start in starts if worth[start] > 0]
        best = max(together(some, worth, kept) for some in sets if set(some) <= set(kept))
        assert together(chosen, worth, kept) == pytest.approx(best)


def worth_of(start, length, share):
    """What an hour sells, less what it keeps from being sold in a stretch, in minutes."""

    def hole(quanta):
        return -2.5 * quanta if quanta < 6 else HIDE.minutes(quanta, share)

    return 60 - hole(length) + hole(start) + hole(length - start - 12)


def together(chosen, worth, kept):
    """Served wishes times worth: each start serves up to halfway to its neighbours."""
    ends = (
        2 * (chosen[0] - kept[0] + 6),
        *(b - a for a, b in pairwise(chosen)),
        2 * (kept[-1] - chosen[-1] + 6),
    )
    reached = [12 * (1 - exp(-gap / 24)) for gap in ends]
    sides = zip(chosen, reached, reached[1:], strict=False)
    return sum(worth[start] * (left + right) for start, left, right in sides)
