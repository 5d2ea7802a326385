"""How much of a master's time a visit asks for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol, Self

from app.domain.bits import DAY, QUANTUM_MIN
from app.domain.interval import Interval
from app.domain.start_hours import StartHours

MAX_DURATION_MIN = DAY * QUANTUM_MIN

Stretch = tuple[int, int]


class Performed(Protocol):
    """What is asked of a service: whole minutes, in fives.

    Each pause is a pair: so long after the service's start, so long.
    """

    @property
    def duration_min(self) -> int: ...
    @property
    def buffer_before_min(self) -> int: ...
    @property
    def buffer_after_min(self) -> int: ...
    @property
    def pauses(self) -> Sequence[Sequence[int]]: ...


@dataclass(frozen=True, slots=True)
class Demand:
    """A visit's length, the buffers around it, the pauses in it and the hours it may start in.

    `pauses` are pairs of minutes: after the visit's start, long. `start_hours` pair the minutes
    after the visit's start at which one of its services begins with that service's own hours.
    Raises ValueError unless all are multiples of five minutes, the duration is 5..1440, each
    buffer 0..1440, and the pauses lie one after another inside the visit without its ends.
    """

    duration_min: int
    buffer_before_min: int = 0
    buffer_after_min: int = 0
    pauses: tuple[Stretch, ...] = ()
    start_hours: tuple[tuple[int, StartHours], ...] = ()

    def __post_init__(self) -> None:
        _check(self.duration_min, QUANTUM_MIN, "a duration")
        _check(self.buffer_before_min, 0, "a buffer before")
        _check(self.buffer_after_min, 0, "a buffer after")
        _check_pauses(self.pauses, self.duration_min)

    @classmethod
    def of(
        cls, services: Sequence[Performed], start_hours: Sequence[StartHours | None] = ()
    ) -> Self:
        """Put services back to back: the first one's buffer before, the last one's after.

        `start_hours` are those of each service in turn; left out, none has any. Raises
        ValueError for no services, for more than a day of them, for a pause that is not inside
        its service, and when there are not as many hours as services.
        """
        if not services:
            raise ValueError("a visit needs at least one service")
        length = 0
        pauses: list[Stretch] = []
        hours: list[tuple[int, StartHours]] = []
        own_hours = start_hours or [None] * len(services)
        for service, own in zip(services, own_hours, strict=True):
            _check_pauses(service.pauses, service.duration_min)
            pauses += [(length + after, minutes) for after, minutes in service.pauses]
            if own is not None:
                hours.append((length, own))
            length += service.duration_min
        return cls(
            duration_min=length,
            buffer_before_min=services[0].buffer_before_min,
            buffer_after_min=services[-1].buffer_after_min,
            pauses=tuple(pauses),
            start_hours=tuple(hours),
        )

    def needs(self) -> list[Stretch]:
        """Return the quanta in which the master is needed: pairs (from the start, up to)."""
        return _quanta(_outside(self.pauses, 0, self.duration_min))

    def blocks(self) -> list[Stretch]:
        """Return the quanta that nobody else may have, counted as in `needs`, with buffers."""
        return _quanta(self._blocked())

    def blocked_stretches(self, starts_at: datetime) -> tuple[Interval, ...]:
        """Return what a visit starting then blocks, buffers included and pauses not, in UTC."""
        start = starts_at.astimezone(UTC)
        return tuple(
            Interval(start + timedelta(minutes=first), start + timedelta(minutes=last))
            for first, last in self._blocked()
        )

    def _blocked(self) -> Iterator[Stretch]:
        return _outside(
            self.pauses, -self.buffer_before_min, self.duration_min + self.buffer_after_min
        )


def _outside(pauses: Iterable[Stretch], start: int, end: int) -> Iterator[Stretch]:
    for after, minutes in pauses:
        if start < after:
            yield start, after
        start = after + minutes
    yield start, end


def _quanta(stretches: Iterable[Stretch]) -> list[Stretch]:
    return [(start // QUANTUM_MIN, end // QUANTUM_MIN) for start, end in stretches]


def _check(minutes: int, least: int, subject: str) -> None:
    if not least <= minutes <= MAX_DURATION_MIN or minutes % QUANTUM_MIN:
        raise ValueError(
            f"{subject} must be {least} to {MAX_DURATION_MIN} minutes, in fives: {minutes}"
        )


def _check_pauses(pauses: Sequence[Sequence[int]], duration_min: int) -> None:
    free_from = QUANTUM_MIN
    for after, minutes in pauses:
        if after % QUANTUM_MIN or minutes % QUANTUM_MIN or minutes <= 0 or after < free_from:
            raise ValueError(f"pauses come one after another, in fives: {pauses}")
        free_from = after + minutes
    if free_from > duration_min - QUANTUM_MIN and pauses:
        raise ValueError(f"a pause ends before its service does: {pauses}")
