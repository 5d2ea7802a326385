"""Troubles switched on by hand: what Telegram does on a bad day."""

from dataclasses import asdict, dataclass
from itertools import count
from typing import Any, Literal, get_args

Kind = Literal["429", "403", "500", "502_html", "slow", "cut", "401", "400_chat_not_found"]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(slots=True)
class Fault:
    """A trouble for the calls it fits; None fits any. `times` counts down, None is for ever.

    `retry_after` is for 429, `seconds` is how long `slow` waits before the work is done.
    """

    kind: Kind
    method: str | None = None
    bot: str | None = None
    chat: int | None = None
    times: int | None = None
    retry_after: int = 3
    seconds: float = 2.0
    id: int = 0
    hits: int = 0

    def fits(self, method: str, bot: str | None, chat: object) -> bool:
        """Tell whether a call is one this fault is for."""
        return (
            (self.method is None or self.method.lower() == method.lower())
            and (self.bot is None or self.bot == bot)
            and (self.chat is None or str(self.chat) == str(chat))
        )


class Faults:
    """The faults that are on, in the order they were switched on."""

    def __init__(self) -> None:
        """Start with a Telegram in good health."""
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

    def strike(self, method: str, bot: str | None, chat: object) -> Fault | None:
        """Return the first fault that fits a call and use it up by one."""
        for fault in self._on:
            if fault.fits(method, bot, chat):
                fault.hits += 1
                if fault.times is not None and fault.hits >= fault.times:
                    self.remove(fault.id)
                return fault
        return None

    def listed(self) -> list[dict[str, Any]]:
        """Write the faults that are on as JSON objects."""
        return [asdict(fault) for fault in self._on]
