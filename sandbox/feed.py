"""What changes, told live to every open page."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

BACKLOG = 500


class Feed:
    """Fan-out of events to subscribers; one that falls too far behind is cut off."""

    def __init__(self) -> None:
        """Start with nobody listening."""
        self._subscribers: set[asyncio.Queue[dict[str, Any] | None]] = set()

    def publish(self, event: dict[str, Any]) -> None:
        """Hand the event to everyone who listens now; never waits."""
        for queue in tuple(self._subscribers):
            if queue.qsize() < BACKLOG:
                queue.put_nowait(event)
            else:
                self._cut_off(queue)

    @contextmanager
    def subscription(self) -> Iterator[asyncio.Queue[dict[str, Any] | None]]:
        """Give a queue of events while the block runs; None in it means the end."""
        queue: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
        self._subscribers.add(queue)
        try:
            yield queue
        finally:
            self._subscribers.discard(queue)

    def close(self) -> None:
        """End every subscription."""
        for queue in tuple(self._subscribers):
            self._cut_off(queue)

    def _cut_off(self, queue: asyncio.Queue[dict[str, Any] | None]) -> None:
        # The page reconnects by itself and reads the whole state again, so a lost event costs
        # nothing, while an endless queue of a sleeping tab would cost memory.
        self._subscribers.discard(queue)
        queue.put_nowait(None)
