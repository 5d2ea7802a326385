"""Days that clients ask for: what is sold, when she works, who asks, how patient they are."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp
from typing import NamedTuple

from app.domain.bits import QUANTUM_MIN
from app.domain.gaps_needs import Needs

Menu = tuple[tuple[Needs, float], ...]

_HOUR = 60 // QUANTUM_MIN
_NOTICE = _HOUR
_FIRST_MESSAGE = 8 * _HOUR


class Client(NamedTuple):
    """Somebody who takes the offered start nearest to her wish within her patience, in quanta.

    She asks `days_ahead` of the day, and can be served from `earliest` on; `reluctance` from 0
    to 1 says how hard it is to win her over to a recommended start.
    """

    needs: Needs
    wish: int
    patience: int
    days_ahead: int
    earliest: int
    reluctance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One kind of day; `demand` is the time asked for as a multiple of the time there is.

    `patience` are the equally likely middles of how far clients go from their wish, in minutes;
    each client's own is half to one and a half of it. `glad` is the share who take a recommended
    start within their patience rather than the nearest one.
    """

    name: str
    menu: Menu
    demand: float
    hours: tuple[tuple[int, int], ...] = ((10, 20),)
    peaks: tuple[tuple[float, float], ...] = ()
    patience: tuple[int, ...] = (60, 120, 240)
    mean_lead_days: float = 6.0
    glad: float = 0.5

    @property
    def windows(self) -> tuple[tuple[int, int], ...]:
        return tuple((start * _HOUR, end * _HOUR) for start, end in self.hours)


def _menu(*services: tuple[int, float], after: int = 0) -> Menu:
    return tuple(
        (Needs(minutes // QUANTUM_MIN, after=after // QUANTUM_MIN), weight)
        for minutes, weight in services
    )


_MIXED = ((30, 2), (60, 4), (90, 4), (120, 3), (180, 1.5), (240, 0.5))
_ANY = _menu(*_MIXED)
_COLOUR = Needs(150 // QUANTUM_MIN, pauses=((60 // QUANTUM_MIN, 45 // QUANTUM_MIN),))

SCENARIOS = (
    Scenario(name="mixed, 30 to 240 min", menu=_ANY, demand=1.3),
    Scenario(name="sparse", menu=_ANY, demand=0.5),
    Scenario(name="busy", menu=_ANY, demand=2.5),
    Scenario(name="short", menu=_menu((30, 3), (45, 3), (60, 4), (75, 1)), demand=1.3),
    Scenario(name="long", menu=_menu((120, 4), (150, 2), (180, 2), (240, 1)), demand=1.5),
    Scenario(name="odd lengths", menu=_menu((40, 2), (70, 3), (100, 3), (130, 1)), demand=1.3),
    Scenario(name="one service, 90 min", menu=_menu((90, 1)), demand=1.3),
    Scenario(name="lunch break", menu=_ANY, demand=1.3, hours=((10, 14), (15, 20))),
    Scenario(name="buffer of 10 min", menu=_menu(*_MIXED, after=10), demand=1.3),
    Scenario(name="colour with a pause", menu=(*_ANY, (_COLOUR, 5)), demand=1.3),
    Scenario(name="wishes at 11 and 18", menu=_ANY, demand=1.5, peaks=((11, 0.4), (18, 0.6))),
    Scenario(name="impatient", menu=_ANY, demand=1.3, patience=(30, 60)),
    Scenario(name="patient", menu=_ANY, demand=1.3, patience=(120, 360)),
    Scenario(name="evening shift", menu=_ANY, demand=1.5, hours=((16, 21),)),
    Scenario(name="last minute", menu=_ANY, demand=1.3, mean_lead_days=1.5),
    Scenario(name="weeks ahead", menu=_ANY, demand=1.3, mean_lead_days=20, glad=0.8),
)

UNYIELDING = Scenario(name="unyielding", menu=_ANY, demand=1.3, patience=(15, 30))
"""Not among the scenarios, because hardly anybody lives by the quarter of an hour."""


def days(scenario: Scenario, count: int, seed: str) -> Iterator[list[Client]]:
    """Make the clients of each day in the order in which they ask, the same for the same seed."""
    dice = random.Random(f"{seed}: {scenario.name}")
    open_time = sum(end - start for start, end in scenario.windows)
    weights = [weight for _, weight in scenario.menu]
    asked = sum(needs.blocked.bit_count() * weight for needs, weight in scenario.menu)
    expected = scenario.demand * open_time * sum(weights) / asked
    for _ in range(count):
        arrivals = [_arrival(scenario, dice) for _ in range(_poisson(dice, expected))]
        yield [client for _, client in sorted(arrivals, key=lambda pair: -pair[0])]


def _arrival(scenario: Scenario, dice: random.Random) -> tuple[float, Client]:
    opens, closes = scenario.windows[0][0], scenario.windows[-1][1]
    (needs,) = dice.choices(*zip(*scenario.menu, strict=True))
    wish = _wish(scenario, dice, opens, max(opens, closes - needs.duration))
    patience = round(dice.choice(scenario.patience) * dice.uniform(0.5, 1.5) / QUANTUM_MIN)
    lead = dice.expovariate(1 / scenario.mean_lead_days)
    earliest = 0
    if lead < 1:
        earliest = _NOTICE + round(closes - lead * (closes - _FIRST_MESSAGE))
    return lead, Client(needs, wish, patience, int(lead), earliest, dice.random())


def _wish(scenario: Scenario, dice: random.Random, soonest: int, latest: int) -> int:
    if not scenario.peaks:
        return dice.randint(soonest, latest)
    ((hour, _),) = dice.choices(scenario.peaks, [share for _, share in scenario.peaks])
    return min(max(round(dice.gauss(hour * _HOUR, _HOUR)), soonest), latest)


def _poisson(dice: random.Random, expected: float) -> int:
    count, product, least = 0, dice.random(), exp(-expected)
    while product > least:
        count, product = count + 1, product * dice.random()
    return count
