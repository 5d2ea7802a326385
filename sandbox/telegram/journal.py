"""Every Bot API call received, for tests and for people who wonder."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sandbox.clock import exact_now

Json = dict[str, Any]
KEPT = 100_000


@dataclass(frozen=True, slots=True)
class Call:
    """A call and how it was answered; `status` is None when the connection was cut."""

    method: str
    bot: str | None
    params: Json
    status: int | None
    description: str | None
    fault: str | None


class Journal:
    """Calls numbered from 1 on; the oldest are forgotten when there are too many."""

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

    def after(self, ordinal: int, method: str | None = None) -> Iterator[Json]:
        """Give the calls after an ordinal, oldest first, perhaps of one method only."""
        start = max(ordinal - self._forgotten, 0)
        for number, (at, call) in enumerate(
            self._entries[start:], start=self._forgotten + start + 1
        ):
            if method is None or call.method.lower() == method.lower():
                yield {
                    "ordinal": number,
                    "at": at,
                    "method": call.method,
                    "bot": call.bot,
                    "params": call.params,
                    "status": call.status,
                    "description": call.description,
                    "fault": call.fault,
                }
