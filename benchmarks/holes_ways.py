"""Ways of offering starts that are compared: what others do, and ours."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from app.domain.bits import DAY, QUANTUM_MIN, ascending, every, span
from app.domain.gaps import recommend
from app.domain.gaps_needs import left_beside, runs
from app.domain.gaps_policy import HolePolicy
from app.domain.hole_values import Mix, hole_values, share_to_come
from benchmarks.holes_day import Ask, Offer
from benchmarks.holes_scenarios import Scenario

_BAND = 90 // QUANTUM_MIN


@dataclass(frozen=True, slots=True)
class Way:
    """How starts are offered in a scenario; `starred` means that the others are shown too."""

    offer: Callable[[Scenario], Offer]
    starred: bool = False


def mix_of(scenario: Scenario) -> Mix:
    """Return the scenario's services as the lengths and weights that hole values are made of."""
    return tuple(
        (needs.before + needs.duration + needs.after, weight) for needs, weight in scenario.menu
    )


def _plain(_: Scenario) -> Offer:
    return lambda ask: ask.offered


def _half_hours(_: Scenario) -> Offer:
    grid = every(30 // QUANTUM_MIN, DAY)
    return lambda ask: ask.fitting & grid


def _step_of_duration(scenario: Scenario) -> Offer:
    opens = scenario.windows[0][0]
    return lambda ask: ask.fitting & every(ask.needs.duration, DAY) << opens


def _back_to_back(_: Scenario) -> Offer:
    def offer(ask: Ask) -> int:
        beside = _beside(ask)
        return _bits(start for start, sides in beside if 0 in sides) or ask.offered

    return offer


def _no_short_gap(scenario: Scenario) -> Offer:
    shortest = min(length for length, _ in mix_of(scenario))

    def offer(ask: Ask) -> int:
        beside = _beside(ask)
        kept = (start for start, sides in beside if not any(0 < gap < shortest for gap in sides))
        return _bits(kept) or ask.offered

    return offer


def _edges_and_bands(scenario: Scenario) -> Offer:
    values = hole_values(mix_of(scenario), HolePolicy.HIDE)

    def offer(ask: Ask) -> int:
        share = share_to_come(ask.days_ahead)
        chosen = 0
        for start, end in runs(ask.free):
            within = ask.offered & span(start, end)
            chosen |= (within & -within) | (1 << within.bit_length() >> 1)
        length = ask.needs.before + ask.needs.duration + ask.needs.after
        kept = {}
        for start, (before, after) in _beside(ask):
            whole = values.minutes(before + length + after, share)
            kept[start] = values.minutes(before, share) + values.minutes(after, share) - whole
        for band in range(0, DAY, _BAND):
            inside = ask.offered & span(band, band + _BAND)
            if inside and not chosen & inside:
                chosen |= 1 << max(ascending(inside), key=kept.__getitem__)
        return chosen

    return offer


def _ours(policy: HolePolicy, *, fine: bool = False) -> Callable[[Scenario], Offer]:
    def way(scenario: Scenario) -> Offer:
        values = hole_values(mix_of(scenario), policy)

        def offer(ask: Ask) -> int:
            starts = ask.fitting if fine else ask.offered
            return recommend(ask.free, starts, (0, DAY), ask.needs, values, ask.days_ahead)

        return offer

    return way


def _beside(ask: Ask) -> list[tuple[int, tuple[int, int]]]:
    return [(start, left_beside(ask.free, start, ask.needs)) for start in ascending(ask.offered)]


def _bits(starts: Iterable[int]) -> int:
    return sum(1 << start for start in starts)


PLAIN = "every 15 min"
EDGES_AND_BANDS = "edges and bands of 90 min"
HIDE = "ours, hide"
FINE_HIDE = "ours, hide, every 5 min"
RECOMMEND = "ours, recommend"

WAYS: Mapping[str, Way] = {
    PLAIN: Way(_plain),
    "every 30 min": Way(_half_hours),
    "step as long as the service": Way(_step_of_duration),
    "back to back only": Way(_back_to_back),
    "no gap below the shortest": Way(_no_short_gap),
    EDGES_AND_BANDS: Way(_edges_and_bands),
    HIDE: Way(_ours(HolePolicy.HIDE)),
    FINE_HIDE: Way(_ours(HolePolicy.HIDE, fine=True)),
    RECOMMEND: Way(_ours(HolePolicy.RECOMMEND), starred=True),
}
