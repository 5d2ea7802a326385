import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import format_amount, parse_amount, percent_of, share

SUMS = st.integers(0, 10**12)
WEIGHTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=8)


class TestShare:
    def test_splits_in_proportion(self):
        assert share(600, [100, 200, 300]) == [100, 200, 300]

    def test_gives_what_rounding_leaves_to_the_largest_remainder(self):
        assert share(100, [2, 3, 1]) == [33, 50, 17]

    def test_gives_it_to_the_first_of_equal_remainders(self):
        assert share(100, [1, 1, 1]) == [34, 33, 33]
        assert share(2, [1, 1, 1]) == [1, 1, 0]

    def test_leaves_nothing_to_what_weighs_nothing(self):
        assert share(101, [0, 50, 0, 50]) == [0, 51, 0, 50]

    def test_makes_equal_parts_where_all_weigh_nothing(self):
        assert share(5, [0, 0]) == [3, 2]

    def test_splits_nothing_among_anybody_and_nobody(self):
        assert share(0, [7, 0]) == [0, 0]
        assert share(0, []) == []

    def test_cannot_split_something_among_nobody(self):
        with pytest.raises(ValueError, match="nobody"):
            share(1, [])

    @pytest.mark.parametrize(("total", "weights"), [(-1, [1]), (1, [2, -1]), (-1, [])])
    def test_splits_nothing_negative(self, total, weights):
        with pytest.raises(ValueError, match="not negative"):
            share(total, weights)

    @given(SUMS, WEIGHTS)
    def test_parts_make_up_the_total_and_are_within_a_kopeck_of_exact(self, total, weights):
        parts = share(total, weights)
        assert sum(parts) == total
        if whole := sum(weights):
            exact = [total * weight for weight in weights]
            assert all(
                abs(part * whole - due) < whole for part, due in zip(parts, exact, strict=True)
            )

    @given(SUMS, WEIGHTS)
    def test_no_part_exceeds_its_weight_while_the_total_does_not_exceed_theirs(
        self, total, weights
    ):
        parts = share(min(total, sum(weights)), weights)
        assert all(part <= weight for part, weight in zip(parts, weights, strict=True))


class TestPercentOf:
    @pytest.mark.parametrize(
        ("amount", "percent", "part"),
        [(1000, 10, 100), (5, 10, 1), (4, 10, 0), (14, 10, 1), (15, 10, 2), (333, 100, 333)],
    )
    def test_rounds_half_a_kopeck_up(self, amount, percent, part):
        assert percent_of(amount, percent) == part


class TestParseAmount:
    @pytest.mark.parametrize(
        ("text", "kopecks"),
        [
            ("123.45", 12_345),
            ("0.29", 29),
            ("1.5", 150),
            ("7", 700),
            ("0.00", 0),
            ("9999999999.99", 999_999_999_999),
        ],
    )
    def test_reads_rubles_exactly(self, text, kopecks):
        assert parse_amount(text) == kopecks

    @pytest.mark.parametrize(
        "text",
        [
            *("", "-1.00", "+1.00", "1e3", "1.234", "1.", ".5", "1,00", "1 000.00", " 1.00"),
            *("1.00\n", "1_000", "١٢٣", "1.٠٠", "0x10", "NaN", "Infinity", "1.00.00"),
            *("10000000000.00", "1234567890123"),
        ],
    )
    def test_refuses_everything_else(self, text):
        with pytest.raises(ValueError, match="not an amount"):
            parse_amount(text)


class TestFormatAmount:
    @pytest.mark.parametrize(
        ("kopecks", "text"), [(12_345, "123.45"), (5, "0.05"), (0, "0.00"), (100, "1.00")]
    )
    def test_writes_two_decimals(self, kopecks, text):
        assert format_amount(kopecks) == text

    def test_writes_nothing_negative(self):
        with pytest.raises(ValueError, match="not negative"):
            format_amount(-5)

    @given(st.integers(0, 10**12 - 1))
    def test_is_what_parsing_reads(self, kopecks):
        assert parse_amount(format_amount(kopecks)) == kopecks
