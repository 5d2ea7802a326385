"""What a hole in a master's day is worth: the minutes expected to be sold in it."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import exp

from app.domain.bits import DAY, QUANTUM_MIN
from app.domain.gaps_policy import HolePolicy

Mix = tuple[tuple[int, float], ...]
"""Lengths of her visits in quanta, buffers included, with how often each is booked."""

SHARES = 24
"""The clients of a day are cut into so many equal parts, in the order in which they come."""

# How much time clients are expected to ask for, as a multiple of what there is. Hiding a start may
# send its client away, so that hoping for too many others costs visits; a star costs none.
_PRESSURE = {HolePolicy.OFF: 4.0, HolePolicy.RECOMMEND: 4.0, HolePolicy.HIDE: 1.2}

_MEAN_LEAD_DAYS = 7.0


@dataclass(frozen=True, slots=True, eq=False)
class HoleValues:
    """`tables[n][g]` minutes are sold in a hole of g quanta if n of SHARES clients are to come.

    `shortest` is the shortest hole that can be sold, in quanta. Compared by identity:
    `hole_values` returns the same object for the same catalogue.
    """

    shortest: int
    tables: tuple[Sequence[float], ...]

    def minutes(self, quanta: int, share: int = SHARES) -> float:
        """Return the worth of a hole; one longer than a day is worth no more than a day."""
        return self.tables[share][min(quanta, DAY)]


@lru_cache(maxsize=256)
def hole_values(mix: Mix, policy: HolePolicy = HolePolicy.RECOMMEND) -> HoleValues:
    """Work out what holes up to a day are worth to a master who sells this mix.

    Raises ValueError for an empty mix, a length below a quantum or a weight not above zero.
    """
    if not mix or any(length < 1 or weight <= 0 for length, weight in mix):
        raise ValueError(f"a mix needs lengths and weights above zero: {mix}")
    total = sum(weight for _, weight in mix)
    shares = tuple((length, weight / total) for length, weight in mix)
    mean = sum(length * share for length, share in shares)
    rate = _PRESSURE[policy] / mean / SHARES
    chances = [1 - exp(-rate * hole) for hole in range(DAY + 1)]
    values = [0.0] * (DAY + 1)
    # Four bytes each: a process keeps the values of hundreds of masters.
    tables = [array("f", values)]
    for _ in range(SHARES):
        values = _one_share_more(values, shares, chances)
        tables.append(array("f", values))
    return HoleValues(min(length for length, _ in mix), tuple(tables))


@lru_cache(maxsize=1024)
def share_to_come(days_ahead: int) -> int:
    """Return how many of SHARES parts of a day's clients usually come later than now."""
    return round(SHARES * (1 - exp(-(max(days_ahead, 0) + 0.5) / _MEAN_LEAD_DAYS)))


def _one_share_more(values: list[float], mix: Mix, chances: list[float]) -> list[float]:
    """Let one part of the clients meet each hole, with the chance that goes with its length.

    A client is taken at the hole's edge, so that one hole is left, or not at all if those after
    her are worth more.
    """
    gains = [0.0] * len(values)
    for length, share in mix:
        for hole, left in enumerate(values[:-length], start=length):
            gained = length * QUANTUM_MIN + left - values[hole]
            if gained > 0:
                gains[hole] += share * gained
    grown = (
        value + chance * gain for value, chance, gain in zip(values, chances, gains, strict=True)
    )
    return list(accumulate(grown, max))
