"""Troubles switched on by hand: what a service does on a bad day."""

from collections.abc import Callable
from dataclasses import asdict
from itertools import count
from typing import Any, Generic, Protocol, TypeVar


class AnyFault(Protocol):
    """What every fault has; `times` counts down by `hits`, None is for ever."""

    kind: Any
    times: int | None
    id: int
    hits: int


Fault = TypeVar("Fault", bound=AnyFault)


class Faults(Generic[Fault]):
    """The faults of one service that are on, in the order they were switched on."""

    def __init__(self) -> None:
        """Start with a service in good health."""
        self._on: list[Fault] = []
        self._numbers = count(1)

    def add(self, fault: Fault) -> Fault:
        """Switch a fault on and number it."""
        fault.id = next(self._numbers)
        self._on.append(fault)
        return fault

    def remove(self, fault_id: int) -> bool:
        """Switch one fault off; tell whether it was on."""
        before = len(self._on)
        self._on = [fault for fault in self._on if fault.id != fault_id]
        return len(self._on) < before

    def clear(self) -> None:
        """Switch everything off."""
        self._on.clear()

    def strike(self, fits: Callable[[Fault], bool]) -> Fault | None:
        """Return the first fault that fits a call and use it up by one."""
        for fault in self._on:
            if fits(fault):
                fault.hits += 1
                if fault.times is not None and fault.hits >= fault.times:
                    self.remove(fault.id)
                return fault
        return None

    def listed(self) -> list[dict[str, Any]]:
        """Write the faults that are on as JSON objects."""
        return [_written(fault) for fault in self._on]


def _written(fault: Any) -> dict[str, Any]:
    return asdict(fault)
