"""Which of the starts in one free stretch are worth offering."""

from functools import lru_cache
from math import exp
from typing import NamedTuple

from app.domain.bits import DAY, QUANTUM_MIN, ascending
from app.domain.gaps_needs import Needs, runs
from app.domain.hole_values import HoleValues

# Of the starts in a quarter of an hour the best stands for all: who can come at 10:00 can come at
# 10:05 as well.
_QUARTER = 15 // QUANTUM_MIN

# How far clients go from their wish: exponentially few go further.
_PATIENCE = 60 / QUANTUM_MIN

# Wishes lie so far beyond the first and the last start of a stretch.
_BEYOND = 30 // QUANTUM_MIN

# A minute in a hole too short for any service counts as so much of a minute lost. Values hope that
# clients will stand at the edges of holes; many do not, and what is cut off so is lost for good.
_DEAD = 0.5

# Entry n: how many quanta of wishes are served on the way to a neighbour n quanta off, which is
# up to the middle between the two.
_REACHED = tuple(_PATIENCE * (1 - exp(-n / 2 / _PATIENCE)) for n in range(8 * DAY))


class Choice(NamedTuple):
    """Bits of the starts worth offering (maybe none), the best single one, and its worth."""

    offers: int
    best: int
    worth: float


@lru_cache(maxsize=4096)
def choose(free: int, offered: int, needs: Needs, values: HoleValues, share: int) -> Choice:
    """Choose among the starts offered in a stretch, of which there is at least one, as bits.

    A start is worth the minutes it sells, less those it keeps from being sold: the value of the
    stretch as it is, less the value of what the visit leaves.
    """
    worths = _worths(free, offered, needs, values, share)
    best, worth = max(worths, key=lambda pair: pair[1])
    return Choice(_best_together(_thinned(worths)), 1 << best, worth)


def _worths(
    free: int, offered: int, needs: Needs, values: HoleValues, share: int
) -> list[tuple[int, float]]:
    blocked = needs.blocked
    whole = _value(free, values, share) - blocked.bit_count() * QUANTUM_MIN
    return [
        (start, _value(free & ~(blocked << start >> needs.before), values, share) - whole)
        for start in ascending(offered)
    ]


def _thinned(worths: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """Keep what is worth anything, and of each quarter of an hour the best."""
    kept: dict[int, tuple[int, float]] = {}
    for start, worth in worths:
        quarter = start // _QUARTER
        if worth > 0 and (quarter not in kept or worth > kept[quarter][1]):
            kept[quarter] = start, worth
    return list(kept.values())


def _value(free: int, values: HoleValues, share: int) -> float:
    return sum(_worth_of_hole(end - start, values, share) for start, end in runs(free))


def _worth_of_hole(quanta: int, values: HoleValues, share: int) -> float:
    if quanta < values.shortest:
        return -_DEAD * QUANTUM_MIN * quanta
    return values.minutes(quanta, share)


def _best_together(worths: list[tuple[int, float]]) -> int:
    """Choose the starts that are worth most side by side, as bits.

    A client takes the one nearest to her wish, so each is chosen by the wishes up to halfway to
    its neighbours: one offer more reaches more clients, but draws some from better starts.
    """
    if not worths:
        return 0
    first, last = worths[0][0] - _BEYOND, worths[-1][0] + _BEYOND
    chains: list[tuple[int, float, float, int]] = []
    finished = []
    for start, worth in worths:
        total, bits = worth * _REACHED[2 * (start - first)], 0
        for other, other_worth, other_total, chained in chains:
            joined = other_total + (worth + other_worth) * _REACHED[start - other]
            if joined > total:
                total, bits = joined, chained
        chains.append((start, worth, total, bits | 1 << start))
        finished.append((total + worth * _REACHED[2 * (last - start)], bits | 1 << start))
    return max(finished)[1]
