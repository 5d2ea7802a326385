"""Time how long the starts of a month take to be recommended."""

import random
from collections.abc import Iterable
from statistics import median
from time import thread_time

from app.domain.bits import DAY, erode, every, span
from app.domain.gaps import recommend
from app.domain.gaps_needs import Needs
from app.domain.hole_values import Mix, hole_values

_MONTHS = 60
_MIX: Mix = ((6, 2.0), (12, 4.0), (18, 4.0), (24, 3.0), (36, 1.5), (48, 0.5))
_NEEDS = Needs(12)
_EDGES = tuple(range(0, 31 * DAY, DAY))


def month_ms() -> tuple[float, float, float]:
    """Return milliseconds for a month: of a new master, a further one of hers, the same again.

    Medians of processor time, so that what else the machine does is left out.
    """
    dice = random.Random(30)
    months = [_month(dice) for _ in range(_MONTHS)]
    asked = [(free, erode(free, _NEEDS.duration) & every(3, 30 * DAY)) for free in months]
    # Other weights make other values, for which nothing is remembered yet.
    mixes = [(*_MIX, (60, 1 / number)) for number in range(1, _MONTHS + 1)]
    new = [_timed([month], mix)[0] for month, mix in zip(asked, mixes, strict=True)]
    half = _MONTHS // 2
    _timed(asked[:half], _MIX)
    return median(new), median(_timed(asked[half:], _MIX)), median(_timed(asked[half:], _MIX))


def _timed(months: Iterable[tuple[int, int]], mix: Mix) -> list[float]:
    values = hole_values(mix)
    taken = []
    for free, offered in months:
        begun = thread_time()
        recommend(free, offered, _EDGES, _NEEDS, values)
        taken.append(1000 * (thread_time() - begun))
    return taken


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
