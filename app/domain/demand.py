"""How much of a master's time a visit asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol, Self

from app.domain.bits import DAY, QUANTUM_MIN
from app.domain.interval import Interval

MAX_DURATION_MIN = DAY * QUANTUM_MIN


class Performed(Protocol):
    """What is asked of a service: whole minutes, in fives."""

    @property
    def duration_min(self) -> int: ...
    @property
    def buffer_before_min(self) -> int: ...
    @property
    def buffer_after_min(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Demand:
    """A visit's length and the buffers around it.

    Raises ValueError unless all are multiples of five minutes, the duration is 5..1440 and
    each buffer 0..1440.
    """

    duration_min: int
    buffer_before_min: int = 0
    buffer_after_min: int = 0

    def __post_init__(self) -> None:
        _check(self.duration_min, QUANTUM_MIN, "a duration")
        _check(self.buffer_before_min, 0, "a buffer before")
        _check(self.buffer_after_min, 0, "a buffer after")

    @classmethod
    def of(cls, services: Sequence[Performed]) -> Self:
        """Put services back to back: the first one's buffer before, the last one's after.

        Raises ValueError for no services and for more than a day of them.
        """
        if not services:
            raise ValueError("a visit needs at least one service")
        return cls(
            duration_min=sum(service.duration_min for service in services),
            buffer_before_min=services[0].buffer_before_min,
            buffer_after_min=services[-1].buffer_after_min,
        )

    def blocked_stretches(self, starts_at: datetime) -> tuple[Interval, ...]:
        """Return what a visit starting then blocks, buffers included, in UTC."""
        start = starts_at.astimezone(UTC)
        return (
            Interval(
                start - timedelta(minutes=self.buffer_before_min),
                start + timedelta(minutes=self.duration_min + self.buffer_after_min),
            ),
        )


def _check(minutes: int, least: int, subject: str) -> None:
    if not least <= minutes <= MAX_DURATION_MIN or minutes % QUANTUM_MIN:
        raise ValueError(
            f"{subject} must be {least} to {MAX_DURATION_MIN} minutes, in fives: {minutes}"
        )
