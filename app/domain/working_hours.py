"""Weekly working hours, and the moments they open in a range of civil dates."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import time
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from app.domain.bits import DAY, QUANTUM_MIN, span
from app.domain.civil_time import EPOCH_WEEKDAY, WEEK, CivilRange, Piece

_MINUTES_IN_HOUR = 60


class LocalInterval(NamedTuple):
    """Wall-clock time on each `weekday` (0 is Monday), to five minutes.

    It ends on the next date when `ends_time` is not after `starts_time`, so an end of 00:00 is
    the end of the date and equal times are a whole day.
    """

    weekday: int
    starts_time: time
    ends_time: time


class Span(NamedTuple):
    """Wall-clock time in quanta: where it starts and how long the clock shows it."""

    start: int
    length: int


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """A master's week: the windows in which she works, less the work breaks.

    Raises ValueError for a weekday outside 0..6 and for a time that is not a plain wall time in
    whole five minutes.
    """

    windows: tuple[LocalInterval, ...]
    breaks: tuple[LocalInterval, ...] = ()
    _pattern: "_Pattern" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_pattern", _compiled(self.windows, self.breaks))

    def open_bits(self, civil: CivilRange) -> int:
        """Set the bits of the range that lie in a window and in no break."""
        bits = 0
        for piece in civil.pieces:
            bits |= piece.laid(self._pattern.week) << piece.start
        for before, after in pairwise(civil.pieces):
            bits = self._pattern.corrected_at_turn(bits, before, after)
        return bits


@dataclass(frozen=True, slots=True)
class _Pattern:
    """Weekly hours as bits of a week that begins on Monday at 00:00."""

    week: int
    windows: tuple[Span, ...]
    breaks: tuple[Span, ...]

    def corrected_at_turn(self, bits: int, before: Piece, after: Piece) -> int:
        """Decide the bits right after a clock change by converting the edges of the intervals.

        Elsewhere the label of a bit tells whether it is open. Here it does not: a window may
        span labels that come twice or never. These bits are as many as the clock jumps.
        """
        width = abs(after.shift - before.shift)
        opened = _at_turn(self.windows, before, after, width)
        closed = _at_turn(self.breaks, before, after, width)
        return bits & ~span(after.start, after.start + width) | opened & ~closed


@lru_cache(maxsize=4096)
def _compiled(windows: tuple[LocalInterval, ...], breaks: tuple[LocalInterval, ...]) -> _Pattern:
    opened = tuple(map(_span, windows))
    closed = tuple(map(_span, breaks))
    return _Pattern(_week(opened) & ~_week(closed), opened, closed)


def span_of(starts: time, ends: time) -> Span:
    """Return an interval as quanta from the midnight of its date; see `LocalInterval`.

    Raises ValueError unless both are plain wall times in whole five minutes.
    """
    start, end = quantum_of(starts), quantum_of(ends)
    return Span(start, (end - start - 1) % DAY + 1)


def _span(interval: LocalInterval) -> Span:
    if not 0 <= interval.weekday < 7:  # noqa: PLR2004
        raise ValueError(f"a weekday is 0 (Monday) to 6, not {interval.weekday}")
    start, length = span_of(interval.starts_time, interval.ends_time)
    return Span(interval.weekday * DAY + start, length)


def quantum_of(at: time) -> int:
    """Return the five minutes of the day that begin at a wall time.

    Raises ValueError unless it is a plain wall time in whole five minutes.
    """
    minutes = at.hour * _MINUTES_IN_HOUR + at.minute
    if minutes % QUANTUM_MIN or at != time(at.hour, at.minute):
        raise ValueError(f"a wall time in whole five minutes is needed, not {at}")
    return minutes // QUANTUM_MIN


def _week(spans: Iterable[Span]) -> int:
    bits = 0
    for start, length in spans:
        bits |= span(start, start + length)
    return (bits | bits >> WEEK) & span(0, WEEK)


def _at_turn(spans: Iterable[Span], before: Piece, after: Piece, width: int) -> int:
    """Set the bits of the intervals within `width` bits after the turn.

    RFC 5545: an ambiguous label is its first occurrence, a missing one takes the offset before
    the gap. Both come to: below the higher of the two labels of the turn the old offset holds.
    """
    turn = after.start
    old_below = turn + max(before.shift, after.shift)
    bits = 0
    for start, length in spans:
        last_met = old_below + width + EPOCH_WEEKDAY * DAY
        label = start + (last_met - start) // WEEK * WEEK - EPOCH_WEEKDAY * DAY
        opens, closes = (
            edge - (before.shift if edge < old_below else after.shift)
            for edge in (label, label + length)
        )
        opens, closes = max(opens, turn), min(closes, turn + width)
        if opens < closes:
            bits |= span(opens, closes)
    return bits
