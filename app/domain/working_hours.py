"""Weekly working hours, and the moments they open in a range of civil dates."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import time
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from app.domain.bits import DAY, QUANTUM_MIN, repeat, span
from app.domain.civil_time import CivilRange, Piece

_WEEK = 7 * DAY
_EPOCH_WEEKDAY = 3
_MINUTES_IN_HOUR = 60


class LocalInterval(NamedTuple):
    """Wall-clock time on each `weekday` (0 is Monday), to five minutes.

    It ends on the next date when `ends_time` is not after `starts_time`, so an end of 00:00 is
    the end of the date and equal times are a whole day.
    """

    weekday: int
    starts_time: time
    ends_time: time


class _Span(NamedTuple):
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
            bits |= self._pattern.laid_over(piece) << piece.start
        for before, after in pairwise(civil.pieces):
            bits = self._pattern.corrected_at_turn(bits, before, after)
        return bits


@dataclass(frozen=True, slots=True)
class _Pattern:
    """Weekly hours as bits of a week that begins on Monday at 00:00."""

    week: int
    windows: tuple[_Span, ...]
    breaks: tuple[_Span, ...]

    def laid_over(self, piece: Piece) -> int:
        """Return the open bits of a piece as if its offset had always been kept."""
        length = piece.end - piece.start
        phase = (piece.start + piece.shift + _EPOCH_WEEKDAY * DAY) % _WEEK
        return repeat(self.week, _WEEK, phase + length) >> phase & span(0, length)

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


def _span(interval: LocalInterval) -> _Span:
    if not 0 <= interval.weekday < 7:  # noqa: PLR2004
        raise ValueError(f"a weekday is 0 (Monday) to 6, not {interval.weekday}")
    start, end = _quantum(interval.starts_time), _quantum(interval.ends_time)
    return _Span(interval.weekday * DAY + start, (end - start - 1) % DAY + 1)


def _quantum(at: time) -> int:
    minutes = at.hour * _MINUTES_IN_HOUR + at.minute
    if minutes % QUANTUM_MIN or at != time(at.hour, at.minute):
        raise ValueError(f"a wall time in whole five minutes is needed, not {at}")
    return minutes // QUANTUM_MIN


def _week(spans: Iterable[_Span]) -> int:
    bits = 0
    for start, length in spans:
        bits |= span(start, start + length)
    return (bits | bits >> _WEEK) & span(0, _WEEK)


def _at_turn(spans: Iterable[_Span], before: Piece, after: Piece, width: int) -> int:
    """Set the bits of the intervals within `width` bits after the turn.

    RFC 5545: an ambiguous label is its first occurrence, a missing one takes the offset before
    the gap. Both come to: below the higher of the two labels of the turn the old offset holds.
    """
    turn = after.start
    old_below = turn + max(before.shift, after.shift)
    bits = 0
    for start, length in spans:
        last_met = old_below + width + _EPOCH_WEEKDAY * DAY
        label = start + (last_met - start) // _WEEK * _WEEK - _EPOCH_WEEKDAY * DAY
        opens, closes = (
            edge - (before.shift if edge < old_below else after.shift)
            for edge in (label, label + length)
        )
        opens, closes = max(opens, turn), min(closes, turn + width)
        if opens < closes:
            bits |= span(opens, closes)
    return bits
