"""Giving a sum back out of several payments."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.returning import LEAST_KOPECKS, parts_to_return

PAYMENTS = st.lists(st.just(0) | st.integers(100, 100_000), max_size=4)


class TestPartsToReturn:
    def test_take_from_the_first_payment_before_the_later(self) -> None:
        assert parts_to_return([50_000, 90_000], 60_000) == [50_000, 10_000]

    def test_leave_the_later_alone_where_the_first_is_enough(self) -> None:
        assert parts_to_return([50_000, 90_000], 20_000) == [20_000, 0]

    def test_take_a_ruble_less_of_the_first_where_too_little_would_remain_to_be_returned(
        self,
    ) -> None:
        assert parts_to_return([50_000, 90_000], 50_050) == [49_900, 150]

    def test_leave_a_ruble_of_the_first_where_less_would_stay(self) -> None:
        assert parts_to_return([50_000, 90_000], 49_950) == [49_850, 100]

    def test_of_nothing_are_nothing(self) -> None:
        assert parts_to_return([], 0) == []
        assert parts_to_return([50_000], 0) == [0]

    def test_cannot_be_less_than_a_ruble(self) -> None:
        assert parts_to_return([50_000], 99) is None
        assert parts_to_return([50_000], 49_901) is None

    def test_cannot_be_more_than_there_is(self) -> None:
        assert parts_to_return([50_000, 90_000], 140_001) is None
        assert parts_to_return([], 100) is None

    @given(PAYMENTS, st.integers(0, 400_000))
    def test_sum_to_what_was_asked_for_and_are_such_as_can_be_made(
        self, there: list[int], kopecks: int
    ) -> None:
        parts = parts_to_return(there, kopecks)
        if parts is None:
            assert kopecks < LEAST_KOPECKS or kopecks > sum(there) - LEAST_KOPECKS
            return
        assert sum(parts) == kopecks
        for part, whole in zip(parts, there, strict=True):
            assert part == 0 or part >= LEAST_KOPECKS
            assert whole - part == 0 or whole - part >= LEAST_KOPECKS
