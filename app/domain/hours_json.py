"""A date's hours as JSON: {"windows": [["10:00", "14:00"]], "breaks": [["12:00", "12:30"]]}."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import time

from app.domain.schedule import DayPlan, WallSpan

DayJson = dict[str, list[list[str]]]


def day_to_json(plan: DayPlan) -> DayJson:
    """Write a date's hours as they are stored and sent, windows and breaks in order."""
    return {"windows": _spans_to_json(plan.windows), "breaks": _spans_to_json(plan.breaks)}


def day_from_json(hours: Mapping[str, Iterable[Sequence[str]]]) -> DayPlan:
    """Read what `day_to_json` wrote."""
    return DayPlan(_spans_from_json(hours["windows"]), _spans_from_json(hours["breaks"]))


def _spans_to_json(spans: Iterable[WallSpan]) -> list[list[str]]:
    return [[f"{edge:%H:%M}" for edge in span] for span in sorted(spans)]


def _spans_from_json(spans: Iterable[Sequence[str]]) -> tuple[WallSpan, ...]:
    return tuple((time.fromisoformat(starts), time.fromisoformat(ends)) for starts, ends in spans)
