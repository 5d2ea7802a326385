"""Telegram's limit of messages per bot."""

import asyncio
from collections import defaultdict

# About 30 a second are allowed; a little under it there are no refusals to wait out.
_PER_SECOND = 28


class Pace:
    """Spaces out the calls of each bot; different bots do not wait for one another."""

    def __init__(self) -> None:
        self._next: defaultdict[int, float] = defaultdict(float)

    async def wait(self, bot_id: int) -> None:
        """Return when this bot may make its next call."""
        now = asyncio.get_running_loop().time()
        turn = max(now, self._next[bot_id])
        self._next[bot_id] = turn + 1 / _PER_SECOND
        await asyncio.sleep(turn - now)
