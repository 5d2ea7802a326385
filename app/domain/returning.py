"""How a sum is given back out of several payments."""

from collections.abc import Sequence

from app.domain.money import LEAST_KOPECKS


def parts_to_return(there: Sequence[int], kopecks: int) -> list[int] | None:
    """Share a sum between payments of which so much is left, the first before the later.

    Of each is returned nothing or at least a ruble, and nothing or at least a ruble stays. None
    if there is no such way, or less than asked for.
    """
    if kopecks == 0:
        return [0] * len(there)
    if not there:
        return None
    first, rest = there[0], there[1:]
    # All it can give, or a ruble less on this side or the other for the sake of what follows.
    most = min(first, kopecks)
    for part in (most, kopecks - LEAST_KOPECKS, first - LEAST_KOPECKS, 0):
        if not can_go_back(part, first) or part > most:
            continue
        others = parts_to_return(rest, kopecks - part)
        if others is not None:
            return [part, *others]
    return None


def can_go_back(part: int, there: int) -> bool:
    """Tell whether the provider gives back such a part of what is there."""
    return (part == 0 or part >= LEAST_KOPECKS) and (part == there or there - part >= LEAST_KOPECKS)
