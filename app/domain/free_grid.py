"""The free grid: starts counted from where a run of possible starts begins."""

from functools import lru_cache

from app.domain.bits import erode, span
from app.domain.civil_time import CivilRange, grid


def counted_from_runs(possible: int, civil: CivilRange, step: int, rounding: int) -> int:
    """Keep every `step`-th bit of each run of possible starts on the dates of the range.

    Counting begins anew at every midnight, so that what a date offers does not hang on how far
    back the range reaches. The first start is moved on to a label divisible by `rounding`.
    """
    possible &= span(civil.edges[0], civil.edges[-1])
    # A bit goes on with the run of the one before it.
    going_on = possible & possible << 1 & ~_midnights(civil)
    counted = _rounded(possible & ~going_on, going_on, grid(civil, rounding), rounding)
    followed = erode(going_on >> 1, step)
    while followed:
        counted |= (counted & followed) << step
        followed &= followed >> step
        step *= 2
    return counted


def _rounded(firsts: int, going_on: int, aligned: int, rounding: int) -> int:
    for _ in range(rounding - 1):
        firsts = firsts & aligned | (firsts & ~aligned) << 1 & going_on
    return firsts & aligned


@lru_cache(maxsize=512)
def _midnights(civil: CivilRange) -> int:
    return sum(1 << edge for edge in civil.edges)
