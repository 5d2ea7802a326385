"""A month of free starts with every rule on, among five years of ten masters; a master's week.

Two services in one visit, shifts, dates with other hours, time off, recommended starts first.
That the same month has the same starts wherever it is asked is checked.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median

from benchmarks.asking import in_process
from benchmarks.busy_year import BusyYear, busy_year, store
from benchmarks.full_studio import store_studio
from benchmarks.installation import KINDS, installation
from benchmarks.table import Row, WrongResultError
from benchmarks.timing import Contestant, side_by_side, spread, timed

_ROUNDS = 15
_REPEATS = 20
_MASTERS, _YEARS = 10, 5
_TARGET_MS = 6
_TARGET_GROWTH = 1.2

Samples = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class _Questions:
    """What is asked of one kind of database, and how many visits its larger studio has."""

    asks: dict[str, Callable[[], bytes]]
    visits: int


def measure() -> list[Row]:
    year = busy_year()
    with ExitStack() as stack:
        questions = {kind: _questions(stack, kind, year) for kind in KINDS}
        _check(of.asks[name]() for of in questions.values() for name in ("own", "one of many"))
        samples = side_by_side(
            {
                f"{kind}: {name}": Contestant(timed(ask), _REPEATS)
                for kind, of in questions.items()
                for name, ask in of.asks.items()
            },
            _ROUNDS,
        )
    return [row for kind, of in questions.items() for row in _rows(kind, samples, of.visits)]


def _questions(stack: ExitStack, kind: str, year: BusyYear) -> _Questions:
    small, large = (stack.enter_context(installation(kind)) for _ in range(2))
    plain = store(small, year)
    own = store_studio(small, year, masters=1, years=1)
    many = store_studio(large, year, masters=_MASTERS, years=_YEARS)
    asks = {
        "plain": in_process(small.app, plain),
        "own": in_process(small.app, own.month),
        "one of many": in_process(large.app, many.month),
        "all": in_process(large.app, many.month_of_all),
        "week": in_process(small.app, own.days, own.owner),
        "week of many": in_process(large.app, many.days, many.owner),
    }
    return _Questions(asks, many.visits)


def _check(months: Iterable[bytes]) -> None:
    first, *others = map(_starts, months)
    if any(other != first for other in others):
        counts = ", ".join(str(len(starts)) for starts in (first, *others))
        raise WrongResultError(f"the same month has different free starts: {counts}")
    if {recommended for _at, recommended in first} != {True, False}:
        raise WrongResultError("no start is recommended before another")


def _starts(body: bytes) -> list[tuple[str, bool]]:
    return [
        (start["at"], start["recommended"])
        for day in json.loads(body)["days"]
        for start in day["starts"]
    ]


def _rows(kind: str, samples: Samples, visits: int) -> Iterator[Row]:
    of = {name.removeprefix(f"{kind}: "): took for name, took in samples.items() if kind in name}
    took = {name: median(milliseconds) for name, milliseconds in of.items()}
    yield Row(
        what=f"month, every rule: whole answer, {kind}, in process",
        here=spread(of["own"]),
        beside=f"the plain month: {spread(of['plain'])}",
        ratio=took["plain"] / took["own"],
        target=f"p50 ≤ {_TARGET_MS} ms",
        met=took["own"] <= _TARGET_MS,
    )
    yield Row(
        what=f"… of one master among {_MASTERS} × {_YEARS} years ({visits} visits), {kind}",
        here=spread(of["one of many"]),
        beside=f"her own year alone: {spread(of['own'])}",
        ratio=took["own"] / took["one of many"],
        target=f"at most {_TARGET_GROWTH} times as long",
        met=took["one of many"] <= _TARGET_GROWTH * took["own"],
    )
    yield Row(
        what=f"… of all {_MASTERS} together, {kind}",
        here=spread(of["all"]),
        beside=f"{_MASTERS} times one of them: {_MASTERS * took['one of many']:.0f} ms",
        ratio=_MASTERS * took["one of many"] / took["all"],
    )
    yield Row(
        what=f"cabinet: a master's week, {kind}, in process",
        here=spread(of["week"]),
        beside=f"among {visits} visits: {spread(of['week of many'])}",
        ratio=took["week of many"] / took["week"],
    )
