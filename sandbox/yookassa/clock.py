"""YooKassa's clock, which tests move, and what is to happen by it."""

import asyncio
import heapq
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count

from sandbox.clock import exact_now


class MovableClock:
    """The present moment, ahead of the real one by as much as it was moved."""

    def __init__(self) -> None:
        """Start on time."""
        self.ahead = timedelta()

    def now(self) -> datetime:
        """Return the moment, aware, in UTC."""
        return datetime.fromtimestamp(exact_now(), UTC) + self.ahead

    def advance(self, seconds: float) -> None:
        """Move it forward."""
        self.ahead += timedelta(seconds=seconds)


class Timetable:
    """What happens at a moment of the clock, in the order of the moments."""

    def __init__(self, clock: MovableClock) -> None:
        """Start with nothing ahead."""
        self._clock = clock
        self._ahead: list[tuple[datetime, int, Callable[[], None]]] = []
        self._numbers = count()
        self._alarm: asyncio.TimerHandle | None = None

    def at(self, moment: datetime, action: Callable[[], None]) -> None:
        """Call the action when the clock gets there."""
        heapq.heappush(self._ahead, (moment, next(self._numbers), action))
        self._set_alarm()

    def catch_up(self) -> None:
        """Let everything happen whose moment has come, however far the clock was moved."""
        while self._ahead and self._ahead[0][0] <= self._clock.now():
            heapq.heappop(self._ahead)[2]()
        self._set_alarm()

    def clear(self) -> None:
        """Forget what was ahead."""
        self._ahead.clear()
        self._set_alarm()

    def _set_alarm(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = None
        if self._ahead:
            pause = (self._ahead[0][0] - self._clock.now()).total_seconds()
            self._alarm = asyncio.get_running_loop().call_later(max(pause, 0), self.catch_up)


def written(moment: datetime) -> str:
    """Write a moment as YooKassa does: `2026-11-22T18:00:00.000Z`."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
