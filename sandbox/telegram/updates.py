"""Updates that wait for a bot: in order within a chat, independent between chats."""

import asyncio
from collections import deque
from collections.abc import Iterator
from itertools import count
from typing import Any

from sandbox.clock import unix_now

Json = dict[str, Any]
# Telegram leaves these out unless a bot asks for them.
_ONLY_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_EPOCH = 1_700_000_000
_IDS_A_SECOND = 10


def update_numbers() -> Iterator[int]:
    """Number updates so that a sandbox started later goes on above the numbers of an earlier one.

    A bot that keeps the numbers it has seen would otherwise take new updates for old ones.
    """
    return count((unix_now() - _EPOCH) * _IDS_A_SECOND)


class Mailbox:
    """A bot's pending updates, in one lane per chat."""

    def __init__(self, numbers: Iterator[int]) -> None:
        """Take update ids from the world's one sequence."""
        self.allowed: list[str] = []
        self.lanes: dict[int, deque[Json]] = {}
        self.arrived = asyncio.Event()
        self._numbers = numbers

    def __len__(self) -> int:
        """Count the pending updates."""
        return sum(len(lane) for lane in self.lanes.values())

    def wants(self, kind: str) -> bool:
        """Tell whether the bot asked for this kind of update."""
        return kind in self.allowed if self.allowed else kind not in _ONLY_ON_REQUEST

    def put(self, lane: int, update: Json) -> Json:
        """Queue an update, numbered unless it brings its own `update_id`; return it."""
        numbered = {"update_id": next(self._numbers)} | update
        self.lanes.setdefault(lane, deque()).append(numbered)
        self.arrived.set()
        return numbered

    def head(self, lane: int) -> Json | None:
        """Return the update to deliver next in a lane."""
        waiting = self.lanes.get(lane)
        return waiting[0] if waiting else None

    def done(self, lane: int, update: Json) -> None:
        """Forget a delivered update, unless it was dropped meanwhile."""
        if self.head(lane) is update:
            self.lanes[lane].popleft()
            if not self.lanes[lane]:
                del self.lanes[lane]

    def clear(self) -> None:
        """Drop everything."""
        self.lanes.clear()

    def in_order(self) -> list[Json]:
        """Return all pending updates by id, as getUpdates gives them."""
        return sorted(
            (update for lane in self.lanes.values() for update in lane),
            key=lambda update: int(update["update_id"]),
        )

    def confirm_before(self, update_id: int) -> None:
        """Forget the updates below an id: getUpdates has seen them."""
        for lane, waiting in list(self.lanes.items()):
            self.lanes[lane] = deque(one for one in waiting if one["update_id"] >= update_id)
            if not self.lanes[lane]:
                del self.lanes[lane]
