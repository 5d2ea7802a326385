import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.bits import ascending, cover, descending, erode, every, repeat, span

SETS = st.sets(st.integers(0, 200))
STRETCHES = st.lists(
    st.tuples(st.integers(-500, 3000), st.integers(1, 900)).map(lambda x: (x[0], sum(x)))
)


def bits_of(numbers):
    return sum(1 << number for number in numbers)


@pytest.mark.parametrize(("start", "end", "bits"), [(0, 3, 0b111), (2, 4, 0b1100), (5, 5, 0)])
def test_a_span_is_half_open(start, end, bits):
    assert span(start, end) == bits


@pytest.mark.parametrize(
    ("step", "length", "bits"), [(3, 7, 0b1001001), (3, 6, 0b1001), (1, 3, 0b111), (4, 0, 0)]
)
def test_every_nth_bit_below_the_length_is_set(step, length, bits):
    assert every(step, length) == bits


def test_a_pattern_repeats_over_the_length():
    assert repeat(0b01, 2, 7) & span(0, 7) == 0b1010101


@settings(deadline=None)
@given(SETS, st.integers(1, 40))
def test_erosion_keeps_what_begins_a_long_enough_run(numbers, length):
    kept = {n for n in numbers if numbers.issuperset(range(n, n + length))}
    assert erode(bits_of(numbers), length) == bits_of(kept)


@settings(deadline=None)
@given(STRETCHES, st.integers(0, 100), st.integers(1, 300))
def test_cover_sets_each_five_minutes_a_stretch_touches_in_any_order(stretches, origin, length):
    touched = {minute // 5 - origin for start, end in stretches for minute in range(start, end)}
    assert cover(stretches, origin, length) == bits_of(n for n in touched if 0 <= n < length)


def test_cover_is_not_troubled_by_a_stretch_without_an_end_in_sight():
    assert cover([(0, 10**15)], 0, 4) == 0b1111


@settings(deadline=None)
@given(SETS)
def test_bits_are_listed_from_either_end(numbers):
    bits = bits_of(numbers)
    assert list(ascending(bits)) == sorted(numbers)
    assert list(descending(bits)) == sorted(numbers, reverse=True)
