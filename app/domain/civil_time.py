"""A range of civil dates of one time zone, laid over five-minute quanta of UTC.

A *label* is what the wall clock shows, as a number: quanta since 1970-01-01 00:00 read as
if there were no zones. While the zone keeps one offset, labels and bits differ by a constant;
so a range is cut into pieces of constant offset and everything else is integer arithmetic.
"""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app.domain.bits import DAY, QUANTUM_MIN, every, repeat, span
from app.domain.interval import EPOCH, Interval

QUANTUM = timedelta(minutes=QUANTUM_MIN)
WEEK = 7 * DAY
EPOCH_WEEKDAY = 3
_EPOCH_DAY = EPOCH.toordinal()

# UTC days kept on either side of the dates: no local midnight is further than 14 hours from
# the UTC one, a buffer reaches at most a day back, a visit and its buffer two days forward.
_DAYS_BEFORE = 2
_DAYS_AFTER = 3

# Since 2012 no clock has jumped off the five-minute grid (Antarctica's Casey aside) or back
# over a midnight from beyond it. Datetimes end with the year 9999.
_EARLIEST = date(2012, 1, 1)
_LATEST = date(9998, 12, 31)


class Piece(NamedTuple):
    """Bits from `start` up to `end`, through which label = bit + shift."""

    start: int
    end: int
    shift: int

    def first_multiple(self, step: int) -> int:
        """Return the first bit whose label is a multiple of `step`; may lie past the end."""
        return self.start + -(self.start + self.shift) % step

    def laid(self, week: int) -> int:
        """Lay the bits of a week from Monday at 00:00 over the piece, as if it began at bit 0."""
        length = self.end - self.start
        phase = (self.start + self.shift + EPOCH_WEEKDAY * DAY) % WEEK
        return repeat(week, WEEK, phase + length) >> phase & span(0, length)


