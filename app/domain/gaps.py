"""Which of the offered starts leave a master the fewest holes that nobody can fill."""

from functools import lru_cache
from itertools import pairwise

from app.domain.bits import DAY, span
from app.domain.gaps_choice import choose
from app.domain.gaps_needs import Needs, free_after, free_before, runs
from app.domain.hole_values import HoleValues, share_to_come

_ACROSS = DAY // 2


def recommend(
    free: int,
    offered: int,
    edges: tuple[int, ...],
    needs: Needs,
    values: HoleValues,
    days_ahead: int = 0,
) -> int:
    """Return the recommended starts: at least one on each day that offers any.

    `free` are working quanta without blocked ones and hold the first quantum of each start in
    `offered`; `edges` bound the days, the first of which lies `days_ahead` of today.
    """
    across = free & free << 1
    chosen = 0
    for ahead, (start, end) in enumerate(pairwise(edges), start=days_ahead):
        asked = offered >> start & span(0, end - start)
        if not asked:
            continue
        first, last = start, end
        if across >> start & 1:
            first -= min(free_before(free, start), _ACROSS)
        if across >> end & 1:
            last += min(free_after(free, end), _ACROSS)
        day = free >> first & span(0, last - first)
        chosen |= _of_day(day, asked << start - first, needs, values, share_to_come(ahead)) << first
    return chosen


@lru_cache(maxsize=2048)
def _of_day(free: int, offered: int, needs: Needs, values: HoleValues, share: int) -> int:
    chosen = fallback = 0
    highest = float("-inf")
    bridged = offered | (_bridged(free, needs.longest_pause) if needs.pauses else free)
    while offered:
        below = (offered & -offered) - 1
        start = (~bridged & below).bit_length()
        filled = bridged | below
        upto = (filled + 1 & ~filled) - 1
        asked = offered & upto
        offered ^= asked
        offers, best, worth = choose((free & upto) >> start, asked >> start, needs, values, share)
        chosen |= offers << start
        if worth > highest:
            highest, fallback = worth, best << start
    return chosen or fallback


def _bridged(free: int, pause: int) -> int:
    """Fill the gaps that a visit's pause may reach across, so that it stands in one stretch."""
    for (_, end), (start, _) in pairwise(runs(free)):
        if start - end <= pause:
            free |= span(end, start)
    return free
