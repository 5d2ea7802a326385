"""One date's hours as they were filled in, and what does not add up in them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import pairwise

from app.domain.schedule import DayPlan, WallSpan

Problem = tuple[str, str]
"""Where something is wrong, as a path of fields, and the sentence about it."""

_OVERLAPS = "Overlaps another interval."
_OUTSIDE = "Lies outside working hours."
_DAY_MIN = 24 * 60
_Minutes = tuple[int, int]


@dataclass(frozen=True, slots=True)
class HoursDraft:
    """Windows of work and breaks on the wall clock, in fives; they may contradict one another."""

    windows: tuple[WallSpan, ...]
    breaks: tuple[WallSpan, ...] = ()

    def plan(self) -> DayPlan:
        """Return the hours for the engine, in order."""
        return DayPlan(tuple(sorted(self.windows)), tuple(sorted(self.breaks)))

    def problems(self, before: "HoursDraft | None" = None) -> Iterator[Problem]:
        """Yield what is wrong, given the hours of the date before, whose night may reach in."""
        yield from _span_problems("windows", self.windows)
        yield from _span_problems("breaks", self.breaks)
        spilling = _minutes(before.windows) if before else []
        nights = ((start - _DAY_MIN, end - _DAY_MIN) for start, end in spilling)
        opened = _joined([*nights, *_minutes(self.windows)])
        for number, (start, end) in enumerate(_minutes(self.breaks)):
            if not any(first <= start and end <= last for first, last in opened):
                yield f"breaks.{number}", _OUTSIDE


def problems_in_turn(name: str, days: Sequence[HoursDraft]) -> Iterator[Problem]:
    """Yield what is wrong in days that follow one another, and the first again the last."""
    for number, day in enumerate(days):
        yield from below(f"{name}.{number}", day.problems(days[number - 1]))


def below(path: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Put the paths of problems below another one."""
    return ((f"{path}.{field}", sentence) for field, sentence in problems)


def _span_problems(name: str, spans: Sequence[WallSpan]) -> Iterator[Problem]:
    placed = sorted((minutes, number) for number, minutes in enumerate(_minutes(spans)))
    for ((_, ended), _), ((started, _), number) in pairwise(placed):
        if started < ended:
            yield f"{name}.{number}", _OVERLAPS


def _minutes(spans: Iterable[WallSpan]) -> list[_Minutes]:
    """Count from the date's midnight; what does not end after it starts ends on the next date."""
    edges = ((_of_day(starts), _of_day(ends)) for starts, ends in spans)
    return [(start, start + (end - start - 1) % _DAY_MIN + 1) for start, end in edges]


def _of_day(at: time) -> int:
    return at.hour * 60 + at.minute


def _joined(spans: Iterable[_Minutes]) -> list[_Minutes]:
    joined: list[_Minutes] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined
