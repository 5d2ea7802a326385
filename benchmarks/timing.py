"""Measuring things side by side: a machine shared with others is never equally fast twice."""

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Contestant:
    """Something measured once by a call that returns milliseconds, `repeats` times a round."""

    once: Callable[[], float]
    repeats: int = 1


def timed(
    work: Callable[[], object], clock: Callable[[], float] = perf_counter
) -> Callable[[], float]:
    """Make a measurement of a piece of work in this thread.

    With `time.thread_time` as the clock, waiting for a busy machine does not count.
    """

    def once() -> float:
        started = clock()
        work()
        return (clock() - started) * 1000

    return once


def side_by_side(contestants: Mapping[str, Contestant], rounds: int) -> dict[str, list[float]]:
    """Take turns, so that whatever slows the machine down slows everybody down.

    Returns milliseconds by name; a first round that warms everything up is not among them.
    """
    samples: dict[str, list[float]] = {name: [] for name in contestants}
    for number in range(rounds + 1):
        for name, contestant in contestants.items():
            gc.collect()
            found = [contestant.once() for _ in range(contestant.repeats)]
            if number:
                samples[name] += found
    return samples


def percentile(samples: list[float], percent: int) -> float:
    """Return the smallest sample that `percent` of all do not exceed."""
    return sorted(samples)[-(-len(samples) * percent // 100) - 1]


def spread(samples: list[float]) -> str:
    """Write milliseconds as median and 95th percentile."""
    return f"p50 {median(samples):.1f} ms, p95 {percentile(samples, 95):.1f} ms"