@dataclass(frozen=True, slots=True, eq=False)
class CivilRange:
    """The civil dates `first` to `last` of a zone, both included, as numbered bits.

    `origin` is the quantum since 1970 that bit 0 stands for; `length` counts the bits, with
    days to spare around the dates. `edges[n]` is the bit in which date number n begins, and
    the last edge is the end of the last date.
    """

    zone: ZoneInfo
    first: date
    last: date
    origin: int
    length: int
    pieces: tuple[Piece, ...]
    edges: tuple[int, ...]

    def at(self, bit: int) -> datetime:
        """Return the instant in which a bit begins, in the range's zone."""
        return datetime.fromtimestamp((self.origin + bit) * QUANTUM.seconds, self.zone)

    def bit_at(self, instant: datetime) -> tuple[int, timedelta]:
        """Return the bit an instant lies in, maybe outside the range, and how far into it."""
        quantum, rest = divmod(instant - EPOCH, QUANTUM)
        return quantum - self.origin, rest

    def first_bit_from(self, instant: datetime) -> int:
        """Return the first bit that does not begin before the instant, maybe outside the range."""
        return -((EPOCH - instant) // QUANTUM) - self.origin

    def bit_of(self, label: int) -> int:
        """Return the bit in which the clock shows a label, maybe outside the range.

        RFC 5545: an ambiguous label is its first occurrence, a missing one takes the offset
        before the gap. Both come to: below the higher label of a turn the old offset holds.
        """
        for before, after in pairwise(self.pieces):
            if label < after.start + max(before.shift, after.shift):
                return label - before.shift
        return label - self.pieces[-1].shift

    def midnight(self, on: date) -> int:
        """Return the bit in which a date begins; dates far outside begin at the range's ends."""
        return _reached(self.pieces, midnight_label(on))

    def dates_around(self) -> list[date]:
        """Return the dates whose hours can matter: two more on either side."""
        days = (self.last - self.first).days
        return [self.first + timedelta(days=number) for number in range(-2, days + 3)]

    def turns_between(self, start: int, end: int) -> bool:
        """Tell whether the clock changes in these bits."""
        return any(start <= piece.start < end for piece in self.pieces[1:])

    def pieces_between(self, start: int, end: int) -> tuple[Piece, ...]:
        """Return the pieces that meet the bits `start` to `end`, cut to them."""
        return tuple(
            Piece(max(piece.start, start), min(piece.end, end), piece.shift)
            for piece in self.pieces
            if piece.start < end and start < piece.end
        )


@lru_cache(maxsize=1024)
def civil_range(zone_name: str, first: date, last: date) -> CivilRange:
    """Lay out the dates `first` to `last` of an IANA zone.

    Raises ValueError unless 2012 <= `first` <= `last` < 9999, ZoneInfoNotFoundError for an
    unknown zone.
    """
    if not _EARLIEST <= first <= last <= _LATEST:
        raise ValueError(f"not a range of dates from {_EARLIEST} to {_LATEST}: {first} to {last}")
    zone = ZoneInfo(zone_name)
    origin = (first.toordinal() - _EPOCH_DAY - _DAYS_BEFORE) * DAY
    end = (last.toordinal() - _EPOCH_DAY + 1 + _DAYS_AFTER) * DAY
    pieces = _pieces(zone, origin, end - origin)
    labels = range(origin + _DAYS_BEFORE * DAY, end - (_DAYS_AFTER - 1) * DAY, DAY)
    edges = tuple(_reached(pieces, label) for label in labels)
    return CivilRange(zone, first, last, origin, end - origin, pieces, edges)


def midnight_label(on: date) -> int:
    """Return the label of 00:00 on a date."""
    return (on.toordinal() - _EPOCH_DAY) * DAY


def busy_window(first: date, last: date) -> Interval:
    """Return the time in which a blocked stretch can matter to starts on these dates."""
    midnight = datetime(first.year, first.month, first.day, tzinfo=UTC)
    days = (last - first).days + 1
    return Interval(
        midnight - timedelta(days=_DAYS_BEFORE), midnight + timedelta(days=days + _DAYS_AFTER)
    )


@lru_cache(maxsize=512)
def grid(civil: CivilRange, step: int) -> int:
    """Set the bits of the dates whose label is a multiple of `step` quanta.

    `step` divides a day, so a multiple since 1970 is also one since the date's midnight.
    """
    bits = 0
    for piece in civil.pieces_between(civil.edges[0], civil.edges[-1]):
        first = piece.first_multiple(step)
        bits |= every(step, piece.end - first) << first
    return bits


def _pieces(zone: ZoneInfo, origin: int, length: int) -> tuple[Piece, ...]:
    turns, offsets = [0], [_offset(zone, origin)]
    for before, after in pairwise(range(origin, origin + length + 1, DAY)):
        offset = _offset(zone, after)
        if offset != offsets[-1]:
            turns.append(_turn(zone, before, after) - origin)
            offsets.append(offset)
    ends = [*turns[1:], length]
    return tuple(
        Piece(start, end, origin + offset)
        for start, end, offset in zip(turns, ends, offsets, strict=True)
    )


def _turn(zone: ZoneInfo, before: int, after: int) -> int:
    """Find the first quantum with another offset than `before` has; `after` has one."""
    old = _offset(zone, before)
    return before + bisect_left(
        range(before, after), x=True, key=lambda quantum: _offset(zone, quantum) != old
    )


def _offset(zone: ZoneInfo, quantum: int) -> int:
    moment = datetime.fromtimestamp(quantum * QUANTUM.seconds, zone)
    return (moment.replace(tzinfo=UTC) - moment) // QUANTUM


def _reached(pieces: tuple[Piece, ...], label: int) -> int:
    """Return the first bit whose label is this one or later, or the end of the range."""
    found = (max(label - shift, start) for start, end, shift in pieces if label - shift < end)
    return next(found, pieces[-1].end)
