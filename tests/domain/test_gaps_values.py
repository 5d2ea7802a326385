from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.bits import DAY
from app.domain.gaps_policy import HolePolicy
from app.domain.hole_values import SHARES, hole_values, share_to_come

MIXES = st.lists(st.tuples(st.integers(1, 60), st.floats(0.1, 10)), min_size=1, max_size=6).map(
    tuple
)
NAILS = ((12, 3.0), (18, 1.0))


class TestHoleValues:
    @settings(deadline=None, max_examples=10)
    @given(MIXES, st.sampled_from(HolePolicy))
    def test_never_fall_with_a_longer_hole_or_more_clients_to_come(self, mix, policy):
        tables = hole_values(mix, policy).tables
        assert all(one <= longer for table in tables for one, longer in pairwise(table))
        assert all(
            one <= more
            for fewer, of in pairwise(tables)
            for one, more in zip(fewer, of, strict=True)
        )

    @settings(deadline=None, max_examples=10)
    @given(MIXES, st.integers(0, DAY))
    def test_lie_between_nothing_and_the_hole_itself(self, mix, hole):
        assert 0 <= hole_values(mix).minutes(hole) <= 5 * hole

    def test_are_nothing_for_a_hole_shorter_than_any_service(self):
        values = hole_values(NAILS)
        assert values.shortest == 12
        assert values.minutes(11) == 0 < values.minutes(12)

    def test_are_nothing_when_nobody_is_to_come(self):
        assert hole_values(NAILS).minutes(DAY, 0) == 0

    def test_of_a_single_certain_service_are_nearly_its_minutes(self):
        assert hole_values(((12, 1.0),)).minutes(12) == pytest.approx(60, rel=0.05)

    def test_of_two_hours_are_more_than_those_of_its_halves_for_who_sells_two_hours(self):
        values = hole_values(((12, 1.0), (24, 1.0)))
        assert values.minutes(24) > 2 * values.minutes(12)

    def test_of_more_than_a_day_are_those_of_a_day(self):
        assert hole_values(NAILS).minutes(3 * DAY) == hole_values(NAILS).minutes(DAY)

    def test_depend_on_shares_of_the_mix_alone(self):
        twice = tuple((length, 2 * weight) for length, weight in NAILS)
        assert hole_values(twice).tables == hole_values(NAILS).tables

    def test_are_made_once_for_a_catalogue(self):
        assert hole_values(NAILS) is hole_values(NAILS)

    def test_hope_for_fewer_clients_where_hiding_may_send_them_away(self):
        hoped = hole_values(NAILS, HolePolicy.RECOMMEND).minutes(24)
        assert hole_values(NAILS, HolePolicy.HIDE).minutes(24) < hoped

    @pytest.mark.parametrize("mix", [(), ((0, 1.0),), ((12, 0.0),), ((12, 1.0), (18, -1.0))])
    def test_of_a_mix_that_sells_nothing_are_refused(self, mix):
        with pytest.raises(ValueError, match="above zero"):
            hole_values(mix)


class TestShareToCome:
    def test_grows_from_nearly_none_today_to_all_in_the_far_future(self):
        shares = [share_to_come(days) for days in range(60)]
        assert shares == sorted(shares)
        assert shares[0] <= SHARES / 8
        assert shares[-1] == SHARES

    def test_of_a_day_gone_is_that_of_today(self):
        assert share_to_come(-3) == share_to_come(0)
