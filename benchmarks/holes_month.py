"""Time how long the starts of a month take to be recommended."""

import random
from collections.abc import Sequence
from statistics import mean
from time import perf_counter

from app.domain.bits import DAY, erode, every, span
from app.domain.gaps import recommend
from app.domain.gaps_needs import Needs
from app.domain.hole_values import Mix, hole_values

_MONTHS = 60
_MIX: Mix = ((6, 2.0), (12, 4.0), (18, 4.0), (24, 3.0), (36, 1.5), (48, 0.5))
_NEEDS = Needs(12)
_EDGES = tuple(range(0, 31 * DAY, DAY))


def month_ms() -> tuple[float, float, float]:
    """Return milliseconds for a month: of a new master, a further one of hers, the same again."""
    dice = random.Random(30)
    months = [_month(dice) for _ in range(_MONTHS)]
    asked = [(free, erode(free, _NEEDS.duration) & every(3, 30 * DAY)) for free in months]
    half = _MONTHS // 2
    # Other weights make other values, for which nothing is remembered yet.
    first = mean(
        _timed([month], (*_MIX, (60, 1 / number))) for number, month in enumerate(asked, 1)
    )
    _timed(asked[:half], _MIX)
    return first, _timed(asked[half:], _MIX), _timed(asked[half:], _MIX)


def _timed(months: Sequence[tuple[int, int]], mix: Mix) -> float:
    values = hole_values(mix)
    begun = perf_counter()
    for free, offered in months:
        recommend(free, offered, _EDGES, _NEEDS, values)
    return 1000 * (perf_counter() - begun) / len(months)


def _month(dice: random.Random) -> int:
    """Make the free time of 30 days with about four visits and a lunch break each."""
    free = 0
    for number in range(30):
        day = span(120, 168) | span(180, 240)
        for _ in range(4):
            start = dice.randrange(120, 228, 3)
            day &= ~span(start, start + dice.choice((6, 12, 18, 24)))
        free |= day << number * DAY
    return free
