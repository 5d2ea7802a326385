"""Sets of moments as one big integer: bit n stands for the n-th five minutes of a range."""

from collections.abc import Iterable, Iterator

QUANTUM_MIN = 5
DAY = 24 * 60 // QUANTUM_MIN
"""Five-minute quanta in a civil day without a clock change."""

_RUN = 4 * DAY


def span(start: int, end: int) -> int:
    """Set the bits from `start` up to, but not including, `end`."""
    return ((1 << (end - start)) - 1) << start


def spans(stretches: Iterable[tuple[int, int]]) -> int:
    """Set the bits of several stretches, each half-open."""
    bits = 0
    for start, end in stretches:
        bits |= span(start, end)
    return bits


def every(step: int, length: int) -> int:
    """Set the bits 0, step, 2 * step … below `length`."""
    count = -(-length // step)
    return ((1 << (count * step)) - 1) // ((1 << step) - 1)


def repeat(pattern: int, period: int, length: int) -> int:
    """Lay copies of a `period` bits wide pattern side by side over at least `length` bits."""
    while period < length:
        pattern |= pattern << period
        period *= 2
    return pattern


def erode(bits: int, length: int) -> int:
    """Keep each bit that begins a run of at least `length` set bits."""
    reach = 1
    while reach * 2 <= length:
        bits &= bits >> reach
        reach *= 2
    return bits & (bits >> (length - reach))


def cover(stretches: Iterable[tuple[int, int]], origin: int, length: int) -> int:
    """Set every quantum that a stretch of epoch minutes touches, even partly.

    Bit 0 is quantum `origin` since 1970; what lies outside the `length` bits is left out.
    Fastest when the stretches come in order of their starts.
    """
    # Neighbours are gathered in a short integer first: setting each stretch in the whole
    # range would copy the range once per visit.
    bits = run = 0
    base = top = origin
    for start_min, end_min in stretches:
        start = start_min // QUANTUM_MIN
        end = -(-end_min // QUANTUM_MIN)
        if base <= start and end <= top:
            run |= (1 << (end - base)) - (1 << (start - base))
            continue
        start, end = max(start, origin), min(end, origin + length)
        if start < end:
            bits |= run << (base - origin)
            base, top = start, start + _RUN
            run = span(0, end - start)
    return (bits | run << (base - origin)) & span(0, length)


def ascending(bits: int) -> Iterator[int]:
    """Yield the numbers of the set bits from the lowest up."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def descending(bits: int) -> Iterator[int]:
    """Yield the numbers of the set bits from the highest down."""
    while bits:
        highest = bits.bit_length() - 1
        yield highest
        bits ^= 1 << highest
