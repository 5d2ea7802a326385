"""What a visit takes of a master's free time, and the holes it leaves."""

from collections.abc import Iterator
from typing import NamedTuple, Self

from app.domain.bits import QUANTUM_MIN, span
from app.domain.demand import Demand


class Needs(NamedTuple):
    """A visit in quanta: its duration, the buffers around it and (offset, length) of its pauses."""

    duration: int
    before: int = 0
    after: int = 0
    pauses: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, demand: Demand) -> Self:
        """Turn a demand's minutes into quanta."""
        return cls(
            duration=demand.duration_min // QUANTUM_MIN,
            before=demand.buffer_before_min // QUANTUM_MIN,
            after=demand.buffer_after_min // QUANTUM_MIN,
            pauses=tuple(
                (after // QUANTUM_MIN, length // QUANTUM_MIN) for after, length in demand.pauses
            ),
        )

    @property
    def blocked(self) -> int:
        """The quanta nobody else may have; bit 0 is the first one of the buffer before."""
        bits = span(0, self.before + self.duration + self.after)
        for offset, length in self.pauses:
            bits &= ~span(self.before + offset, self.before + offset + length)
        return bits

    @property
    def longest_pause(self) -> int:
        return max((length for _, length in self.pauses), default=0)


def holes(free: int, start: int, end: int) -> list[tuple[int, int]]:
    """Return the half-open runs of free bits within a day, in order."""
    return [
        (start + first, start + last) for first, last in runs(free >> start & span(0, end - start))
    ]


def runs(free: int) -> Iterator[tuple[int, int]]:
    """Yield each half-open run of set bits, from the lowest up."""
    at = 0
    while free:
        skipped = (free & -free).bit_length() - 1
        free >>= skipped
        length = ((free + 1) & ~free).bit_length() - 1
        free >>= length
        at += skipped + length
        yield at - length, at


def left_beside(free: int, start_bit: int, needs: Needs) -> tuple[int, int]:
    """Return how many free quanta a visit would leave right before and right after itself.

    Its buffers count as taken; what is free in its pauses lies not beside it.
    """
    first = max(start_bit - needs.before, 0)
    end = start_bit + needs.duration + needs.after
    return free_before(free, first), free_after(free, end)


def free_before(free: int, bit: int) -> int:
    """Return the length of the free run that ends right before a bit."""
    return bit - (~free & span(0, bit)).bit_length()


def free_after(free: int, bit: int) -> int:
    """Return the length of the free run that begins at a bit."""
    rest = free >> bit
    return ((rest + 1) & ~rest).bit_length() - 1
