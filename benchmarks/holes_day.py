"""Play days of clients against a way of offering starts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.bits import DAY, QUANTUM_MIN, erode, every, span
from app.domain.gaps_needs import Needs, runs
from benchmarks.holes_scenarios import Client, Scenario

GRID = every(15 // QUANTUM_MIN, DAY)


class Ask(NamedTuple):
    """A client's question: which starts on this day, given what is booked already?

    `fitting` are all possible starts, `offered` those of them on the quarters of an hour.
    """

    free: int
    fitting: int
    offered: int
    needs: Needs
    days_ahead: int


Offer = Callable[[Ask], int]


@dataclass(slots=True)
class Outcome:
    """Minutes booked, minutes in holes that no service fits in, questions and starts shown."""

    booked_min: int = 0
    dead_min: int = 0
    asks: int = 0
    shown: int = 0


def open_bits(scenario: Scenario) -> int:
    """Return the working quanta of the scenario's day."""
    return sum(span(start, end) for start, end in scenario.windows)


def fitting(working: int, busy: int, needs: Needs) -> int:
    """Return every start from which the work lies in working time and nothing busy is touched."""
    starts = span(0, DAY)
    for first, end in runs(needs.blocked >> needs.before & span(0, needs.duration)):
        starts &= erode(working, end - first) >> first
    clear = span(0, 2 * DAY) & ~busy
    for first, end in runs(needs.blocked):
        starts &= erode(clear, end - first) >> first << needs.before
    return starts


def play(
    scenario: Scenario, days: Iterable[list[Client]], offer: Offer, *, starred: bool = False
) -> Outcome:
    """Let every client choose; `starred` shows all starts and only recommends what is offered."""
    working = open_bits(scenario)
    outcome = Outcome()
    for clients in days:
        busy = 0
        for client in clients:
            fits = fitting(working, busy, client.needs) >> client.earliest << client.earliest
            if not fits & GRID:
                continue
            ask = Ask(working & ~busy, fits, fits & GRID, client.needs, client.days_ahead)
            shown = offer(ask)
            outcome.asks += 1
            outcome.shown += shown.bit_count()
            start = _chosen(scenario, client, shown, ask.offered if starred else 0)
            if start is not None:
                busy |= client.needs.blocked << start >> client.needs.before
                outcome.booked_min += work_min(client.needs)
        outcome.dead_min += _dead_min(scenario, working, busy)
    return outcome


def work_min(needs: Needs) -> int:
    """Return the minutes a visit sells: its duration without the pauses."""
    return QUANTUM_MIN * (needs.duration - sum(length for _, length in needs.pauses))


def _chosen(scenario: Scenario, client: Client, shown: int, others: int) -> int | None:
    if others and client.reluctance >= scenario.glad:
        return _nearest(others, client)
    start = _nearest(shown, client)
    return _nearest(others, client) if start is None else start


def _nearest(starts: int, client: Client) -> int | None:
    earlier = (starts & span(0, client.wish + 1)).bit_length() - 1
    later = starts >> client.wish
    apart = client.wish - earlier if earlier >= 0 else DAY
    after = (later & -later).bit_length() - 1 if later else DAY
    if min(apart, after) > client.patience:
        return None
    return earlier if apart <= after else client.wish + after


def _dead_min(scenario: Scenario, working: int, busy: int) -> int:
    usable = 0
    for needs, _ in scenario.menu:
        usable |= fitting(working, busy, needs)
    holes = runs(working & ~busy)
    return QUANTUM_MIN * sum(end - start for start, end in holes if not usable & span(start, end))
