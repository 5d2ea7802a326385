"""What nobody can pass: a bound on the minutes bookable by one who knows all clients in advance.

Packing clients with wishes into a day is NP-hard; the bound drops the rule that each client comes
once and puts a price on coming instead (Lagrangian relaxation). For given prices the best packing
is a longest path along the day, and for any prices what it earns plus the prices themselves is at
least the optimum. Prices are raised where a client came more than once, lowered where she did not
come. The parts of a visit with a pause are packed each by itself, which cannot lower the bound.
"""

from typing import NamedTuple

from app.domain.bits import DAY, ascending, span
from app.domain.gaps_needs import runs
from benchmarks.holes_day import GRID, fitting, open_bits, work_min
from benchmarks.holes_scenarios import Client, Scenario

_ROUNDS = 60
_FIRST_STEP_MIN = 30.0
_SHRINK = 0.93


class _Part(NamedTuple):
    minutes: float
    stretches: tuple[tuple[int, int], ...]


def bound_min(scenario: Scenario, clients: list[Client]) -> float:
    """Return minutes that no way of placing these clients on the quarters of an hour exceeds."""
    parts = [part for client in clients for part in _parts(scenario, client)]
    prices = [0.0] * len(parts)
    best = float("inf")
    step = _FIRST_STEP_MIN
    for _ in range(_ROUNDS):
        earned, came = _longest_path(parts, prices)
        best = min(best, earned + sum(prices))
        prices = [
            max(0.0, price + step * (times - 1)) for price, times in zip(prices, came, strict=True)
        ]
        step *= _SHRINK
    return best


def _parts(scenario: Scenario, client: Client) -> list[_Part]:
    """List the pieces of a visit, each with every place it may be put within the patience."""
    starts = fitting(open_bits(scenario), 0, client.needs) & GRID
    soonest = max(client.earliest, client.wish - client.patience, 0)
    starts &= span(soonest, max(soonest, client.wish + client.patience + 1))
    blocked = client.needs.blocked
    minutes = work_min(client.needs) / blocked.bit_count()
    return [
        _Part(
            minutes * (end - first),
            tuple(
                (start - client.needs.before + first, end - first) for start in ascending(starts)
            ),
        )
        for first, end in runs(blocked)
    ]


def _longest_path(parts: list[_Part], prices: list[float]) -> tuple[float, list[int]]:
    """Return what the best row of stretches earns after prices, and how often each part came."""
    ending: dict[int, list[tuple[int, float, int]]] = {}
    for number, (part, price) in enumerate(zip(parts, prices, strict=True)):
        for start, length in part.stretches if part.minutes > price else ():
            ending.setdefault(start + length, []).append((start, part.minutes - price, number))
    earned = [0.0]
    last: list[tuple[int, int] | None] = [None]
    for now in range(1, 2 * DAY):
        earned.append(earned[-1])
        last.append(None)
        for start, worth, number in ending.get(now, ()):
            if earned[max(start, 0)] + worth > earned[now]:
                earned[now], last[now] = earned[max(start, 0)] + worth, (max(start, 0), number)
    return earned[-1], _times(last, len(parts))


def _times(last: list[tuple[int, int] | None], parts: int) -> list[int]:
    came = [0] * parts
    now = len(last) - 1
    while now:
        step = last[now]
        if step:
            now = step[0]
            came[step[1]] += 1
        else:
            now -= 1
    return came
