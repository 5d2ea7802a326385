"""What Telegram does on a bad day."""

from dataclasses import dataclass
from typing import Literal, get_args

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
