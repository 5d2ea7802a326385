"""Telegram's limit of messages per bot."""

import asyncio
import math
from collections import defaultdict

# About 30 a second are allowed; a little under it there are no refusals to wait out.
_PER_SECOND = 28


class Pace:
    """Spaces out the calls of each bot; different bots do not wait for one another."""

    def __init__(self) -> None:
        self._next: defaultdict[int, float] = defaultdict(float)
        self._quiet_until: defaultdict[int, float] = defaultdict(float)

    async def wait(self, bot_id: int) -> None:
        """Return when this bot may make its next call."""
        now = _now()
        turn = max(now, self._next[bot_id])
        self._next[bot_id] = turn + 1 / _PER_SECOND
        await asyncio.sleep(turn - now)

    def hush(self, bot_id: int, seconds: int) -> None:
        """Remember that Telegram asked this bot to be silent for so long."""
        self._quiet_until[bot_id] = max(self._quiet_until[bot_id], _now() + seconds)

    def silence_s(self, bot_id: int) -> int:
        """Return how many seconds of a bot's silence are left, rounded up; 0 if it may speak."""
        return max(0, math.ceil(self._quiet_until[bot_id] - _now()))


def _now() -> float:
    return asyncio.get_running_loop().time()
