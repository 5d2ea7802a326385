"""The starts offered on a range of dates: how full each day is, which come first, as text."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from app.domain.bits import DAY, QUANTUM_MIN, ascending, descending, span
from app.domain.civil_time import CivilRange

_FEW_PERCENT = 35


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
    what is left. `recommended` are those of the offered that leave the fewest holes, `hidden`
    those that the master's policy does not show: they only count for how full a day is.
    """

    civil: CivilRange
    possible: int
    offered: int
    recommended: int = 0
    hidden: int = 0

    @property
    def shown(self) -> int:
        """The starts to show."""
        return self.offered & ~self.hidden

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
            possible=self.possible | other.possible,
            offered=self.offered | other.offered,
            recommended=self.recommended | other.recommended,
            hidden=(self.hidden | other.hidden) & ~(self.shown | other.shown),
        )

    def first_of_days(self, count: int) -> list[datetime]:
        """Return the first start of each of the soonest dates that have one, in the zone."""
        days = pairwise(self.civil.edges)
        firsts = (next(ascending(self.shown & span(start, end)), None) for start, end in days)
        found = (self.civil.at(bit) for bit in firsts if bit is not None)
        return list(islice(found, count))

    def nearest(self, wanted: datetime, count: int) -> list[datetime]:
        """Return up to `count` starts closest to an instant, nearest first, earlier on a tie."""
        middle = min(max(self.civil.first_bit_from(wanted), 0), self.civil.length)
        earlier = islice(descending(self.shown & span(0, middle)), count)
        later = islice(ascending(self.shown >> middle), count)
        found = [self.civil.at(bit) for bit in (*earlier, *(middle + bit for bit in later))]
        # In UTC: two times of one zone are subtracted as wall clocks read.
        return sorted(found, key=lambda start: abs(start.astimezone(UTC) - wanted))[:count]

    def iso_days(self) -> list[IsoDay]:
        """Return every date of the range with its load and its starts as text."""
        days = []
        for day in _layout(self.civil):
            left, marked = self.offered >> day.start & day.mask, self.recommended >> day.start
            load = load_of(left.bit_count(), (self.possible >> day.start & day.mask).bit_count())
            starts: list[str] = []
            marks: list[bool] = []
            left &= ~(self.hidden >> day.start)
            while left:
                first = left & -left
                starts.append(day.date_and_t + day.times[first.bit_length() - 1])
                marks.append(first & marked != 0)
                left ^= first
            days.append(IsoDay(day.date, load, starts, marks))
        return days


def load_of(left: int, possible: int) -> Load:
    """Return the load of a day of which so much is left of what an empty one would have."""
    if not possible:
        return Load.CLOSED
    if not left:
        return Load.FULL
    return Load.FEW if left * 100 <= possible * _FEW_PERCENT else Load.FREE


class _DayLayout(NamedTuple):
    """Where a date lies among the bits, and how each of its bits is written."""

    date: str
    date_and_t: str
    start: int
    mask: int
    times: tuple[str, ...]


@lru_cache(maxsize=512)
def _layout(civil: CivilRange) -> tuple[_DayLayout, ...]:
    days = []
    for number, (start, end) in enumerate(pairwise(civil.edges)):
        times: tuple[str, ...] = ()
        for piece in civil.pieces_between(start, end):
            label = (piece.start + piece.shift) % DAY
            # A whole day of one offset shares its texts with all others.
            times += _times(piece.shift - civil.origin)[label : label + piece.end - piece.start]
        iso = (civil.first + timedelta(days=number)).isoformat()
        days.append(_DayLayout(iso, f"{iso}T", start, span(0, end - start), times))
    return tuple(days)


@lru_cache(maxsize=64)
def _times(offset: int) -> tuple[str, ...]:
    """Write each five minutes of a day, with an offset in quanta: "09:30:00+03:00"."""
    hours, minutes = divmod(abs(offset) * QUANTUM_MIN, 60)
    zone = f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"
    clock = (divmod(label * QUANTUM_MIN, 60) for label in range(DAY))
    return tuple(f"{hour:02}:{minute:02}:00{zone}" for hour, minute in clock)
