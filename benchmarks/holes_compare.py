"""Play the same days with each way of offering starts, and with the plain grid of 15 minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import mean

from benchmarks.holes_day import Outcome, play
from benchmarks.holes_optimum import bound_min
from benchmarks.holes_scenarios import Scenario, days
from benchmarks.holes_ways import PLAIN, WAYS, Way

TUNING, REPORT = "tuning", "report"
"""Seeds: parameters were chosen on the days of one, what is told comes from the other."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A way against the plain grid, one entry for each scenario.

    `gains` in booked minutes, in percent; `dead` minutes as a share of the plain grid's; `shown`
    starts for each question.
    """

    gains: list[float]
    dead: list[float]
    shown: list[float]

    def __str__(self) -> str:
        gains = f"{mean(self.gains):+.1f} %, worst {min(self.gains):+.1f} %"
        return f"{gains}, dead time {mean(self.dead):.0%}, {mean(self.shown):.1f} starts"


def compare(way: Way, scenarios: Sequence[Scenario], count: int, seed: str) -> Comparison:
    """Play `count` days of each scenario."""
    result = Comparison([], [], [])
    for scenario in scenarios:
        plain = _plain(scenario, count, seed)
        outcome = _played(way, scenario, count, seed)
        result.gains.append(100 * (outcome.booked_min / plain.booked_min - 1))
        result.dead.append(outcome.dead_min / max(plain.dead_min, 1))
        result.shown.append(outcome.shown / outcome.asks)
    return result


def bound(scenario: Scenario, count: int, seed: str) -> float:
    """Return how many percent more than the plain grid not even a clairvoyant books."""
    most = sum(bound_min(scenario, clients) for clients in days(scenario, count, seed))
    return 100 * (most / _plain(scenario, count, seed).booked_min - 1)


@cache
def _plain(scenario: Scenario, count: int, seed: str) -> Outcome:
    return _played(WAYS[PLAIN], scenario, count, seed)


def _played(way: Way, scenario: Scenario, count: int, seed: str) -> Outcome:
    made = days(scenario, count, seed)
    return play(scenario, made, way.offer(scenario), starred=way.starred)
