"""The starts offered on a range of dates: how full each day is, which come first, as text."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import compress, islice, pairwise
from math import gcd
from typing import NamedTuple

from app.domain.bits import DAY, QUANTUM_MIN, ascending, descending, span
from app.domain.civil_time import CivilRange, Piece

_FEW_PERCENT = 35
_ZERO_OR_ONE = bytes.maketrans(b"01", b"\0\1")


class Load(StrEnum):
    """How much of a day is left: the share of starts an empty calendar would offer."""

    FREE = "free"
    FEW = "few"
    FULL = "full"
    CLOSED = "closed"


class IsoDay(NamedTuple):
    """One date, its load and its starts in order, written as ISO 8601 with the zone's offset.

    `recommended` tells of each start in turn whether it is recommended.
    """

    date: str
    load: Load
    starts: list[str]
    recommended: list[bool]


@dataclass(frozen=True, slots=True)
class Availability:
    """Starts as bits of a civil range.

    `possible` are those an empty calendar would offer within the booking window, and `offered`,
    what is left; all lie on labels divisible by `step` quanta. `recommended` are those of the
    offered that leave the fewest holes.
    """

    civil: CivilRange
    step: int
    possible: int
    offered: int
    recommended: int = 0

    def union(self, other: "Availability") -> "Availability":
        """Return what either master offers.

        Raises ValueError when the other covers different dates or another zone.
        """
        if (self.civil.zone, self.civil.edges, self.civil.origin) != (
            other.civil.zone,
            other.civil.edges,
            other.civil.origin,
        ):
            raise ValueError("only the starts of the same dates in one zone can be joined")
        return replace(
            self,
            step=gcd(self.step, other.step),
            possible=self.possible | other.possible,
            offered=self.offered | other.offered,
            recommended=self.recommended | other.recommended,
        )

    def first_of_days(self, count: int) -> list[datetime]:
        """Return the first start of each of the soonest dates that have one, in the zone."""
        days = pairwise(self.civil.edges)
        firsts = (next(ascending(self.offered & span(start, end)), None) for start, end in days)
        found = (self.civil.at(bit) for bit in firsts if bit is not None)
        return list(islice(found, count))

    def nearest(self, wanted: datetime, count: int) -> list[datetime]:
        """Return up to `count` starts closest to an instant, nearest first, earlier on a tie."""
        middle = min(max(self.civil.first_bit_from(wanted), 0), self.civil.length)
        earlier = islice(descending(self.offered & span(0, middle)), count)
        later = islice(ascending(self.offered >> middle), count)
        found = [self.civil.at(bit) for bit in (*earlier, *(middle + bit for bit in later))]
        # In UTC: two times of one zone are subtracted as wall clocks read.
        return sorted(found, key=lambda start: abs(start.astimezone(UTC) - wanted))[:count]

    def iso_days(self) -> list[IsoDay]:
        """Return every date of the range with its load and its starts as text."""
        layout = _layout(self.civil, self.step)
        offered, recommended = layout.flags(self.offered), layout.flags(self.recommended)
        days = []
        for date, date_and_t, start, mask, parts in layout.days:
            possible = (self.possible >> start & mask).bit_count()
            starts: list[str] = []
            marks: list[bool] = []
            # The candidates of a closed day are not even walked.
            for where, times in parts if possible else ():
                starts += [date_and_t + at for at in compress(times, offered[where])]
                marks += map(bool, compress(recommended[where], offered[where]))
            days.append(IsoDay(date, _load(len(starts), possible), starts, marks))
        return days


def _load(offered: int, possible: int) -> Load:
    if not possible:
        return Load.CLOSED
    if not offered:
        return Load.FULL
    return Load.FEW if offered * 100 <= possible * _FEW_PERCENT else Load.FREE


class _Part(NamedTuple):
    where: slice
    times: tuple[str, ...]


class _DayLayout(NamedTuple):
    date: str
    date_and_t: str
    start: int
    mask: int
    parts: tuple[_Part, ...]


class _Layout(NamedTuple):
    """Where the candidates of a grid lie in the text of the bits, and how they are written.

    `lines` cut the candidates of each piece out of the binary text, whose first digit is the
    highest bit; the parts of the days index what the lines yield when joined.
    """

    lines: tuple[slice, ...]
    days: tuple[_DayLayout, ...]
    length: int

    def flags(self, bits: int) -> bytes:
        """Return a 1 or a 0 for each candidate."""
        text = f"{bits:0{self.length}b}"
        return "".join([text[line] for line in self.lines]).encode().translate(_ZERO_OR_ONE)


@lru_cache(maxsize=512)
def _layout(civil: CivilRange, step: int) -> _Layout:
    top = civil.length - 1
    lines = tuple(
        slice(top - piece.first_multiple(step), top - piece.end, -step)
        for piece in civil.pieces_between(civil.edges[0], civil.edges[-1])
    )
    days = []
    counted = 0
    for number, (start, end) in enumerate(pairwise(civil.edges)):
        parts = []
        for piece in civil.pieces_between(start, end):
            candidates = len(range(piece.first_multiple(step), piece.end, step))
            where = slice(counted, counted + candidates)
            parts.append(_Part(where, _times_of(piece, civil.origin, step)))
            counted += candidates
        date = (civil.first + timedelta(days=number)).isoformat()
        days.append(_DayLayout(date, f"{date}T", start, span(0, end - start), tuple(parts)))
    return _Layout(lines, tuple(days), civil.length)


def _times_of(piece: Piece, origin: int, step: int) -> tuple[str, ...]:
    first_label = piece.first_multiple(step) + piece.shift
    return _times(piece.shift - origin, step)[first_label % DAY // step :]


@lru_cache(maxsize=64)
def _times(offset: int, step: int) -> tuple[str, ...]:
    """Write each grid time of a day, with an offset in quanta: "09:30:00+03:00"."""
    hours, minutes = divmod(abs(offset) * QUANTUM_MIN, 60)
    zone = f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"
    clock = (divmod(label * QUANTUM_MIN, 60) for label in range(0, DAY, step))
    return tuple(f"{hour:02}:{minute:02}:00{zone}" for hour, minute in clock)
