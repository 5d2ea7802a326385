"""Every call a stand-in received, for tests and for people who wonder."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any, Generic, TypeVar

from sandbox.clock import exact_now

Json = dict[str, Any]
Call = TypeVar("Call")
KEPT = 100_000


class Journal(Generic[Call]):
    """Calls, written as a dataclass, numbered from 1 on; the oldest are forgotten in time."""

    def __init__(self) -> None:
        """Start empty."""
        self._entries: list[tuple[float, Call]] = []
        self._forgotten = 0

    @property
    def last(self) -> int:
        """The ordinal of the newest call."""
        return self._forgotten + len(self._entries)

    def add(self, call: Call) -> None:
        """Write a call down."""
        self._entries.append((exact_now(), call))
        if len(self._entries) > 2 * KEPT:
            self._entries = self._entries[KEPT:]
            self._forgotten += KEPT

    def clear(self) -> None:
        """Forget every call; ordinals go on."""
        self._forgotten = self.last
        self._entries = []

    def after(self, ordinal: int, is_wanted: Callable[[Call], bool]) -> Iterator[Json]:
        """Give the calls after an ordinal that are wanted, oldest first."""
        start = max(ordinal - self._forgotten, 0)
        for number, (at, call) in enumerate(
            self._entries[start:], start=self._forgotten + start + 1
        ):
            if is_wanted(call):
                yield {"ordinal": number, "at": at} | _written(call)


def _written(call: Any) -> Json:
    return {field.name: getattr(call, field.name) for field in fields(call)}
