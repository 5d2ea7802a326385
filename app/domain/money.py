"""Sums of money: whole kopecks, never floats."""

import re
from collections.abc import Sequence

KOPECKS = 100
"""In a ruble."""

LEAST_KOPECKS = KOPECKS
"""The provider takes no less, gives back no less of a payment, and leaves no less of it but 0."""

_MOST_DIGITS = 12
_AMOUNT = re.compile(r"([0-9]+)(?:\.([0-9]{1,2}))?")


def share(total_kopecks: int, weights: Sequence[int]) -> list[int]:
    """Split a sum in proportion to the weights, to the kopeck: the parts make up the total.

    What rounding down leaves goes to the largest remainders, the first of equal ones before the
    later, so that no part exceeds its weight while the total does not exceed theirs. If all
    weigh nothing, the parts are equal. Raises ValueError for a negative total or weight, and
    for something to split among nobody.
    """
    if total_kopecks < 0 or (weights and min(weights) < 0):
        raise ValueError("only what is not negative can be shared")
    if total_kopecks and not weights:
        raise ValueError("there is nobody to share among")
    whole = sum(weights)
    if not whole:
        weights, whole = [1] * len(weights), len(weights)
    parts = [total_kopecks * weight // whole for weight in weights]
    if missing := total_kopecks - sum(parts):
        remainders = [total_kopecks * weight % whole for weight in weights]
        largest = sorted(range(len(parts)), key=remainders.__getitem__, reverse=True)
        for place in largest[:missing]:
            parts[place] += 1
    return parts


def percent_of(amount_kopecks: int, percent: int) -> int:
    """Return so many percent of an amount that is not negative; half a kopeck counts as one."""
    return (amount_kopecks * percent + 50) // 100


def parse_amount(text: str) -> int:
    """Read rubles such as "123.45" as kopecks, exactly.

    Raises ValueError for signs, exponents, more than two decimals or twelve digits, digits that
    are not ASCII, and whatever else is no such amount.
    """
    found = _AMOUNT.fullmatch(text)
    if found is None or sum(map(str.isdigit, text)) > _MOST_DIGITS:
        raise ValueError("not an amount in rubles")
    rubles, decimals = found.groups(default="")
    return int(rubles) * KOPECKS + int(decimals.ljust(2, "0"))


def format_amount(kopecks: int) -> str:
    """Write kopecks as rubles with two decimals: "123.45". Raises ValueError below zero."""
    if kopecks < 0:
        raise ValueError("an amount is not negative")
    rubles, rest = divmod(kopecks, KOPECKS)
    return f"{rubles}.{rest:02}"
