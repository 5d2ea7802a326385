"""Instants and the half-open stretches between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Interval:
    """Time from `starts_at` up to, but not including, `ends_at`; both are aware.

    Raises TypeError for a naive instant and ValueError when it does not end after it starts.
    """

    starts_at: datetime
    ends_at: datetime

    def __post_init__(self) -> None:
        # Not compared with one another: two times of one zone compare as their clocks read.
        if self.ends_at - EPOCH <= self.starts_at - EPOCH:
            raise ValueError("an interval must end after it starts")


def epoch_minutes(stretches: Iterable[tuple[datetime, datetime]]) -> list[tuple[int, int]]:
    """Turn pairs of aware instants into whole minutes since 1970, rounded outward.

    Raises TypeError for a naive instant.
    """
    return [((start - EPOCH) // _MINUTE, -((EPOCH - end) // _MINUTE)) for start, end in stretches]
